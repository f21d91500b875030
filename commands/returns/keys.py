"""Where the office's key for identities lies."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from commands import ROOT, CommandError
from commands.words import of_pair

if TYPE_CHECKING:
    from data_access.engine import Engine

VARIABLE = "STARTUP_DASHBOARD_IDENTITY_KEY"
USUAL = ROOT / "var" / "identity.key"


def key_file(chosen: Namespace) -> Path:
    """The file given as argument or in the environment, else the usual one."""
    return Path(chosen.key or os.environ.get(VARIABLE) or USUAL).expanduser().resolve()


def chosen_key(engine: "Engine", chosen: Namespace) -> bytes:
    """The key, made where there is none yet and nothing was brought in."""
    from data_access.returns.identity_key import identity_key
    from data_access.wording import Worded

    try:
        return identity_key(engine, key_file(chosen))[0]
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
