"""`manage.py publish N --meeting NAME`: publishes a snapshot for a meeting, after a look-over."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from commands import CommandError
from commands.database import open_chosen
from commands.language import language
from commands.load import YES
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine
    from data_access.publishing.publication import LookedOver
    from data_access.publishing.restatements import Restatement
    from metrics.counts.snapshot import Counts

SHOWN = 20


def main(chosen: Namespace) -> int:
    """Shows what would be published, asks, and publishes."""
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    try:
        return _publish(engine, chosen)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()


def _publish(engine: "Engine", chosen: Namespace) -> int:
    from data_access.publishing.publication import Announcement, publish_for
    from data_access.returns.identity_key import key_file, known_key

    key = known_key(engine, key_file(chosen.key))
    seen, counts = look_over(engine, chosen.number)
    _show(seen, counts)
    if not _wanted(chosen):
        print(words("publish.not_done"))
        return 1
    author = chosen.author or getpass.getuser()
    announced = Announcement(chosen.number, chosen.meeting, author)
    info = publish_for(engine, announced, seen, key)
    print(
        words(
            "publish.done",
            number=info.number,
            meeting=info.meeting,
            signature=words("publish.signed" if info.signature else "publish.unsigned"),
            seal=info.publication_hash,
        )
    )
    return 0


def look_over(engine: "Engine", number: int) -> tuple["LookedOver", "Counts"]:
    """What there is to see before publishing. Raises SnapshotRefused where the records changed."""
    from data_access.publishing.publication import (
        LookedOver,
        last_published,
        require_draft,
        require_same_records,
    )
    from data_access.publishing.restatements import with_causes
    from data_access.snapshots import all_snapshots
    from metrics.publishing.golden import golden_readings
    from metrics.publishing.restated import restated

    info = require_draft(engine, number)
    counts = _counts(engine, number)
    golden = golden_readings(counts)
    require_same_records(engine, info, golden)
    last = last_published(all_snapshots(engine))
    if last is None:
        return LookedOver(golden, None, ()), counts
    figures = restated(_counts(engine, last.number), counts)
    return LookedOver(golden, last.number, with_causes(engine, last, info, figures)), counts


def _counts(engine: "Engine", number: int) -> "Counts":
    from data_access.snapshots import read
    from metrics.counts.snapshot import Counts

    info, tables = read(engine, number)
    return Counts(info.number, info.as_of, info.content_hash, tables)


def _show(seen: "LookedOver", counts: "Counts") -> None:
    from data_access.publishing.golden import ASKED

    print(words("publish.golden", n=min(ASKED, len(counts.codes))))
    if seen.compared_with is None:
        print(words("publish.first"))
    elif not seen.restated:
        print(words("publish.same", before=seen.compared_with))
    else:
        print(words("publish.restated", before=seen.compared_with, n=len(seen.restated)))
        _show_lines(seen.restated, counts)


def _show_lines(listed: "Sequence[Restatement]", counts: "Counts") -> None:
    from data_access.publishing.restatements import causes_in_words
    from i18n import pick
    from metrics.registry import INDICATORS

    spoken = _language()
    names = dict(zip(counts.codes, counts.tables["cities"][f"name_{spoken}"], strict=True))
    for line in listed[:SHOWN]:
        facts = {
            "city": names[int(line.city)],
            "figure": pick(INDICATORS[line.indicator].short, spoken),
            "period": line.period,
            "causes": of_pair(causes_in_words(line.causes)),
        }
        values = {
            "before": _value(line.indicator, line.value_before),
            "after": _value(line.indicator, line.value_after),
        }
        print(words("publish.line", **facts, **values))
    if len(listed) > SHOWN:
        print(words("publish.more", n=len(listed) - SHOWN))


def _value(key: str, value: float | None) -> str:
    from i18n.formats import count, measure
    from metrics.registry import INDICATORS

    figure = INDICATORS[key]
    if figure.kind == "progress":
        return count(value, _language())
    return measure(value, figure.unit, _language())


def _language() -> Literal["zh", "en"]:
    return "zh" if language() == "zh" else "en"


def _wanted(chosen: Namespace) -> bool:
    """Whether to go on: --yes was given, or somebody says so."""
    if chosen.yes:
        return True
    if not sys.stdin.isatty():
        return False
    question = words("publish.confirm", meeting=chosen.meeting, number=chosen.number)
    try:
        return input(question).strip().lower() in YES
    except EOFError:
        return False
