"""What is said of a count, in both languages."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from data_access.counts.recount.bases import LOADED
from data_access.counts.recount.summary import NOBODY, summary
from data_access.snapshots import Built, SnapshotInfo
from data_access.wording import Sentence
from tests.data_access.returns.city_office import begin

INFO = SnapshotInfo(1, date(2009, 6, 30), "0" * 64, "2026.6", datetime.now(UTC), None)


@pytest.mark.parametrize(
    ("built", "seen", "zh", "en"),
    [
        (
            Built(INFO, ("340100",)),
            None,
            "只重新统计了 合肥市 1 个城市。",
            "Only 1 city was counted anew (Hefei).",
        ),
        (
            Built(INFO, ("340100", "340200")),
            None,
            "只重新统计了 合肥市、芜湖市 2 个城市。",
            "Only 2 cities were counted anew (Hefei, Wuhu).",
        ),
        (
            Built(INFO, ("340100", "340200")),
            ("340100",),
            "只重新统计了 合肥市等 2 个城市。",
            "Only 2 cities were counted anew (Hefei, …).",
        ),
        (
            Built(INFO, ("340200",)),
            ("340100",),
            "只重新统计了 1 个城市。",
            "Only 1 city was counted anew.",
        ),
        (
            Built(INFO, (), LOADED),
            None,
            "全部重新统计：其间整批装入过数据。",
            "Everything was counted anew: records were loaded since.",
        ),
        (Built(INFO), None, *NOBODY),
    ],
)
def test_it_names_the_cities_or_the_reason(
    database: Engine, built: Built, seen: tuple[str, ...] | None, zh: str, en: str
) -> None:
    begin(database)
    assert summary(database, built, seen) == Sentence(zh, en)
