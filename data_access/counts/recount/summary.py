"""What is said of a count: which cities it counted anew, or why all."""

from collections.abc import Collection

from sqlalchemy import Engine

from data_access.cities import names_of_cities
from data_access.snapshots import Built
from data_access.wording import Sentence

MOST_NAMED = 5
NOBODY = Sentence(
    "自上期快照以来没有城市的记录变动，未重新统计城市。",
    "No city's records changed since the snapshot before, so no city was counted anew.",
)


def summary(engine: Engine, built: Built, seen: Collection[str] | None = None) -> Sentence:
    """One sentence; of the cities those in `seen` are named, None for all, and at most five."""
    if built.reason is not None:
        zh, en = built.reason
        return Sentence(f"全部重新统计：{zh}。", f"Everything was counted anew: {en}.")
    if not built.cities:
        return NOBODY
    names = names_of_cities(engine)
    named = [names[code] for code in built.cities if seen is None or code in seen][:MOST_NAMED]
    n = len(built.cities)
    zh, en = "、".join(name.zh for name in named), ", ".join(name.en for name in named)
    more = len(named) < n
    listed = (
        f"{zh}{'等' if more else ''} " if zh else "",
        f" ({en}{', …' if more else ''})" if en else "",
    )
    return Sentence(
        f"只重新统计了 {listed[0]}{n} 个城市。",
        f"Only {n} {'city was' if n == 1 else 'cities were'} counted anew{listed[1]}.",
    )
