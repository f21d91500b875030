"""`manage.py snapshot`: counts the records as of a month's end."""

from argparse import Namespace

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.progress import Progress
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Builds the snapshot and, if asked, publishes it."""
    from data_access import snapshots
    from data_access.stored_table import SnapshotRefused
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    as_of = chosen.as_of or snapshots.last_month_end(engine)
    if as_of is None:
        raise CommandError(words("snapshot.no_records"))
    try:
        snapshots.require_recorded(engine, as_of)
    except SnapshotRefused as refusal:
        raise WrongArgument(of_pair(refusal)) from refusal
    try:
        with Progress(words("snapshot.counting", as_of=as_of)) as progress:
            info = snapshots.build(engine, as_of, progress)
        if chosen.publish:
            snapshots.publish(engine, info.number)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    outcome = "snapshot.published" if chosen.publish else "snapshot.draft"
    print(words(outcome, number=info.number, as_of=info.as_of, content=info.content_hash))
    return 0
