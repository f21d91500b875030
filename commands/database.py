"""Which database a command works on, and how it opens it."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from commands import ROOT, CommandError
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine

VARIABLE = "STARTUP_DASHBOARD_DATABASE"
EMBEDDED = ROOT / "var" / "dashboard.sqlite3"


def configured(chosen: Namespace) -> str | None:
    """The address given as argument or in the environment, if any."""
    return chosen.database or os.environ.get(VARIABLE) or None


def address(chosen: Namespace) -> str:
    """The address to use: the configured one, else the embedded file.

    Files are named from the root, since the server starts in another folder.
    """
    given = configured(chosen) or str(EMBEDDED)
    kind, separator, rest = given.partition(":///")
    if separator and kind.startswith("sqlite"):
        return f"{kind}:///{Path(rest).expanduser().resolve().as_posix()}"
    return given if "://" in given else str(Path(given).expanduser().resolve())


def open_chosen(chosen: Namespace) -> "Engine":
    """Opens the database, its schema brought up to date.

    Raises CommandError with the reason in a sentence; the address, which may hold a
    password, is not repeated.
    """
    from data_access.engine import open_database
    from data_access.failures.in_words import in_words
    from data_access.wording import Worded

    if configured(chosen) is None:
        _make_folder(EMBEDDED.parent)
    given = address(chosen)
    new = configured(chosen) is not None and not there(given)
    try:
        engine = open_database(given)
    except Worded as refusal:
        raise CommandError(words("database.not_opened", reason=of_pair(refusal))) from refusal
    except Exception as error:
        sentence = in_words(error)
        lines = str(error).strip().splitlines()[:1] or [type(error).__name__]
        reason = of_pair(sentence) if sentence else lines[0]
        raise CommandError(words("database.not_opened", reason=reason)) from error
    if new:
        print(words("database.new", address=given), file=sys.stderr)
    return engine


def _make_folder(folder: Path) -> None:
    """Makes the folder of the embedded database, which a read-only checkout cannot hold."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(words("database.no_folder", folder=folder, reason=reason)) from error


def there(given: str) -> bool:
    """Whether the file of an address exists already; of a server's database nothing is known."""
    kind, separator, rest = given.partition("://")
    if separator and not kind.startswith("sqlite"):
        return True
    return Path(rest.removeprefix("/") if separator else given).is_file()
