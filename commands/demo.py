"""`manage.py demo FOLDER`: writes made-up records, reproducible from their seed."""

from argparse import Namespace
from pathlib import Path

from commands import CommandError, WrongArgument
from commands.progress import Progress
from commands.words import words


def main(chosen: Namespace) -> int:
    """Writes the folder; one that holds something already is left alone."""
    from data_access import demo

    folder: Path = chosen.folder
    make_empty(folder)
    try:
        with Progress(words("demo.writing")) as progress:
            demo.write(folder, chosen.trainees, chosen.seed, progress, format="csv")
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(words("demo.not_filled", folder=folder, reason=reason)) from error
    print(words("demo.written", folder=folder))
    return 0


def make_empty(folder: Path) -> None:
    """Makes the folder; raises WrongArgument when it holds something or cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except FileExistsError:  # a file of that name
        empty = False
    except OSError as error:
        reason = error.strerror or error
        raise WrongArgument(words("demo.not_made", folder=folder, reason=reason)) from error
    if not empty:
        raise WrongArgument(words("demo.not_empty", folder=folder))
