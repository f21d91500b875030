"""The arguments of every command, readable before anything is installed."""

import argparse
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

from commands.words import words

SLICES = (
    *("national", "city", "province", "tier", "group", "institution", "incubator", "project"),
    "cohort",
)
FORMATS = ("table", "csv", "json")
ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5")
SIZES = ("S", "M", "L")
DRILLS = (
    *("killed", "torn", "full", "locked", "replaced", "writers", "double-click"),
    *("snapshots", "records"),
)
DEMO_TRAINEES = 150_000
DEMO_SEED = 2007
DEMO_SETS = 5
PORT = 8501
ADDRESS = "127.0.0.1"
PERIOD_ACTIONS = ("list", "submit", "accept", "send-back", "lock", "correct")
FAST = "--fast"
DATABASE_KINDS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgres", "postgresql+psycopg")


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is; exit status 2."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        self.exit(2, words("arguments.complaint", sentence=sentence, program=self.prog) + "\n")


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


def _database(command: argparse.ArgumentParser) -> None:
    text = words("help.database")
    command.add_argument("--database", type=a_database, metavar="URL", help=text)


def _run(command: argparse.ArgumentParser) -> None:
    text = words("help.default", value=PORT)
    command.add_argument("--port", type=a_port, default=PORT, help=text)
    text = words("help.default", value=ADDRESS)
    command.add_argument("--address", type=an_address, default=ADDRESS, help=text)
    command.add_argument("--city", type=a_city, metavar="CODE", help=words("help.city"))
    _database(command)


def _test(command: argparse.ArgumentParser) -> None:
    command.add_argument(FAST, action="store_true", help=words("help.fast"))
    text = words("help.pytest_arguments")
    command.add_argument("pytest_arguments", nargs="*", metavar="PYTEST_ARGUMENT", help=text)


def _check(command: argparse.ArgumentParser) -> None:
    """Takes no arguments."""


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help=words("help.new_folder"))
    text = words("help.trainees", value=DEMO_TRAINEES)
    command.add_argument("--trainees", type=a_count, default=DEMO_TRAINEES, metavar="N", help=text)
    text = words("help.seed", value=DEMO_SEED)
    command.add_argument("--seed", type=a_seed, default=DEMO_SEED, metavar="N", help=text)


def _load(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help=words("help.records"))
    command.add_argument("--replace", action="store_true", help=words("help.replace"))
    command.add_argument("--yes", action="store_true", help=words("help.yes"))
    _database(command)


def _cities(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE.csv", help=words("help.cities_file"))
    _database(command)


def _area(command: argparse.ArgumentParser) -> None:
    text = words("help.area_names")
    command.add_argument("names", nargs="*", metavar="NAME", help=text)
    command.add_argument("--none", action="store_true", help=words("help.no_area"))
    _database(command)


def _snapshot(command: argparse.ArgumentParser) -> None:
    text = words("help.month_end")
    command.add_argument("--as-of", type=a_month_end, metavar="DATE", help=text)
    command.add_argument("--list", action="store_true", help=words("help.list_snapshots"))
    command.add_argument("--full", action="store_true", help=words("help.full"))
    _database(command)


def _publish(command: argparse.ArgumentParser) -> None:
    _snapshot_number(command)
    text = words("help.meeting")
    command.add_argument("--meeting", required=True, metavar="NAME", help=text)
    command.add_argument("--author", metavar="NAME", help=words("help.publisher"))
    command.add_argument("--yes", action="store_true", help=words("help.yes_publish"))
    _key(command)
    _database(command)


def _verify(command: argparse.ArgumentParser) -> None:
    _snapshot_number(command)
    _key(command)
    _database(command)


def _snapshot_number(command: argparse.ArgumentParser) -> None:
    command.add_argument("number", type=a_count, metavar="N", help=words("help.snapshot_number"))


def _readings(command: argparse.ArgumentParser) -> None:
    command.add_argument("key", metavar="KEY", help=words("help.key"))
    text = words("help.default", value="national")
    command.add_argument("--by", choices=SLICES, default="national", help=text)
    command.add_argument("--as-of", type=a_date, metavar="DATE", help=words("help.as_of"))
    command.add_argument("--variant", metavar="NAME", help=words("help.variant"))
    text = words("help.period")
    command.add_argument("--period", type=a_period, default="rolling", help=text)
    text = words("help.default", value="table")
    command.add_argument("--format", choices=FORMATS, default="table", help=text)
    _database(command)


def _init(command: argparse.ArgumentParser) -> None:
    command.add_argument("codes", type=a_city, nargs="*", metavar="CODE", help=words("help.codes"))
    text = words("help.own_cities")
    command.add_argument("--cities", type=Path, metavar="FILE", help=text)
    text = words("help.programme_name")
    command.add_argument("--name", nargs=2, metavar=("NAME_ZH", "NAME_EN"), help=text)
    command.add_argument("--since", type=a_date, metavar="DATE", help=words("help.since"))
    text = words("help.first_targets")
    command.add_argument("--targets", nargs="+", metavar="KEY=VALUE", help=text)
    _key(command)
    _database(command)


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help=words("help.files"))
    text = words("help.city_of_return")
    command.add_argument("--city", type=a_city, required=True, metavar="CODE", help=text)
    text = words("help.month")
    command.add_argument("--month", type=a_month_end, required=True, metavar="DATE", help=text)
    command.add_argument("--received", type=a_date, metavar="DATE", help=words("help.received"))
    command.add_argument("--only-check", action="store_true", help=words("help.only_check"))
    command.add_argument("--take-offers", action="store_true", help=words("help.take_offers"))
    command.add_argument("--yes", action="store_true", help=words("help.yes_return"))
    command.add_argument("--yes-delete", action="store_true", help=words("help.yes_delete"))
    text = words("help.map")
    command.add_argument("--map", action="append", default=[], metavar="HEAD=FIELD", help=text)
    text = words("help.encoding")
    command.add_argument("--encoding", choices=ENCODINGS, default="", help=text)
    _key(command)
    _database(command)


def _template(command: argparse.ArgumentParser) -> None:
    command.add_argument("forms", nargs="*", metavar="FORM", help=words("help.forms"))
    text = words("help.city_of_return")
    command.add_argument("--city", type=a_city, required=True, metavar="CODE", help=text)
    text = words("help.template_file")
    command.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx", help=text)
    _database(command)


def _undo(command: argparse.ArgumentParser) -> None:
    command.add_argument("number", type=a_count, metavar="N", help=words("help.batch_number"))
    command.add_argument("--load", action="store_true", help=words("help.undo_load"))
    _database(command)


def _batches(command: argparse.ArgumentParser) -> None:
    command.add_argument("--city", type=a_city, metavar="CODE", help=words("help.of_city"))
    command.add_argument("--verify", action="store_true", help=words("help.verify_batches"))
    _database(command)


def _hash(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help=words("help.hash_file"))
    text = words("help.hash_identity")
    command.add_argument("--identity", action="append", metavar="COLUMN", help=text)
    text = words("help.hash_text")
    command.add_argument("--text", action="append", metavar="COLUMN", help=text)
    text = words("help.hash_out")
    command.add_argument("--out", type=Path, required=True, metavar="FILE.csv", help=text)
    _key(command)
    _database(command)


def _heads(command: argparse.ArgumentParser) -> None:
    text = words("help.city_of_return")
    command.add_argument("city", type=a_city, metavar="CODE", help=text)
    command.add_argument("--take-back", metavar="HEAD", help=words("help.take_back"))
    _database(command)


def _keeps(command: argparse.ArgumentParser) -> None:
    command.add_argument("city", type=a_city, metavar="CITY", help=words("help.city_of_return"))
    command.add_argument("forms", nargs="*", metavar="FORM", help=words("help.forms_kept"))
    text = words("help.forms_not_kept")
    command.add_argument("--without", nargs="+", metavar="FORM", help=text)
    command.add_argument("--since", type=a_date, metavar="DATE", help=words("help.kept_since"))
    _database(command)


def _periods(command: argparse.ArgumentParser) -> None:
    text = words("help.period_action", value="list")
    command.add_argument("action", nargs="?", choices=PERIOD_ACTIONS, default="list", help=text)
    command.add_argument("--month", type=a_month_end, metavar="DATE", help=words("help.month"))
    text = words("help.period_cities")
    command.add_argument(
        "--city", type=a_city, action="append", dest="cities", metavar="CODE", help=text
    )
    command.add_argument("--reason", metavar="TEXT", help=words("help.period_reason"))
    _database(command)


def _key(command: argparse.ArgumentParser) -> None:
    command.add_argument("--key", type=Path, metavar="FILE", help=words("help.identity_key"))


def _calibrate(command: argparse.ArgumentParser) -> None:
    text = words("help.calibrate_demo", value=DEMO_SETS)
    command.add_argument("--demo", type=a_count, nargs="?", const=DEMO_SETS, metavar="N", help=text)
    text = words("help.trainees", value=DEMO_TRAINEES)
    command.add_argument("--trainees", type=a_count, default=DEMO_TRAINEES, metavar="N", help=text)
    command.add_argument("--quick", action="store_true", help=words("help.quarter_ends"))
    _database(command)


def _bench(command: argparse.ArgumentParser) -> None:
    text = words("help.size")
    command.add_argument("--size", choices=SIZES, action="append", dest="sizes", help=text)
    command.add_argument("--quick", action="store_true", help=words("help.quick"))


def _drill(command: argparse.ArgumentParser) -> None:
    text = words("help.drills", names=", ".join(DRILLS))
    command.add_argument("names", nargs="*", type=a_drill, metavar="NAME", help=text)
    text = words("help.rounds")
    command.add_argument("--rounds", type=a_count, metavar="N", help=text)


COMMANDS = {
    "run": _run,
    "test": _test,
    "check": _check,
    "demo": _demo,
    "init": _init,
    "template": _template,
    "import": _import,
    "undo": _undo,
    "batches": _batches,
    "hash": _hash,
    "heads": _heads,
    "keeps": _keeps,
    "periods": _periods,
    "load": _load,
    "cities": _cities,
    "area": _area,
    "snapshot": _snapshot,
    "publish": _publish,
    "verify": _verify,
    "readings": _readings,
    "calibrate": _calibrate,
    "bench": _bench,
    "drill": _drill,
}


MODULES = {
    "init": "returns.init",
    "template": "returns.template",
    "import": "returns.bring_in",
    "undo": "returns.undo",
    "batches": "returns.batches",
    "hash": "returns.hash",
    "heads": "returns.heads",
    "keeps": "returns.keeps",
    "periods": "returns.periods",
    "snapshot": "snapshots.build",
    "publish": "snapshots.publish",
    "verify": "snapshots.verify",
    "bench": "proof.bench",
    "drill": "proof.drill",
}
"""The module of a command in commands/, where it is not a file of the command's name."""


def parser() -> Parser:
    """The parser of all commands."""
    text = words("arguments.description")
    top = Parser(prog="manage.py", allow_abbrev=False, description=text)
    choices = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, declare in COMMANDS.items():
        text = words(f"help.{name}")
        long = words("help.sentence", text=text[:1].upper() + text[1:])
        declare(choices.add_parser(name, help=text, description=long, allow_abbrev=False))
    return top


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The chosen command and its arguments; help and errors end the program here."""
    if arguments[:1] == ["test"] and not {"-h", "--help"} & set(arguments):
        rest = [argument for argument in arguments[1:] if argument != FAST]
        return argparse.Namespace(command="test", fast=FAST in arguments, pytest_arguments=rest)
    return parser().parse_args(arguments)
