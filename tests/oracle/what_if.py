"""Other targets the slow way: the whole snapshot under them, verdicts counted city by city."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.entities import keys
from metrics.counts.periods import YEAR
from metrics.counts.snapshot import TIERS, Columns, Counts
from metrics.methods.proportions import needed
from metrics.readings.targets import city_targets
from metrics.readings.verdicts import DECIDED, VERDICTS
from metrics.registry import INDICATORS
from metrics.what_if.scenario import EVERYONE, Scenario, Target
from metrics.what_if.targets.arrays import Floats, TargetArrays, target_arrays, verdicts_at
from metrics.what_if.targets.chosen import chosen_targets

# What these modules remember of a snapshot cannot depend on a target.
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
    arrays = target_arrays(counts, key)
    goals = arrays.today, chosen_targets(counts, key, targets)
    before, after = (verdicts_at(arrays, goal) for goal in goals)
    missing, asked = zip(*(_totals(arrays, goal) for goal in goals), strict=True)
    turned = _turned(counts, before, after)
    return Effect(key, _counted(before), _counted(after), turned, *missing, *asked)


def swept(counts: Counts, key: str, values: Floats) -> NDArray[np.int64]:
    """Cities by verdict, (values, VERDICTS), for each target for all of a range."""
    return tallies(target_arrays(counts, key), np.asarray(values, dtype=np.float64))


def grid(counts: Counts, values: dict[str, Floats]) -> dict[str, NDArray[np.int64]]:
    """The same for several indicators: `values` has one array of targets per indicator."""
    return {key: swept(counts, key, targets) for key, targets in values.items()}


def tallies(arrays: TargetArrays, targets: Floats) -> NDArray[np.int64]:
    """How many cities have each verdict, (targets, VERDICTS), by counting steps passed.

    Asks no city for its verdict: of the cities that a target can decide, those whose lower limit,
    likely, unlikely and upper step lie below it. A target may not be missing here.
    """
    free = arrays.blocked < 0
    lower, likely, unlikely, upper = (step[free] for step in _steps(arrays))
    table = np.zeros((len(targets), len(VERDICTS)), dtype=np.int64)
    for row, target in zip(table, targets, strict=True):
        short, doubtful = (lower < target).sum(), (likely < target).sum()
        poor, missed = (unlikely <= target).sum(), (upper < target).sum()
        row[:5] = [free.sum() - short, short - doubtful, doubtful - poor, poor - missed, missed]
    return table + np.bincount(arrays.blocked[~free], minlength=len(VERDICTS))


def _steps(arrays: TargetArrays) -> tuple[Floats, Floats, Floats, Floats]:
    """The four steps of each city in ascending order, so that none overtakes another."""
    likely = np.clip(arrays.likely, arrays.lower, arrays.upper)
    after = np.nextafter(arrays.upper, np.inf)
    unlikely = np.clip(arrays.unlikely, np.nextafter(likely, np.inf), after)
    return arrays.lower, likely, unlikely, arrays.upper


def under(counts: Counts, targets: Sequence[Target]) -> Counts:
    """The same snapshot with other targets in force: every reading, gap and score then follows.

    With today's targets all readings are equal to today's.
    """
    if not targets:
        return counts
    tables = {**counts.tables, "targets": _table(counts, targets)}
    assumed = Counts(counts.number, counts.as_of, counts.content_hash, tables)
    assumed.remembered.update(
        {key: value for key, value in counts.remembered.items() if _without_targets(key)}
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


def _table(counts: Counts, targets: Sequence[Target]) -> Columns:
    """The list of targets with those assumed: a row per city for every indicator and year touched."""
    columns = counts.tables["targets"]
    years = range(counts.first_month // YEAR, counts.as_of.year + 1)
    touched = [(key, year) for key in sorted({t.indicator for t in targets}) for year in years]
    rows: dict[str, list[object]] = {name: [] for name in columns}
    for key, year in touched:
        for at, today in enumerate(_todays(counts, key, year)):
            goal = _goal(counts, at, float(today), [t for t in targets if t.indicator == key], year)
            row = {"indicator": key, "year": year, "city": int(counts.codes[at]), "value": goal}
            for name in rows:
                rows[name].append(row.get(name, 1 if name == "version" else ""))
    old = ~np.isin(columns["indicator"], [key for key, _ in touched])
    old |= ~np.isin(columns["year"], list(years))
    return {
        name: np.concatenate([values[old], np.array(rows[name], dtype=values.dtype)])
        for name, values in columns.items()
    }


def _todays(counts: Counts, key: str, year: int) -> Floats:
    """Every city's target of a year as it is."""
    plan = INDICATORS[key].target if INDICATORS[key].kind != "progress" else None
    today = city_targets(counts, key, year, np.nan if plan is None else plan)
    if INDICATORS[key].peers and np.isnan(today).all():
        return target_arrays(counts, key).today  # who is not meant stays with the peers' median
    return today


def _goal(counts: Counts, at: int, today: float, targets: Sequence[Target], year: int) -> float:
    """One city's target: its own, else its tier's, else one for all, else today's.

    Of two equally narrow ones that of the year goes before that of all years.
    """
    own, tier = f"{counts.codes[at]:06d}", TIERS[counts.tier_of[at]]
    for whom in (own, tier, EVERYONE):
        for when in (year, 0):
            for target in targets:
                if (target.whom, target.year) == (whom, when):
                    return target.value
    return today


def _counted(codes: NDArray[np.int8]) -> dict[str, int]:
    return {verdict: int((codes == code).sum()) for code, verdict in enumerate(VERDICTS)}


def _turned(counts: Counts, before: NDArray[np.int8], after: NDArray[np.int8]) -> pd.DataFrame:
    rows = [
        (code, VERDICTS[old], VERDICTS[new])
        for code, old, new in zip(keys(counts, "city"), before, after, strict=True)
        if old != new
    ]
    return pd.DataFrame(rows, columns=["entity", "before", "after"])


def _totals(arrays: TargetArrays, target: Floats) -> tuple[int, int]:
    """Still missing and asked for, over cities that have a verdict."""
    decided = np.isin(verdicts_at(arrays, target), range(len(DECIDED)))
    x, n, goal = (values[decided] for values in (arrays.numerator, arrays.denominator, target))
    return int(needed(goal, x, n).sum()), int(needed(goal, x * 0, n).sum())
