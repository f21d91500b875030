"""`manage.py snapshot`: counts the records as of a month's end, or lists what was counted."""

from argparse import Namespace
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.progress import Progress
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine
    from data_access.snapshots import SnapshotInfo


def main(chosen: Namespace) -> int:
    """Builds the snapshot, or lists all."""
    from data_access import snapshots
    from data_access.counts.recount.summary import summary
    from data_access.stored_table import SnapshotRefused
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    if chosen.list:
        return list_all(engine)
    as_of = chosen.as_of or snapshots.last_month_end(engine)
    if as_of is None:
        raise CommandError(words("snapshot.no_records"))
    try:
        snapshots.require_recorded(engine, as_of)
    except SnapshotRefused as refusal:
        raise WrongArgument(of_pair(refusal)) from refusal
    try:
        with Progress(words("snapshot.counting", as_of=as_of)) as progress:
            built = snapshots.count_anew(engine, as_of, progress, chosen.full)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    print(of_pair(summary(engine, built)))
    info = built.info
    facts = {"number": info.number, "as_of": info.as_of, "content": info.content_hash}
    print(words("snapshot.draft", **facts))
    return 0


def list_all(engine: "Engine") -> int:
    """Prints a line for every snapshot, the newest first."""
    from data_access import snapshots

    listed = snapshots.all_snapshots(engine)
    if not listed:
        print(words("snapshot.none"))
    for info in listed:
        print(words("snapshot.line", number=info.number, as_of=info.as_of, state=state(info)))
    return 0


def state(info: "SnapshotInfo") -> str:
    """Whether it is published, on which day and for which meeting."""
    from data_access.publishing.publication import published_on

    day = published_on(info)
    if day is None:
        return words("snapshot.working")
    if not info.meeting:
        return words("snapshot.published", day=day)
    facts = {"meeting": info.meeting, "author": info.published_by}
    return words("snapshot.published_for", day=day, **facts)
