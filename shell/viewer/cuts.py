"""What is left of a result for a viewer of some cities: totals whole, of single cities the own."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from metrics.what_if.levers.cheapest import Combination
from metrics.what_if.levers.inverse import Infeasible, Solved
from metrics.what_if.levers.observed import ObservedRange
from metrics.what_if.targets.before_after import BeforeAfter
from shell.viewer.access import AccessRefused, Scope, own_cities

Keys = Mapping[str, Any]
# Slices of a reading that say nothing of single cities.
WHOLE_SLICES = ("national", "group", "cohort", "kind")


@dataclass(frozen=True)
class Rule:
    """What is handed out of a result: `keep(result, scope, keys)`, and the key that must name an
    own city, if any."""

    keep: Callable[[Any, Scope, Keys], Any]
    own: str = ""


def _whole(result: Any, _scope: Scope, _keys: Keys) -> Any:
    return result


def _rows(result: pd.DataFrame, scope: Scope, _keys: Keys) -> pd.DataFrame:
    """Rows of own cities, by the column `entity`."""
    return result[result["entity"].isin(own_cities(scope))].reset_index(drop=True)


def _by_code(result: Mapping[str, Any], scope: Scope, _keys: Keys) -> dict[str, Any]:
    return {code: result[code] for code in result if code in own_cities(scope)}


def _slice(result: Any, scope: Scope, keys: Keys) -> Any:
    """Names or readings: of cities the own; of tiers all; of what belongs to cities nothing."""
    by = keys["by"]
    if by == "city":
        cut = _rows if isinstance(result, pd.DataFrame) else _by_code
        return cut(result, scope, keys)
    if by in WHOLE_SLICES or (by == "tier" and not isinstance(result, pd.DataFrame)):
        return result
    raise AccessRefused(f"This viewer may not see single entities by {by}.")


def _turned(result: BeforeAfter, scope: Scope, _keys: Keys) -> Any:
    """Who changes sides: own cities alone; the numbers stay."""
    cities = own_cities(scope)
    return replace(result, turned=tuple(row for row in result.turned if row[0] in cities))


def _answer(result: Solved | Infeasible, scope: Scope, _keys: Keys) -> Any:
    return replace(result, seen=without_other_cities(result.seen, own_cities(scope)))


def _ranges(
    result: Mapping[str, ObservedRange], scope: Scope, _keys: Keys
) -> dict[str, ObservedRange]:
    cities = own_cities(scope)
    return {lever: without_other_cities(observed, cities) for lever, observed in result.items()}


def _combination(result: Combination, scope: Scope, _keys: Keys) -> Combination:
    cities = own_cities(scope)
    ranges = tuple((lever, without_other_cities(ranges, cities)) for lever, ranges in result.seen)
    return replace(result, seen=ranges)


def without_other_cities(observed: ObservedRange, cities: Collection[str]) -> ObservedRange:
    """The range that a lever was seen in; where and when its ends were, of own cities only."""
    if observed.city and observed.city not in cities:
        observed = replace(observed, city="", month="")
    if observed.low_city and observed.low_city not in cities:
        observed = replace(observed, low_city="", low_month="")
    return observed


GENERAL, ROWS, BY_CODE = Rule(_whole), Rule(_rows), Rule(_by_code)
SLICE, TURNED, OWN_CITY = Rule(_slice), Rule(_turned), Rule(_whole, own="code")
ANSWER, RANGES, COMBINATION = Rule(_answer), Rule(_ranges), Rule(_combination)
