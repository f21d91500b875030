"""What a viewer of some cities gets of a result: only what is listed here, without other cities.

A function that is not listed is refused. Totals of the nation and of tiers stay whole; of single
cities only the viewer's own remain, and no choice may name another, as a total before and after
one city's change would give that city away.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pandas as pd

from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS, Counts
from metrics.what_if.levers.cheapest import Combination
from metrics.what_if.levers.inverse import Infeasible, Solved
from metrics.what_if.levers.observed import ObservedRange
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets.before_after import BeforeAfter
from shell.viewer.access import SIX_DIGITS, AccessRefused, Scope, require, require_city

Keys = Mapping[str, Any]
FEWEST = 3  # other cities in a tier: of fewer a total would nearly say what each of them has
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
    return result[result["entity"].isin(_cities(scope))].reset_index(drop=True)


def _by_code(result: Mapping[str, Any], scope: Scope, _keys: Keys) -> dict[str, Any]:
    return {code: each for code, each in result.items() if code in _cities(scope)}


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
    return replace(result, turned=tuple(row for row in result.turned if row[0] in _cities(scope)))


def _seen(result: Solved | Infeasible, scope: Scope, _keys: Keys) -> Any:
    return replace(result, seen=without_other_cities(result.seen, _cities(scope)))


def _all_seen(
    result: Mapping[str, ObservedRange], scope: Scope, _keys: Keys
) -> dict[str, ObservedRange]:
    return {key: without_other_cities(each, _cities(scope)) for key, each in result.items()}


def _plan_seen(result: Combination, scope: Scope, _keys: Keys) -> Combination:
    seen = tuple((key, without_other_cities(each, _cities(scope))) for key, each in result.seen)
    return replace(result, seen=seen)


def without_other_cities(seen: ObservedRange, cities: Collection[str]) -> ObservedRange:
    """The range that a lever was seen in; where and when its ends were, of own cities only."""
    if seen.city and seen.city not in cities:
        seen = replace(seen, city="", month="")
    if seen.low_city and seen.low_city not in cities:
        seen = replace(seen, low_city="", low_month="")
    return seen


GENERAL, ROWS, BY_CODE = Rule(_whole), Rule(_rows), Rule(_by_code)
SLICE, TURNED = Rule(_slice), Rule(_turned)

# By module and name, so that the whole of what leaves for a city's office can be read here.
RULES: Mapping[str, Rule] = {
    # the frame, and finished parts, which read through this same door
    "shell.cache.per_view._made": GENERAL,
    "shell.cache.readings._is_demo": GENERAL,
    "shell.cache.readings._as_of": GENERAL,
    "shell.cache.readings._city_list": ROWS,
    "shell.cache.readings._office": Rule(_whole, own="code"),
    "shell.cache.readings._reading": SLICE,
    "metrics.counts.entities.names": SLICE,
    "metrics.counts.periods.year_share": GENERAL,
    # definitions
    "shell.parts.definition_card._known": GENERAL,
    "shell.parts.definition_card._span": GENERAL,
    # the what-if: targets
    "metrics.what_if.targets.before_after.before_after": TURNED,
    "metrics.what_if.targets.before_after.position": GENERAL,
    "metrics.what_if.targets.before_after.plan_totals": GENERAL,
    "metrics.what_if.targets.before_after.year_read": GENERAL,
    "metrics.what_if.targets.before_after.verdict_of_each": BY_CODE,
    "metrics.what_if.targets.reached.reach": GENERAL,
    "metrics.what_if.targets.reached.deciles": GENERAL,
    "metrics.what_if.targets.reached.distribution": ROWS,
    "metrics.what_if.targets.reached.best": ROWS,
    "metrics.what_if.targets.fair.fair_targets": ROWS,
    "metrics.what_if.targets.fair.changes": GENERAL,
    "shell.screens.what_if.targets.surroundings.tier_of": Rule(_whole, own="code"),
    # levers
    "metrics.what_if.levers.flow.flow": GENERAL,
    "metrics.what_if.levers.flow.positions": GENERAL,
    "metrics.what_if.levers.flow.readings_under": GENERAL,
    "metrics.what_if.levers.observed.unseen": Rule(_all_seen),
    "metrics.what_if.levers.tornado.tornado": GENERAL,
    "metrics.what_if.levers.inverse.solve": Rule(_seen),
    "metrics.what_if.levers.cheapest.cheapest": Rule(_plan_seen),
    "shell.screens.what_if.levers.goal._seen_high": GENERAL,
    "shell.screens.what_if.levers.figures._attended": GENERAL,
    "shell.screens.what_if.levers.figures.drawn_amounts": GENERAL,
    "shell.screens.what_if.levers.timing.ends": GENERAL,
    # scenarios
    "metrics.what_if.comparison.compared_verdicts": GENERAL,
    "metrics.what_if.comparison.compared_amounts": GENERAL,
    "shell.cache.readings._scenario_moved": GENERAL,
}


def allowed_part(scope: Scope, counts: Counts, function: Callable[..., Any], keys: Keys) -> Any:
    """What this scope may see of `function(counts, **keys)`; AccessRefused where it is nothing."""
    require(scope)
    name = f"{function.__module__}.{function.__qualname__}"
    rule = RULES.get(name)
    if rule is None or scope.role != "city":
        raise AccessRefused(f"This viewer may not see {name}.")
    if rule.own:
        require_city(scope, str(keys[rule.own]))
    for code in named_codes(keys):
        require_place(scope, counts, code)
    return rule.keep(function(counts, **keys), scope, keys)


def require_place(scope: Scope, counts: Counts, code: str) -> None:
    """Raises AccessRefused for another city's code, and for a tier with hardly another city."""
    if code == NATION:
        return
    if code in TIERS:
        mine = counts.tier_of == TIERS.index(code)
        own = sum(f"{each:06d}" in _cities(scope) for each in counts.codes[mine])
        if int(mine.sum()) - own < FEWEST:
            raise AccessRefused(f"This viewer may not see totals of {code}.")
        return
    require_city(scope, code)


def named_codes(choice: Any) -> Iterator[str]:
    """Codes of cities, tiers and the nation that a choice names, however deep."""
    if is_dataclass(choice) and not isinstance(choice, type):
        yield from named_codes([getattr(choice, field.name) for field in fields(choice)])
    elif isinstance(choice, Mapping):
        yield from named_codes([*choice, *choice.values()])
    elif isinstance(choice, tuple | list | frozenset):
        for each in choice:
            yield from named_codes(each)
    elif isinstance(choice, str) and (choice in TIERS or SIX_DIGITS.fullmatch(choice)):
        yield choice


def may_hold(scope: Scope, scenario: Scenario) -> bool:
    """Whether a scenario is the viewer's to open and save: about an own city, naming no other."""
    if scope.cities is None:
        return True
    others = {each for each in named_codes(scenario) if each not in TIERS} - {NATION, *scope.cities}
    return scenario.scope in scope.cities and not others


def _cities(scope: Scope) -> tuple[str, ...]:
    return scope.cities or ()
