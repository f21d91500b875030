"""The arguments of every command, readable before anything is installed."""

import argparse
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

SLICES = (
    *("national", "city", "province", "tier", "group", "institution", "incubator", "project"),
    "cohort",
)
FORMATS = ("table", "csv", "json")
SIZES = ("S", "M", "L")
DEMO_TRAINEES = 150_000
DEMO_SEED = 2007
DATABASE_KINDS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgres", "postgresql+psycopg")
DATABASE_HELP = (
    "a file's path, sqlite:///PATH or postgresql://USER@HOST/NAME (default: the environment"
    " variable STARTUP_DASHBOARD_DATABASE, which also keeps a password out of the list of"
    " processes, else the file var/dashboard.sqlite3)"
)


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is; exit status 2."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        self.exit(2, f"{sentence}; see `python3 {self.prog} --help`.\n")


def a_date(text: str) -> date:
    """Reads YYYY-MM-DD."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2009-12-31")


def a_month_end(text: str) -> date:
    """Reads the last day of a month."""
    day = a_date(text)
    if (day + timedelta(days=1)).day != 1:
        raise argparse.ArgumentTypeError(f"{text} is not the last day of a month")
    return day


def a_period(text: str) -> str:
    """Reads `rolling` or a calendar year."""
    if text == "rolling" or re.fullmatch(r"(19|20)\d{2}", text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is neither `rolling` nor a year such as 2009")


def a_port(text: str) -> int:
    """Reads a port number."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port between 1 and 65535")


def an_address(text: str) -> str:
    """Reads a host's name or number; whether it is one of this machine shows when it is used."""
    if text and not re.search(r"\s", text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is not an address such as 127.0.0.1")


def a_count(text: str) -> int:
    """Reads a positive whole number; thousands may be marked: 10_000_000."""
    digits = text.replace("_", "").replace(",", "")
    if digits.isascii() and digits.isdigit() and int(digits) > 0:
        return int(digits)
    raise argparse.ArgumentTypeError(f"{text!r} is not a positive whole number")


def a_seed(text: str) -> int:
    """Reads a whole number, zero included."""
    if text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")


def a_city(text: str) -> str:
    """Reads a city's code; whether it is in the list shows when the database is opened."""
    if re.fullmatch("[0-9]{6}", text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is not a city's six-digit code such as 440100")


def a_database(text: str) -> str:
    """Reads a database address or a file's path; whether it answers shows when it is opened."""
    scheme = text.partition("://")[0] if "://" in text else "sqlite"
    if text and scheme in DATABASE_KINDS:
        return text
    raise argparse.ArgumentTypeError(
        "a database is a file's path, sqlite:///PATH or postgresql://USER@HOST/NAME"
    )


def _database(command: argparse.ArgumentParser) -> None:
    command.add_argument("--database", type=a_database, metavar="URL", help=DATABASE_HELP)


def _run(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=a_port, default=8501, help="default: 8501")
    text = "default: 127.0.0.1"
    command.add_argument("--address", type=an_address, default="127.0.0.1", help=text)
    text = (
        "serve one city's office: its own city and no other (default: the environment variable"
        " STARTUP_DASHBOARD_CITY, else the ministry with all cities)"
    )
    command.add_argument("--city", type=a_city, metavar="CODE", help=text)
    _database(command)


def _test(command: argparse.ArgumentParser) -> None:
    command.add_argument("pytest_arguments", nargs="*", metavar="PYTEST_ARGUMENT")


def _check(command: argparse.ArgumentParser) -> None:
    """Takes no arguments."""


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    text = f"persons trained in a full year (default: {DEMO_TRAINEES:,})"
    command.add_argument("--trainees", type=a_count, default=DEMO_TRAINEES, metavar="N", help=text)
    text = f"the same number gives the same records (default: {DEMO_SEED})"
    command.add_argument("--seed", type=a_seed, default=DEMO_SEED, metavar="N", help=text)


def _load(command: argparse.ArgumentParser) -> None:
    text = "one CSV or Parquet file per table, as in docs/data_dictionary.md"
    command.add_argument("folder", type=Path, metavar="FOLDER", help=text)
    text = "remove the records in the database first, in the same transaction"
    command.add_argument("--replace", action="store_true", help=text)
    _database(command)


def _cities(command: argparse.ArgumentParser) -> None:
    text = "columns as in data_access/reference/cities.csv"
    command.add_argument("file", type=Path, metavar="FILE.csv", help=text)
    _database(command)


def _snapshot(command: argparse.ArgumentParser) -> None:
    text = "a month's end, YYYY-MM-DD (default: the last one that the records cover)"
    command.add_argument("--as-of", type=a_month_end, metavar="DATE", help=text)
    command.add_argument("--publish", action="store_true", help="make it unchangeable")
    _database(command)


def _readings(command: argparse.ArgumentParser) -> None:
    text = "the figure's key, as on the definitions page: pass_rate, satisfaction, ..."
    command.add_argument("key", metavar="KEY", help=text)
    command.add_argument("--by", choices=SLICES, default="national", help="default: national")
    text = "the snapshot of this day, YYYY-MM-DD (default: the newest)"
    command.add_argument("--as-of", type=a_date, metavar="DATE", help=text)
    command.add_argument("--variant", metavar="NAME", help="another definition, as on the page")
    text = "`rolling` or a calendar year (default: rolling)"
    command.add_argument("--period", type=a_period, default="rolling", help=text)
    command.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    _database(command)


def _bench(command: argparse.ArgumentParser) -> None:
    text = "repeat for several (default: S and M)"
    command.add_argument("--size", choices=SIZES, action="append", dest="sizes", help=text)
    command.add_argument("--quick", action="store_true", help="fewer repetitions")


COMMANDS = (
    ("run", _run, "start the dashboard; without a database of yours it makes a demonstration"),
    ("test", _test, "run the tests; further arguments go to pytest"),
    ("check", _check, "format, rules, types and import directions of the code"),
    ("demo", _demo, "write made-up records as a folder of CSV files"),
    ("load", _load, "check a folder of records and bring it in, all or nothing"),
    ("cities", _cities, "replace the list of cities"),
    ("snapshot", _snapshot, "count the records as of a month's end"),
    ("readings", _readings, "print the readings of a target or of a task, as the screens use them"),
    ("bench", _bench, "measure speed and memory beside the targets"),
)


def parser() -> Parser:
    """The parser of all commands."""
    top = Parser(prog="manage.py", allow_abbrev=False, description="The dashboard's command line.")
    choices = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, declare, text in COMMANDS:
        long = text[:1].upper() + text[1:] + "."
        declare(choices.add_parser(name, help=text, description=long, allow_abbrev=False))
    return top


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The chosen command and its arguments; help and errors end the program here."""
    if arguments[:1] == ["test"] and not {"-h", "--help"} & set(arguments):
        return argparse.Namespace(command="test", pytest_arguments=list(arguments[1:]))
    return parser().parse_args(arguments)
