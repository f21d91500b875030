"""`manage.py load FOLDER`: checks a folder of records and brings it in, all or nothing."""

from argparse import Namespace
from collections import defaultdict
from typing import TYPE_CHECKING

from commands import WrongArgument
from commands.database import open_chosen
from commands.progress import Progress
from commands.words import words

if TYPE_CHECKING:
    from data_access.load import LoadError, LoadReport

SHOWN_ALIKE = 5  # of each rule in each file, so that no fault hides another


def main(chosen: Namespace) -> int:
    """Loads the folder; with errors, lists them and changes nothing."""
    from data_access.load import load_folder

    if not chosen.folder.is_dir():
        raise WrongArgument(words("load.no_folder", folder=chosen.folder))
    engine = open_chosen(chosen)
    with Progress(words("load.loading")) as progress:
        report = load_folder(engine, chosen.folder, chosen.replace, progress)
    if report.errors:
        return refuse(report)
    print(words("load.loaded", folder=chosen.folder))
    return 0


def refuse(report: "LoadReport") -> int:
    """Prints the first errors of every file and rule, one per line; returns the exit status."""
    alike: dict[tuple[str, str, str], list[LoadError]] = defaultdict(list)
    for error in report.errors:
        alike[error.kind].append(error)
    for kind, errors in alike.items():
        for error in errors[:SHOWN_ALIKE]:
            print(error)
        more = report.alike.get(kind, len(errors)) - len(errors[:SHOWN_ALIKE])
        if more:
            print(words("load.more", file=kind[0], count=more))
    total, files = report.errors_in_all, len({file for file, _, _ in alike})
    print(words("load.errors", total=total, files=files))
    return 1
