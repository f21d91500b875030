"""The arguments of the commands on an office's own files, readable before anything is installed."""

import argparse
from pathlib import Path

from commands.argument_types import a_city, a_count, a_date, a_month_end, add_database, add_key
from commands.words import words

ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5")
PERIOD_ACTIONS = ("list", "submit", "accept", "send-back", "lock", "correct")


def init(command: argparse.ArgumentParser) -> None:
    """A programme of its own: its cities, name, first day and targets."""
    command.add_argument("codes", type=a_city, nargs="*", metavar="CODE", help=words("help.codes"))
    text = words("help.own_cities")
    command.add_argument("--cities", type=Path, metavar="FILE", help=text)
    text = words("help.programme_name")
    command.add_argument("--name", nargs=2, metavar=("NAME_ZH", "NAME_EN"), help=text)
    command.add_argument("--since", type=a_date, metavar="DATE", help=words("help.since"))
    text = words("help.first_targets")
    command.add_argument("--targets", nargs="+", metavar="KEY=VALUE", help=text)
    add_key(command)
    add_database(command)


def bring_in(command: argparse.ArgumentParser) -> None:
    """Files of an office, whose and of which month, and what is confirmed beforehand."""
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
    add_key(command)
    add_database(command)


def template(command: argparse.ArgumentParser) -> None:
    """Forms and city of a workbook, and where it is written."""
    command.add_argument("forms", nargs="*", metavar="FORM", help=words("help.forms"))
    text = words("help.city_of_return")
    command.add_argument("--city", type=a_city, required=True, metavar="CODE", help=text)
    text = words("help.template_file")
    command.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx", help=text)
    add_database(command)


def undo(command: argparse.ArgumentParser) -> None:
    """The number of a batch or of a load."""
    command.add_argument("number", type=a_count, metavar="N", help=words("help.batch_number"))
    command.add_argument("--load", action="store_true", help=words("help.undo_load"))
    add_database(command)


def batches(command: argparse.ArgumentParser) -> None:
    """Of which city, and whether receipts are worked out again."""
    command.add_argument("--city", type=a_city, metavar="CODE", help=words("help.of_city"))
    command.add_argument("--verify", action="store_true", help=words("help.verify_batches"))
    add_database(command)


def hash_table(command: argparse.ArgumentParser) -> None:
    """A table, its columns to be hashed, and where it is written."""
    command.add_argument("file", type=Path, metavar="FILE", help=words("help.hash_file"))
    text = words("help.hash_identity")
    command.add_argument("--identity", action="append", metavar="COLUMN", help=text)
    text = words("help.hash_text")
    command.add_argument("--text", action="append", metavar="COLUMN", help=text)
    text = words("help.hash_out")
    command.add_argument("--out", type=Path, required=True, metavar="FILE.csv", help=text)
    add_key(command)
    add_database(command)


def heads(command: argparse.ArgumentParser) -> None:
    """A city, and the head to be taken back."""
    text = words("help.city_of_return")
    command.add_argument("city", type=a_city, metavar="CODE", help=text)
    command.add_argument("--take-back", metavar="HEAD", help=words("help.take_back"))
    add_database(command)


def keeps(command: argparse.ArgumentParser) -> None:
    """A city and the forms that it keeps or does not."""
    command.add_argument("city", type=a_city, metavar="CITY", help=words("help.city_of_return"))
    command.add_argument("forms", nargs="*", metavar="FORM", help=words("help.forms_kept"))
    text = words("help.forms_not_kept")
    command.add_argument("--without", nargs="+", metavar="FORM", help=text)
    command.add_argument("--since", type=a_date, metavar="DATE", help=words("help.kept_since"))
    add_database(command)


def periods(command: argparse.ArgumentParser) -> None:
    """A step of cities in a month."""
    text = words("help.period_action", value="list")
    command.add_argument("action", nargs="?", choices=PERIOD_ACTIONS, default="list", help=text)
    command.add_argument("--month", type=a_month_end, metavar="DATE", help=words("help.month"))
    text = words("help.period_cities")
    command.add_argument(
        "--city", type=a_city, action="append", dest="cities", metavar="CODE", help=text
    )
    command.add_argument("--reason", metavar="TEXT", help=words("help.period_reason"))
    add_database(command)
