"""`manage.py load FOLDER`: checks a folder of records and brings it in, all or nothing."""

import getpass
import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.progress import Progress
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine
    from data_access.load import LoadError, LoadReport

SHOWN_ALIKE = 5  # of each rule in each file, so that no fault hides another
MOST_PASSED_OVER = 20
YES = {"y", "yes", "是"}


def main(chosen: Namespace) -> int:
    """Loads the folder; with errors, lists them and changes nothing."""
    if not chosen.folder.is_dir():
        raise WrongArgument(words("load.no_folder", folder=chosen.folder))
    engine = open_chosen(chosen)
    try:
        report = outcome(engine, chosen)
    finally:
        engine.dispose()
    for line in report.passed_over[:MOST_PASSED_OVER]:
        print(of_pair(line))
    if report.errors:
        return refuse(report)
    for table, rows in report.endings.items():
        print(words("load.ended", table=table, rows=rows))
    warn_of_undated(report)
    facts = {"tables": len(report.tables), "rows": sum(report.tables.values())}
    print(words("load.loaded", folder=chosen.folder, **facts))
    print(words("load.undo", number=report.number))
    return 0


def warn_of_undated(report: "LoadReport") -> None:
    """Says how many closings have no date, and in which cities."""
    if not report.undated:
        return
    cities = ", ".join(f"{city} {n}" for city, n in report.undated.items())
    print(words("load.undated", total=sum(report.undated.values()), cities=cities))


def outcome(engine: "Engine", chosen: Namespace) -> "LoadReport":
    """What came of the load, after asking where rows would end without others in their place."""
    from data_access.load import EVERY_TABLE

    report = bring_in(engine, chosen, EVERY_TABLE if chosen.yes else ())
    if only_endings(report) and confirmed(report):
        report = bring_in(engine, chosen, report.endings)
    return report


def bring_in(engine: "Engine", chosen: Namespace, may_end: Collection[str]) -> "LoadReport":
    """Loads with a line of progress; a refusal of the database as such is one sentence."""
    from data_access.load import load_folder
    from data_access.wording import Worded

    try:
        with Progress(words("load.loading")) as progress:
            author = getpass.getuser()
            return load_folder(engine, chosen.folder, chosen.replace, progress, may_end, author)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal


def only_endings(report: "LoadReport") -> bool:
    """Whether nothing is wrong but that rows would end without others in their place."""
    return bool(report.errors) and report.errors_in_all == len(report.endings)


def confirmed(report: "LoadReport") -> bool:
    """Asks on a terminal, after naming each table and its rows; elsewhere only --yes says so."""
    if not sys.stdin.isatty():
        return False
    for error in report.errors:
        print(of_pair(error.line))
    try:
        return input(words("load.confirm")).strip().lower() in YES
    except EOFError:
        return False


def refuse(report: "LoadReport") -> int:
    """Prints the first errors of every file and rule, one per line; returns the exit status."""
    alike: dict[tuple[str, str, str], list[LoadError]] = defaultdict(list)
    for error in report.errors:
        alike[error.kind].append(error)
    for kind, errors in alike.items():
        for error in errors[:SHOWN_ALIKE]:
            print(of_pair(error.line))
        more = report.alike.get(kind, len(errors)) - len(errors[:SHOWN_ALIKE])
        if more:
            print(words("load.more", file=kind[0], count=more))
    total, files = report.errors_in_all, len({file for file, _, _ in alike})
    print(words("load.errors", total=total, files=files))
    if only_endings(report):
        print(words("load.only_endings"))
    return 1
