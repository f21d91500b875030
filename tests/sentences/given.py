"""What the sentences are tried on: the counts of the small demonstration and a few of its cities."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from data_access import snapshots
from data_access.engine import open_database
from metrics.counts.entities import keys
from metrics.counts.snapshot import TIERS, Counts
from metrics.counts.wide_columns import WideColumns
from metrics.registry import INDICATORS
from sentences.city_names import city_names
from sentences.verdict_badges import STATES

Arguments = Mapping[str, Any]  # one call, without counts and language
Rows = Mapping[Callable[..., Any], Sequence[Arguments]]


@dataclass(frozen=True)
class Given:
    """The newest snapshot and the one before it."""

    counts: Counts
    before: Counts
    leagues: tuple[str | None, ...] = field(default=(None, *TIERS))

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """One city of every tier, and one that has not reported."""
        codes = keys(self.counts, "city")
        first = [codes[int((self.counts.tier_of == tier).argmax())] for tier in range(len(TIERS))]
        return (*first, codes[int((~self.counts.reported).argmax())])

    def names(self) -> dict[str, str]:
        """Safe English names of all cities by code, for sentences that are handed names."""
        return city_names(self.counts, "en")

    def choices(self, parameter: str) -> tuple[Any, ...] | None:
        """What a parameter of this name may be; None where only its own table knows."""
        return {
            "city": self.cities,
            "indicator": tuple(INDICATORS),
            "league": self.leagues,
            "verdict": STATES,
            "n": (0, 1, 23),
        }.get(parameter)


def demonstration(file: str) -> Given:
    """The snapshots of a database, read without any screen."""
    engine = open_database(f"sqlite:///{file}")
    try:
        loaded = []
        for info in snapshots.all_snapshots(engine)[:2]:
            _, tables = snapshots.open_snapshot(engine, info.number, WideColumns)
            loaded.append(Counts(info.number, info.as_of, info.content_hash, tables))
    finally:
        engine.dispose()
    return Given(loaded[0], loaded[1])
