"""`manage.py demo FOLDER`: writes made-up records, reproducible from their seed."""

from argparse import Namespace

from commands import CommandError
from commands.progress import Progress


def main(chosen: Namespace) -> int:
    """Writes the folder; one that holds something already is left alone."""
    from data_access import demo

    folder = chosen.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder} is not an empty folder; name a new one.")
    folder.mkdir(parents=True, exist_ok=True)
    with Progress("Writing demonstration records") as progress:
        demo.write(folder, chosen.trainees, chosen.seed, progress, format="csv")
    print(f"{folder} holds made-up records (演示数据); `manage.py load` brings them in.")
    return 0
