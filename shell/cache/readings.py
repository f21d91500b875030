"""The only cached functions: what one scope may see of one snapshot, kept until it is crowded out.

A snapshot never changes, so nothing here is ever invalidated. Keys are the scope, the snapshot's
number and the choices of a slice; never a table and never session
state. Results are shared by all sessions: tables are handed out as copies on write.
"""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from data_access.snapshots import SnapshotInfo
from metrics.city.positions import changes as changes_of
from metrics.counts.area import area_name
from metrics.counts.entities import By, names
from metrics.counts.periods import ROLLING, Period
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import summarised_cities
from metrics.definition import Indicator, Text
from metrics.readings.month_line import month_line as month_line_of
from metrics.readings.movements import movements as movements_of
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from metrics.what_if.comparison import moved_on
from metrics.what_if.scenario import Scenario
from shell.cache import database
from shell.cache.store import ResultStore
from shell.viewer.access import Scope, require
from shell.viewer.cuts import GENERAL, OWN_CITY, ROWS, SLICE
from shell.viewer.may_leave import allowed_part, may_leave

Result = TypeVar("Result")
MOST_SNAPSHOTS = 4
MOST_RESULTS = 1_500

# Content hash of every snapshot listed so far: should the database be replaced under a running
# server, the same number is another snapshot.
_hashes: dict[int, str] = {}
_versions: dict[int, str] = {}

_results = ResultStore(MOST_RESULTS)


@st.cache_resource(max_entries=MOST_SNAPSHOTS, show_spinner=False)
def _loaded(number: int, content_hash: str) -> Counts:
    """Raw counts, the same for everybody; nothing but this file may reach them."""
    return database.load(number)


def _counts(number: int) -> Counts:
    return _loaded(number, _hashes.get(number, ""))


def cached(
    scope: Scope, snapshot: int, function: Callable[..., Result], **keys: Hashable
) -> Result:
    """What `function(counts, **keys)` says of a snapshot, as this scope may see it; cached.

    `function` is a plain function of a module: one made on the spot would never be met again. A
    viewer of some cities gets what `shell.viewer.may_leave` leaves of it, and AccessRefused where
    that is nothing.
    """
    require(scope)
    if "<" in function.__qualname__:
        raise ValueError(f"{function.__qualname__} has no name of its own; it is never met again.")
    key = (scope, snapshot, _hashes.get(snapshot, ""), function, tuple(sorted(keys.items())))
    hash(key)  # a key that can be hashed cannot be changed, so no table is among them
    if scope.cities is None:
        result = _results.get(key, lambda: function(_counts(snapshot), **keys))
    else:
        result = _results.get(key, lambda: allowed_part(scope, _counts(snapshot), function, keys))
    shown: Result = result.copy(deep=False) if isinstance(result, pd.DataFrame) else result
    return shown


def snapshots(scope: Scope) -> list[SnapshotInfo]:
    """All snapshots, newest first, as the database has them now."""
    require(scope)
    infos = database.all_snapshots()
    _hashes.update({info.number: info.content_hash for info in infos})
    _versions.update({info.number: info.definitions for info in infos})
    return infos


def definitions(scope: Scope, snapshot: int) -> str:
    """Version of the definitions by which a snapshot was counted."""
    require(scope)
    return _versions.get(snapshot, "")


def reading(
    scope: Scope,
    snapshot: int,
    indicator: str,
    by: By,
    *,
    variant: str | None = None,
    period: Period = ROLLING,
    group: int = -1,
    ranks: bool = True,
) -> pd.DataFrame:
    """Tidy readings of one figure (a target or of a task) and slice, columns as in
    `metrics.readings.tidy.COLUMNS`."""
    return cached(
        scope,
        snapshot,
        _reading,
        indicator=indicator,
        by=by,
        variant=variant,
        period=period,
        group=group,
        ranks=ranks,
    )


@may_leave(SLICE)
def _reading(counts: Counts, indicator: str, by: By, **choices: Any) -> pd.DataFrame:
    return readings(counts, FIGURES[indicator], by, **choices)


def month_line(
    scope: Scope,
    snapshot: int,
    indicator: str,
    by: By = "national",
    entity: str = "000000",
    variant: str | None = None,
) -> pd.DataFrame:
    """One figure month by month, unripe months told apart by `mature`."""
    return cached(
        scope, snapshot, _month_line, indicator=indicator, by=by, entity=entity, variant=variant
    )


def _month_line(counts: Counts, indicator: str, by: By, entity: str, variant: Any) -> pd.DataFrame:
    return month_line_of(counts, FIGURES[indicator], by, entity, variant)


def movements(scope: Scope, snapshot: int, previous: int, indicator: str) -> pd.DataFrame:
    """Cities of both snapshots with both values, verdicts and ranks."""
    return cached(scope, snapshot, _movements, previous=previous, indicator=indicator)


def _movements(counts: Counts, previous: int, indicator: str) -> pd.DataFrame:
    return movements_of(counts, _counts(previous), FIGURES[indicator])


def scenario_moved(scope: Scope, snapshot: int, before: int, scenario: Scenario) -> pd.DataFrame:
    """What a scenario gave on another snapshot and gives on this one, per stage."""
    return cached(scope, snapshot, _scenario_moved, before=before, scenario=scenario)


@may_leave(GENERAL)
def _scenario_moved(counts: Counts, before: int, scenario: Scenario) -> pd.DataFrame:
    return moved_on(_counts(before), counts, scenario)


def city_changes(scope: Scope, snapshot: int, previous: int | None, code: str) -> pd.DataFrame:
    """One city's targets now, in the snapshot before (if any) and in its own first year."""
    return cached(scope, snapshot, _city_changes, previous=previous, code=code)


def _city_changes(counts: Counts, previous: int | None, code: str) -> pd.DataFrame:
    return changes_of(counts, None if previous is None else _counts(previous), code)


def entity_names(scope: Scope, snapshot: int, by: str) -> dict[str, Text]:
    """Display names of the entities of a slice, by key."""
    return cached(scope, snapshot, names, by=by)


def city_list(scope: Scope, snapshot: int) -> pd.DataFrame:
    """Cities in the programme: entity (code), zh, en, tier, province, province_zh (short),
    province_en, latitude, longitude, reported."""
    return cached(scope, snapshot, _city_list)


@may_leave(ROWS)
def _city_list(counts: Counts) -> pd.DataFrame:
    cities, provinces = counts.tables["cities"], counts.tables["provinces"]
    display_names = names(counts, "city")
    codes = [f"{code:06d}" for code in cities["code"]]
    province_row = counts.province_of
    return pd.DataFrame(
        {
            "entity": codes,
            "zh": [display_names[code].zh for code in codes],
            "en": [display_names[code].en for code in codes],
            "tier": cities["tier"],
            "province": [f"{code:06d}" for code in cities["province_code"]],
            "province_zh": provinces["short_zh"][province_row],
            "province_en": provinces["name_en"][province_row],
            "latitude": cities["latitude"].astype(float),
            "longitude": cities["longitude"].astype(float),
            "reported": counts.reported,
        }
    )[~counts.left].reset_index(drop=True)


def office(scope: Scope, snapshot: int, code: str) -> Text | None:
    """Full name of a city as its office bears it; None where the snapshot does not list it."""
    return cached(scope, snapshot, _office, code=code)


@may_leave(OWN_CITY)
def _office(counts: Counts, code: str) -> Text | None:
    cities = counts.tables["cities"]
    for number, zh, en in zip(cities["code"], cities["name_zh"], cities["name_en"], strict=True):
        if f"{number:06d}" == code:
            return Text(str(zh), str(en))
    return None


def area(scope: Scope, snapshot: int) -> Text | None:
    """What the whole of the snapshot is called; None where it is the nation."""
    return cached(scope, snapshot, _area)


@may_leave(GENERAL)
def _area(counts: Counts) -> Text | None:
    return area_name(counts)


def is_demo(scope: Scope, snapshot: int) -> bool:
    """Whether the snapshot was counted from made-up records."""
    return cached(scope, snapshot, _is_demo)


@may_leave(GENERAL)
def _is_demo(counts: Counts) -> bool:
    return counts.demo


def cities_by_summary(scope: Scope, snapshot: int) -> int:
    """How many cities have figures that rest on monthly summaries."""
    return cached(scope, snapshot, _cities_by_summary)


@may_leave(GENERAL)
def _cities_by_summary(counts: Counts) -> int:
    return int(summarised_cities(counts).sum())


def as_of(scope: Scope, snapshot: int) -> date:
    """The last day that the snapshot counts."""
    return cached(scope, snapshot, _as_of)


@may_leave(GENERAL)
def _as_of(counts: Counts) -> date:
    return counts.as_of


def indicator(key: str) -> Indicator:
    """The definition of a figure, of a target or of a task."""
    return FIGURES[key]
