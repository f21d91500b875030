"""The office's key for identities, where the server of this process finds it."""

import os
from pathlib import Path

from data_access.engine import Engine
from data_access.returns.identity_key import identity_key

VARIABLE = "STARTUP_DASHBOARD_IDENTITY_KEY"
USUAL = Path(__file__).resolve().parents[2] / "var" / "identity.key"


def office_key(engine: Engine) -> bytes:
    """The key, made where nothing was brought in yet. Raises KeyRefused where it is lost or another."""
    return identity_key(engine, Path(os.environ.get(VARIABLE) or USUAL))[0]
