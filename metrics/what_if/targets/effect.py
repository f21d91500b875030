"""Hypothetical targets: which cities change sides, how many are missing, what the plan would ask for."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.entities import keys
from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import TIERS, Columns, Counts
from metrics.definition import Indicator
from metrics.methods.proportions import needed
from metrics.readings.targets import city_targets
from metrics.readings.verdicts import DECIDED, VERDICTS
from metrics.registry import INDICATORS
from metrics.what_if.scenario import EVERYONE, Scenario, Target
from metrics.what_if.targets.arrays import Floats, TargetArrays, tallies, target_arrays, verdicts_at

ASK_FOR_NO_TARGET = (
    "metrics.doubts.screening",
    "metrics.counts.entities",
    "metrics.doubts.impossible_dates",
    "metrics.readings.labels",
    "metrics.doubts.gates",
)


@dataclass(frozen=True, eq=False)
class Effect:
    """What other targets change for one indicator.

    `before` and `after` count cities by verdict, in the order of VERDICTS. `turned` has one row
    per city that changes sides: entity, before, after. `missing` are persons, businesses or jobs
    still needed, summed over the cities that have a verdict; `asked` are all successes that the
    targets ask of those cities.
    """

    indicator: str
    before: dict[str, int]
    after: dict[str, int]
    turned: pd.DataFrame
    missing_before: int
    missing_after: int
    asked_before: int
    asked_after: int


def effects(counts: Counts, scenario: Scenario) -> dict[str, Effect]:
    """The effect of a scenario's targets on each indicator, by key; all cities together."""
    return {key: effect(counts, key, scenario.targets) for key in INDICATORS}


def effect(counts: Counts, key: str, targets: Sequence[Target]) -> Effect:
    """The effect on one indicator, read at the latest twelve mature cohort months."""
    held = target_arrays(counts, key)
    chosen = chosen_targets(counts, key, targets)
    before, after = (verdicts_at(held, each) for each in (held.today, chosen))
    missing, asked = zip(*(_totals(held, each) for each in (held.today, chosen)), strict=True)
    return Effect(
        key, _counted(before), _counted(after), _turned(counts, before, after), *missing, *asked
    )


def chosen_targets(counts: Counts, key: str, targets: Sequence[Target]) -> Floats:
    """Target of every city in the year that is read: as assumed, else as today.

    A city's own goes before its tier's, that before one for all; one named for the year before
    one for all years.
    """
    year = _year(counts, INDICATORS[key])
    return _with(counts, target_arrays(counts, key).today.copy(), key, targets, year)


def targets_of_year(counts: Counts, key: str, targets: Sequence[Target], year: int) -> Floats:
    """Target of every city in a calendar year: as assumed, else as set for it or the year before."""
    plan = INDICATORS[key].target if INDICATORS[key].kind != "progress" else None
    held = city_targets(counts, key, year, np.nan if plan is None else plan)
    return _with(counts, held.copy(), key, targets, year)


def swept(counts: Counts, key: str, values: Floats) -> NDArray[np.int64]:
    """Cities by verdict, (values, VERDICTS), for each target for all of a range."""
    return tallies(target_arrays(counts, key), np.asarray(values, dtype=np.float64))


def grid(counts: Counts, values: dict[str, Floats]) -> dict[str, NDArray[np.int64]]:
    """The same for tuples of targets: `values` has one array of equal length per indicator."""
    return {key: swept(counts, key, each) for key, each in values.items()}


def under(counts: Counts, targets: Sequence[Target]) -> Counts:
    """The same snapshot with other targets in force: every reading, gap and score then follows.

    Cubes and what is known of the quality of records are shared, nothing else is remembered.
    With today's targets all readings are equal to today's.
    """
    if not targets:
        return counts
    assumed = Counts(
        counts.number,
        counts.as_of,
        counts.content_hash,
        {**counts.tables, "targets": _table(counts, targets)},
    )
    assumed.remembered.update(
        {key: each for key, each in counts.remembered.items() if _without_targets(key)}
    )
    return assumed


def _without_targets(key: Hashable) -> bool:
    """Whether what is remembered under a key cannot depend on a target."""
    if isinstance(key, tuple):
        return getattr(key[0], "__module__", "") in ASK_FOR_NO_TARGET
    return isinstance(key, str)  # a cube


def asked_of(counts: Counts, targets: Sequence[Target]) -> pd.DataFrame:
    """What the plan asks for in a year if every target is exactly reached, per city, in persons.

    Columns entity, trained, passed = trained x pass target, opened = passed x opening target,
    jobs = opened x jobs target, lasting = opened x stability target: the arithmetic of clause 二
    for passers. Sums of the columns are the programme's.
    """
    goal = {key: chosen_targets(counts, key, targets) for key in INDICATORS}
    passed = goal["trained"] * goal["pass_rate"]
    opened = passed * goal["opening_rate"]
    return pd.DataFrame(
        {
            "entity": list(keys(counts, "city")),
            "trained": goal["trained"],
            "passed": passed,
            "opened": opened,
            "jobs": opened * goal["job_multiplier"],
            "lasting": opened * goal["stability_rate"],
        }
    )


def _year(counts: Counts, indicator: Indicator) -> int:
    """The calendar year whose targets a rolling reading is held against."""
    months = span(counts, indicator)
    if indicator.kind == "progress":
        return months.first // YEAR
    return min(months.last, counts.month) // YEAR


def _with(counts: Counts, today: Floats, key: str, targets: Sequence[Target], year: int) -> Floats:
    mine = [each for each in targets if each.indicator == key and each.year in (0, year)]
    for target in sorted(mine, key=lambda each: (_narrowness(each.whom), each.year)):
        today[_whom(counts, target.whom)] = target.value
    return today


def _narrowness(whom: str) -> int:
    return 0 if whom == EVERYONE else 1 if whom in TIERS else 2


def _whom(counts: Counts, whom: str) -> NDArray[np.bool_]:
    if whom == EVERYONE:
        return np.ones(len(counts.codes), dtype=bool)
    if whom in TIERS:
        return counts.tier_of == TIERS.index(whom)
    return counts.codes == int(whom)


def _table(counts: Counts, targets: Sequence[Target]) -> Columns:
    """The list of targets with those assumed: a row per city for every indicator and year touched."""
    held = counts.tables["targets"]
    years = range(counts.first_month // YEAR, counts.as_of.year + 1)
    touched = [(key, year) for key in sorted({t.indicator for t in targets}) for year in years]
    rows: dict[str, list[object]] = {name: [] for name in held}
    for key, year in touched:
        plan = INDICATORS[key].target if INDICATORS[key].kind != "progress" else None
        now = city_targets(counts, key, year, np.nan if plan is None else plan)
        if INDICATORS[key].peers and np.isnan(now).all():
            now = target_arrays(counts, key).today  # who is not meant stays with the peers' median
        value = _with(counts, now.copy(), key, targets, year)
        for code, one in zip(counts.codes, value, strict=True):
            said = {"indicator": key, "year": year, "city": int(code), "value": one}
            for name in rows:
                rows[name].append(said.get(name, 1 if name == "version" else ""))
    old = ~np.isin(held["indicator"], [key for key, _ in touched])
    old |= ~np.isin(held["year"], list(years))
    return {
        name: np.concatenate([values[old], np.array(rows[name], dtype=values.dtype)])
        for name, values in held.items()
    }


def _counted(codes: NDArray[np.int8]) -> dict[str, int]:
    return dict(zip(VERDICTS, np.bincount(codes, minlength=len(VERDICTS)).tolist(), strict=True))


def _turned(counts: Counts, before: NDArray[np.int8], after: NDArray[np.int8]) -> pd.DataFrame:
    moved = np.flatnonzero(before != after)
    entities = keys(counts, "city")
    return pd.DataFrame(
        {
            "entity": [entities[row] for row in moved],
            "before": [VERDICTS[before[row]] for row in moved],
            "after": [VERDICTS[after[row]] for row in moved],
        }
    )


def _totals(held: TargetArrays, target: Floats) -> tuple[int, int]:
    """Still missing and asked for, over cities that have a verdict."""
    decided = np.isin(verdicts_at(held, target), range(len(DECIDED)))
    x, n, goal = (each[decided] for each in (held.numerator, held.denominator, target))
    return int(needed(goal, x, n).sum()), int(needed(goal, x * 0, n).sum())
