"""The arguments of every command, readable before anything is installed."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from commands.argument_types import (
    DRILLS,
    a_city,
    a_count,
    a_date,
    a_drill,
    a_month_end,
    a_period,
    a_port,
    a_seed,
    add_database,
    add_key,
    an_address,
)
from commands.returns import arguments as returns
from commands.words import words

SLICES = (
    *("national", "city", "province", "tier", "group", "institution", "incubator", "project"),
    "cohort",
)
FORMATS = ("table", "csv", "json")
SIZES = ("S", "M", "L")
DEMO_TRAINEES = 150_000
DEMO_SEED = 2007
DEMO_SETS = 5
PORT = 8501
ADDRESS = "127.0.0.1"
FAST = "--fast"


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is; exit status 2."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        self.exit(2, words("arguments.complaint", sentence=sentence, program=self.prog) + "\n")


def _run(command: argparse.ArgumentParser) -> None:
    text = words("help.default", value=PORT)
    command.add_argument("--port", type=a_port, default=PORT, help=text)
    text = words("help.default", value=ADDRESS)
    command.add_argument("--address", type=an_address, default=ADDRESS, help=text)
    command.add_argument("--city", type=a_city, metavar="CODE", help=words("help.city"))
    add_database(command)


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
    add_database(command)


def _cities(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE.csv", help=words("help.cities_file"))
    add_database(command)


def _area(command: argparse.ArgumentParser) -> None:
    text = words("help.area_names")
    command.add_argument("names", nargs="*", metavar="NAME", help=text)
    command.add_argument("--none", action="store_true", help=words("help.no_area"))
    add_database(command)


def _snapshot(command: argparse.ArgumentParser) -> None:
    text = words("help.month_end")
    command.add_argument("--as-of", type=a_month_end, metavar="DATE", help=text)
    command.add_argument("--list", action="store_true", help=words("help.list_snapshots"))
    command.add_argument("--full", action="store_true", help=words("help.full"))
    add_database(command)


def _publish(command: argparse.ArgumentParser) -> None:
    _snapshot_number(command)
    text = words("help.meeting")
    command.add_argument("--meeting", required=True, metavar="NAME", help=text)
    command.add_argument("--author", metavar="NAME", help=words("help.publisher"))
    command.add_argument("--yes", action="store_true", help=words("help.yes_publish"))
    add_key(command)
    add_database(command)


def _verify(command: argparse.ArgumentParser) -> None:
    _snapshot_number(command)
    add_key(command)
    add_database(command)


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
    add_database(command)


def _calibrate(command: argparse.ArgumentParser) -> None:
    text = words("help.calibrate_demo", value=DEMO_SETS)
    command.add_argument("--demo", type=a_count, nargs="?", const=DEMO_SETS, metavar="N", help=text)
    text = words("help.trainees", value=DEMO_TRAINEES)
    command.add_argument("--trainees", type=a_count, default=DEMO_TRAINEES, metavar="N", help=text)
    command.add_argument("--quick", action="store_true", help=words("help.quarter_ends"))
    add_database(command)


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
    "init": returns.init,
    "template": returns.template,
    "import": returns.bring_in,
    "undo": returns.undo,
    "batches": returns.batches,
    "hash": returns.hash_table,
    "heads": returns.heads,
    "keeps": returns.keeps,
    "periods": returns.periods,
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
