"""`manage.py load FOLDER`: checks a folder of records and brings it in, all or nothing."""

from argparse import Namespace
from collections.abc import Sequence

from commands import CommandError
from commands.database import open_chosen
from commands.progress import Progress

SHOWN = 100


def main(chosen: Namespace) -> int:
    """Loads the folder; with errors, lists them and changes nothing."""
    from data_access.load import load_folder

    if not chosen.folder.is_dir():
        raise CommandError(f"{chosen.folder} is not a folder.")
    engine = open_chosen(chosen)
    with Progress("Loading records") as progress:
        report = load_folder(engine, chosen.folder, chosen.replace, progress)
    if report.errors:
        return refuse(report.errors)
    print(f"{chosen.folder} is in the database; `manage.py snapshot` counts it.")
    return 0


def refuse(errors: Sequence[object]) -> int:
    """Prints the errors, one per line; returns the exit status."""
    for error in errors[:SHOWN]:
        print(error)
    if len(errors) > SHOWN:
        print(f"... and {len(errors) - SHOWN:,} more.")
    print(f"Errors: {len(errors):,}; nothing was changed.")
    return 1
