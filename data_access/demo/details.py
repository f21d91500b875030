"""What some offices record beyond the first records and others do not; drawn apart from everything else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from data_access.demo.base.days import MISSING, Array
from data_access.demo.base.draws import chance, pick, whole, within
from data_access.demo.plan import Plan
from data_access.schema.governance import ORGANISATION_KINDS

STREAM = 6
"""Sets these draws apart, so that no other record of a seed depends on them."""
UNRECORDED, EMPTY = 0.08, 0.03
"""Share of cities that keep no such record of a table, and of cells left empty by the others."""
SPREAD = 0.3
"""How far the shares of the cities lie apart."""
GROUP, BODY, DEDICATED = range(len(ORGANISATION_KINDS))
YUAN = 10_000


@dataclass(frozen=True)
class Draw:
    """What one column of one portion is drawn from; `level` is that of the row's city, 0 to 1."""

    rng: np.random.Generator
    level: Array
    cutoff: Array
    given: Mapping[str, Any]

    def __len__(self) -> int:
        return len(self.level)

    def only(self, values: Array, column: str, kinds: tuple[int, ...]) -> Array:
        """The values where a column is of some kinds, else empty."""
        return np.where(np.isin(self.given[column], kinds), values, MISSING)


Column = Callable[[Draw], Array]


def _yes(share: float) -> Column:
    """Yes or no, yes in about this share of rows, more in some cities and less in others."""

    def column(draw: Draw) -> Array:
        shares = np.clip(share + SPREAD * (draw.level - 0.5), 0.02, 0.98)
        return chance(draw.rng, shares, len(draw)).astype(np.int8)

    return column


def _word(*weights: float) -> Column:
    """A place in the list of words, with these weights."""
    return lambda draw: pick(draw.rng, weights, len(draw))


def _of_kinds(column: Column, *kinds: int) -> Column:
    """The same for organisations of these kinds only."""
    return lambda draw: draw.only(column(draw), "kind", kinds)


def _money(share: float, most: int) -> Column:
    """Yuan, 0 where nothing came from there."""

    def column(draw: Draw) -> Array:
        sums = YUAN * whole(draw.rng, 10, most, len(draw))
        return np.where(chance(draw.rng, share, len(draw)), sums, 0)

    return column


def _evaluation(draw: Draw) -> Array:
    """Only of teachers with an evaluation."""
    return np.where(draw.given["evaluated_on"] >= 0, _yes(0.85)(draw), MISSING)


def _laid_off(draw: Draw) -> Array:
    """Of the workers counted at a visit, the laid-off ones."""
    workers = draw.given["workers"]
    share = 0.2 + SPREAD * draw.level
    return np.where(workers >= 0, draw.rng.binomial(np.maximum(workers, 0), share), MISSING)


def _first_display(draw: Draw) -> Array:
    """Most listed projects are shown within a few months."""
    listed = draw.given["listed_on"]
    day = within(listed + whole(draw.rng, 5, 150, len(draw)), draw.cutoff)
    return np.where((listed >= 0) & (_yes(0.7)(draw) == 1), day, MISSING)


COLUMNS: dict[str, dict[str, Column]] = {
    "teachers": {"evaluation_passed": _evaluation, "duties_set": _yes(0.75)},
    "courses": {
        "model": _yes(0.2),
        "uses_cases": _yes(0.7),
        "uses_speakers": _yes(0.4),
        "uses_practice": _yes(0.3),
        "local_material": _yes(0.35),
        "promoted_by_office": _yes(0.6),
    },
    "service_cases": {"followed_by_office": _yes(0.5)},
    "experts": {"certified": _yes(0.4)},
    "services": {"topic": _word(0.2, 0.2, 0.25, 0.15, 0.12, 0.08)},
    "projects": {
        "local": _yes(0.6),
        "payback_months": lambda draw: whole(draw.rng, 3, 24, len(draw)),
        "shown_on": _first_display,
    },
    "businesses": {
        "legal_form": _word(0.68, 0.08, 0.06, 0.15, 0.03),
        "in_community": _yes(0.45),
        "serves_community": _yes(0.35),
    },
    "visits": {"laid_off_workers": _laid_off},
    "credit_communities": {"plans_training": _yes(0.65)},
    "incubators": {
        "public_money": _money(0.8, 500),
        "other_money": _money(0.5, 300),
        "former_site": _word(0.35, 0.3, 0.15, 0.2),
    },
    "relief_cases": {"for_hiring": _yes(0.3)},
    "organisations": {
        "led_by": _of_kinds(_word(0.6, 0.35, 0.05), GROUP, BODY),
        "finance_joins": _of_kinds(_yes(0.8), GROUP),
        "tax_joins": _of_kinds(_yes(0.7), GROUP),
        "commerce_joins": _of_kinds(_yes(0.75), GROUP),
        "belongs_to": _of_kinds(_word(0.6, 0.3, 0.1), DEDICATED),
        "charged": _of_kinds(_yes(0.55), DEDICATED),
    },
}
"""The later columns of every table that has some."""


class Details:
    """Draws the later columns portion by portion, each from a stream of its own."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._streams: dict[str, np.random.Generator] = {}
        self._levels: dict[str, Array] = {}
        self._recorded: dict[str, Array] = {}
        for table, columns in COLUMNS.items():
            self._recorded[table] = ~chance(self._stream(table), UNRECORDED, len(plan.cities))
            for name in columns:
                stream = self._stream(f"{table}.{name}")
                self._levels[f"{table}.{name}"] = stream.random(len(plan.cities))

    def columns(self, table: str, city: Array, given: Mapping[str, Any]) -> dict[str, Array]:
        """The later columns of these rows, `city` being the place of each row's city."""
        return {name: self._column(table, name, city, given) for name in COLUMNS[table]}

    def _column(self, table: str, name: str, city: Array, given: Mapping[str, Any]) -> Array:
        key = f"{table}.{name}"
        draw = Draw(self._stream(key), self._levels[key][city], self._plan.cutoff[city], given)
        values = COLUMNS[table][name](draw)
        filled = self._recorded[table][city] & ~chance(draw.rng, EMPTY, len(draw))
        return np.where(filled, values, MISSING).astype(np.int32)

    def _stream(self, key: str) -> np.random.Generator:
        """One stream per table and column, told apart by its name."""
        if key not in self._streams:
            seeds = [self._plan.seed, STREAM, *key.encode()]
            self._streams[key] = np.random.default_rng(seeds)
        return self._streams[key]
