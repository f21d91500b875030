"""The office's key for identities, as a command finds it."""

from argparse import Namespace
from typing import TYPE_CHECKING

from commands import CommandError
from commands.words import of_pair

if TYPE_CHECKING:
    from data_access.engine import Engine


def chosen_key(engine: "Engine", chosen: Namespace) -> bytes:
    """The key, made where there is none yet and nothing was brought in."""
    from data_access.returns.identity_key import identity_key, key_file
    from data_access.wording import Worded

    try:
        return identity_key(engine, key_file(chosen.key))[0]
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
