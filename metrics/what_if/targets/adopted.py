"""What a scenario's targets would change if they became a year's: which rows, which cities, from what to what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from metrics.counts.entities import keys
from metrics.counts.snapshot import TIERS, Columns, Counts
from metrics.readings.targets import Floats
from metrics.registry import INDICATORS
from metrics.what_if.scenario import EVERYONE, Scenario, Target
from metrics.what_if.targets.chosen import narrowness, targets_for, targets_in_force

Addressee = tuple[str, str]  # tier and city, "" for all
Problem = Literal["none", "city", "peers", "same", ""]


@dataclass(frozen=True, order=True)
class TargetVersion:
    """One version of a target in force or superseded; tier "" is every tier, city "" every city."""

    indicator: str
    year: int
    tier: str
    city: str
    version: int
    value: float


@dataclass(frozen=True, eq=False)
class Adoption:
    """What there is to set: `rows` (indicator, tier, city, value), and what it changes.

    `changed` has one row per city and indicator: indicator, entity, before, after, in the
    indicator's unit (missing where there was no target). `problem`: "none", the scenario has no
    target for that year; "city", it names one outside the list; "peers", the indicator has no
    targets and a part of the cities would lose their comparison with peers; "same", everything
    is so already.
    """

    year: int
    rows: tuple[tuple[str, str, str, float], ...]
    changed: pd.DataFrame
    problem: Problem = ""


def indicators(scenario: Scenario, year: int) -> tuple[str, ...]:
    """Indicators for which a scenario has targets in a year."""
    return tuple(sorted({target.indicator for target in targets_for(scenario.targets, year)}))


def adoption(
    counts: Counts, scenario: Scenario, year: int, versions: Sequence[TargetVersion]
) -> Adoption:
    """How a scenario's targets become a year's, given all versions that the records have now.

    Afterwards every city has the target that the scenario shows: a broader target of the scenario
    goes before narrower ones in force, which are set to it. A year that had no targets of an
    indicator first takes over those of the year before, as they stood in for it.
    """
    meant = targets_for(scenario.targets, year)
    listed = {*TIERS, EVERYONE, *keys(counts, "city")}
    if not meant or any(target.whom not in listed for target in meant):
        return Adoption(year, (), _table([]), "city" if meant else "none")
    before, rows = _with_list(counts, versions), []
    for key in indicators(scenario, year):
        rows += _rows(
            counts, key, [target for target in meant if target.indicator == key], year, versions
        )
    newest = max((target.version for target in versions), default=0) + 1
    added = [TargetVersion(key, year, tier, city, newest, value) for key, tier, city, value in rows]
    after = _with_list(counts, [*versions, *added])
    pairs = {
        key: (targets_in_force(before, key, year), targets_in_force(after, key, year))
        for key in indicators(scenario, year)
    }
    result = Adoption(year, tuple(rows), _table(_changes(counts, pairs)))
    for key, (old, new) in pairs.items():
        if INDICATORS[key].peers and np.isnan(old).all() and np.isnan(new).any():
            return replace(result, problem="peers")
    return result if len(result.changed) else replace(result, problem="same")


def summary(changed: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator of an adoption: cities whose target changes, and its range from and to.

    Columns indicator, cities, before_lowest, before_highest, after_lowest, after_highest.
    """
    by = changed.groupby("indicator", sort=False)
    rows = by.agg(
        cities=("entity", "size"),
        before_lowest=("before", "min"),
        before_highest=("before", "max"),
        after_lowest=("after", "min"),
        after_highest=("after", "max"),
    ).reset_index()
    order = {key: place for place, key in enumerate(INDICATORS)}
    return rows.sort_values("indicator", key=lambda keys_: keys_.map(order)).reset_index(drop=True)


def _rows(
    counts: Counts, key: str, meant: Sequence[Target], year: int, versions: Sequence[TargetVersion]
) -> list[tuple[str, str, str, float]]:
    """Rows to set: those that are new or other than in force; all of them in a year without any."""
    own_targets = [target for target in versions if target.indicator == key and target.year <= year]
    latest = max((target.year for target in own_targets), default=year)
    values: dict[Addressee, float] = {
        (target.tier, target.city): target.value
        for target in sorted(own_targets, key=lambda target: target.version)
        if target.year == latest
    }
    before = dict(values) if latest == year else {}
    tier_of = {
        code: TIERS[tier] for code, tier in zip(keys(counts, "city"), counts.tier_of, strict=True)
    }
    for target in meant:
        own: Addressee = (target.whom if target.whom in TIERS else "", "")
        own = ("", target.whom) if narrowness(target.whom) == 2 else own
        for addressee in [
            own,
            *(addressee for addressee in values if _within(addressee, target.whom, tier_of)),
        ]:
            values[addressee] = target.value
    return [
        (key, *addressee, value)
        for addressee, value in values.items()
        if before.get(addressee) != value
    ]


def _within(addressee: Addressee, whom: str, tier_of: Mapping[str, str]) -> bool:
    """Whether a target in force is for cities that are all meant."""
    tier, city = addressee
    if whom == EVERYONE:
        return True
    if whom in TIERS:
        return tier_of.get(city) == whom if city else tier == whom
    return city == whom


def _with_list(counts: Counts, versions: Sequence[TargetVersion]) -> Counts:
    """The snapshot with the targets that the records have now, nothing remembered."""
    columns: Columns = {
        "indicator": np.array([target.indicator for target in versions], dtype=object),
        "year": np.array([target.year for target in versions], dtype=np.int64),
        "tier": np.array([target.tier for target in versions], dtype=object),
        "city": np.array([int(target.city or 0) for target in versions], dtype=np.int64),
        "version": np.array([target.version for target in versions], dtype=np.int64),
        "value": np.array([target.value for target in versions], dtype=np.float64),
    }
    tables = {**counts.tables, "targets": columns}
    return Counts(counts.number, counts.as_of, counts.content_hash, tables)


def _changes(
    counts: Counts, pairs: Mapping[str, tuple[Floats, Floats]]
) -> list[tuple[str, str, float, float]]:
    rows = []
    for key, (before, after) in pairs.items():
        for code, left, old, new in zip(
            keys(counts, "city"), counts.left, before, after, strict=True
        ):
            if not left and old != new and not (np.isnan(old) and np.isnan(new)):
                rows.append((key, code, float(old), float(new)))
    return rows


def _table(rows: Sequence[tuple[str, str, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["indicator", "entity", "before", "after"])
