"""The office's key for identities, where the server of this process finds it."""

from data_access.engine import Engine
from data_access.returns.identity_key import identity_key, key_file


def office_key(engine: Engine) -> bytes:
    """The key, made where nothing was brought in yet. Raises KeyRefused where it is lost or another."""
    return identity_key(engine, key_file())[0]
