"""How the words of the command line are read, and the arguments that many commands take."""

import argparse
import re
from datetime import date, timedelta
from pathlib import Path

from commands.words import words

DRILLS = (
    *("killed", "torn", "full", "locked", "replaced", "writers", "double-click"),
    *("snapshots", "records"),
)
DATABASE_KINDS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgres", "postgresql+psycopg")


def a_date(text: str) -> date:
    """Reads YYYY-MM-DD."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(words("arguments.no_date", text=text))


def a_month_end(text: str) -> date:
    """Reads the last day of a month."""
    day = a_date(text)
    if (day + timedelta(days=1)).day != 1:
        raise argparse.ArgumentTypeError(words("arguments.no_month_end", text=text))
    return day


def a_period(text: str) -> str | int:
    """Reads `rolling` or a calendar year, which is a number as on the screens."""
    if text == "rolling":
        return text
    if re.fullmatch(r"(19|20)\d{2}", text):
        return int(text)
    raise argparse.ArgumentTypeError(words("arguments.no_period", text=text))


def a_port(text: str) -> int:
    """Reads a port number."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(words("arguments.no_port", text=text))


def an_address(text: str) -> str:
    """Reads a host's name or number; whether it is one of this machine shows when it is used."""
    if text and not re.search(r"\s", text):
        return text
    raise argparse.ArgumentTypeError(words("arguments.no_address", text=text))


def a_count(text: str) -> int:
    """Reads a positive whole number; thousands may be marked: 10_000_000."""
    digits = text.replace("_", "").replace(",", "")
    if digits.isascii() and digits.isdigit() and int(digits) > 0:
        return int(digits)
    raise argparse.ArgumentTypeError(words("arguments.no_count", text=text))


def a_seed(text: str) -> int:
    """Reads a whole number, zero included."""
    if text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(words("arguments.no_number", text=text))


def a_city(text: str) -> str:
    """Reads a city's code; whether it is in the list shows when the database is opened."""
    if re.fullmatch("[0-9]{6}", text):
        return text
    raise argparse.ArgumentTypeError(words("arguments.no_city", text=text))


def a_database(text: str) -> str:
    """Reads a database address or a file's path; whether it answers shows when it is opened."""
    scheme = text.partition("://")[0] if "://" in text else "sqlite"
    if text and scheme in DATABASE_KINDS:
        return text
    raise argparse.ArgumentTypeError(words("arguments.no_database"))


def a_drill(text: str) -> str:
    """Reads the name of a drill."""
    if text in DRILLS:
        return text
    raise argparse.ArgumentTypeError(words("arguments.no_drill", text=text))


def add_database(command: argparse.ArgumentParser) -> None:
    """Adds the choice of the database."""
    text = words("help.database")
    command.add_argument("--database", type=a_database, metavar="URL", help=text)


def add_key(command: argparse.ArgumentParser) -> None:
    """Adds the choice of the file that holds the office's key."""
    command.add_argument("--key", type=Path, metavar="FILE", help=words("help.identity_key"))
