"""Golden questions: a few sums asked plainly of the records, without the engine that counts snapshots."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from data_access.publishing.calendar_months import ripe_year
from data_access.publishing.plain_business import businesses_opened
from data_access.publishing.plain_training import Sums, last_days, passed, trained
from data_access.snapshots import SnapshotInfo
from data_access.wording import Sentence

NATION = "000000"
RIPENS_AFTER = {"pass_rate": 2 + 1, "jobs": 6 + 1 + 1, "stability": 12 + 1 + 1}  # months
WORDS = {
    "trained": Sentence("本年培训人数", "persons trained this year"),
    "attended": Sentence("到课人数", "persons who attended"),
    "passed": Sentence("合格人数", "persons who passed"),
    "opened": Sentence("开业户数", "businesses opened"),
    "known": Sentence("满半年状况已知户数", "businesses known at six months"),
    "workers": Sentence("满半年带动就业人数", "workers at six months"),
    "opened_year": Sentence("开业满一年户数", "businesses a year old"),
    "lasting": Sentence("一年内未关闭户数", "businesses not closed within a year"),
}
OF_BUSINESSES = {"opened", "known", "workers", "opened_year", "lasting"}
ASKED = 5
Golden = Mapping[tuple[str, str], int]


class Difference(NamedTuple):
    """A sum that the records no longer give: what, of which city, then and now."""

    what: str
    city: str
    counted: int
    recorded: int


def differences(engine: Engine, info: SnapshotInfo, counted: Golden) -> list[Difference]:
    """Where the records and a snapshot's sums by (what, city) differ; the nation is "000000".

    What was not counted of a city is not asked of it, nor of the nation.
    Businesses are asked about in ASKED cities only, which the content's hash draws by lot.
    """
    with engine.connect() as connection:
        return differences_now(connection, info, counted)


def differences_now(
    connection: Connection, info: SnapshotInfo, counted: Golden
) -> list[Difference]:
    """The same within a transaction."""
    last = last_days(connection, info.as_of)
    asked = drawn_by_lot(info.content_hash, last)
    recorded = _answers(connection, info.as_of, last, asked, counted)
    everywhere = {NATION, *last}
    of_businesses = everywhere if len(asked) == len(last) else asked
    return [
        Difference(what, city, counted[what, city], recorded[what, city])
        for what in WORDS
        for city in sorted(of_businesses if what in OF_BUSINESSES else everywhere)
        if (what, city) in counted and counted[what, city] != recorded[what, city]
    ]


def drawn_by_lot(content_hash: str, codes: Collection[str]) -> set[str]:
    """A few cities, others for every snapshot, so that nobody knows beforehand which."""

    def lot(code: str) -> bytes:
        return hashlib.sha256(f"{content_hash} {code}".encode()).digest()

    return set(sorted(codes, key=lot)[:ASKED])


def _answers(
    connection: Connection,
    as_of: date,
    last: dict[str, date],
    asked: Collection[str],
    counted: Golden,
) -> Sums:
    """What the records say as of a month's end, by (what, city), and of all that were counted."""
    windows = {name: ripe_year(as_of, months) for name, months in RIPENS_AFTER.items()}
    sums: Sums = Counter()
    sums.update(trained(connection, as_of, last))
    sums.update(passed(connection, as_of, windows["pass_rate"], last))
    sums.update(businesses_opened(connection, as_of, windows, last, asked))
    for (what, city), amount in list(sums.items()):
        if (what, city) in counted:
            sums[what, NATION] += amount
    return sums
