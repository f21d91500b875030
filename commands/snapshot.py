"""`manage.py snapshot`: counts the records as of a month's end."""

from argparse import Namespace

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.progress import Progress


def main(chosen: Namespace) -> int:
    """Builds the snapshot and, if asked, publishes it."""
    from data_access import snapshots

    engine = open_chosen(chosen)
    as_of = chosen.as_of or snapshots.last_month_end(engine)
    if as_of is None:
        raise CommandError("The database holds no records yet; `manage.py load` brings them in.")
    try:
        snapshots.require_recorded(engine, as_of)
    except snapshots.SnapshotRefused as refusal:
        raise WrongArgument(str(refusal)) from refusal
    try:
        with Progress(f"Counting as of {as_of}") as progress:
            info = snapshots.build(engine, as_of, progress)
    except snapshots.SnapshotRefused as refusal:
        raise CommandError(str(refusal)) from refusal
    if chosen.publish:
        snapshots.publish(engine, info.number)
    state = "published" if chosen.publish else "a draft"
    print(f"Snapshot {info.number} as of {info.as_of} is {state}; content {info.content_hash}.")
    return 0
