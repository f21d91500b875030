"""What a viewer of some cities gets of a result: only what is listed here, without other cities.

A function that is not listed is refused. Totals of the nation and of tiers stay whole; of single
cities only the viewer's own remain, and no choice may name another, as a total before and after
one city's change would give that city away.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from metrics.cohorts.visit_check import visit_check
from metrics.counts.entities import names
from metrics.counts.periods import year_share
from metrics.counts.snapshot import Counts
from metrics.what_if import comparison
from metrics.what_if.levers import cheapest, flow, inverse, observed, tornado
from metrics.what_if.targets import before_after, changes, fair, reached
from shell.viewer.access import AccessRefused, Scope, require, require_city
from shell.viewer.cuts import (
    ANSWER,
    BY_CODE,
    COMBINATION,
    GENERAL,
    RANGES,
    ROWS,
    SLICE,
    TURNED,
    Keys,
    Rule,
)
from shell.viewer.named_codes import named_codes, require_place

Function = TypeVar("Function", bound=Callable[..., Any])

# By the function itself, not by its name: what is renamed keeps its rule, and what takes over a
# name gets none. Metrics stand here, as they know nothing of viewers; the shell's own are marked.
_rules: dict[Callable[..., Any], Rule] = {
    names: SLICE,
    year_share: GENERAL,
    visit_check: GENERAL,
    # targets
    before_after.before_after: TURNED,
    before_after.position: GENERAL,
    before_after.plan_totals: GENERAL,
    before_after.year_read: GENERAL,
    before_after.state_of_each: BY_CODE,
    reached.reach: GENERAL,
    reached.deciles: GENERAL,
    reached.distribution: ROWS,
    reached.best: ROWS,
    fair.fair_targets: ROWS,
    changes.changes: GENERAL,
    # levers
    flow.flow: GENERAL,
    flow.positions: GENERAL,
    flow.readings_under: GENERAL,
    observed.unseen: RANGES,
    tornado.tornado: GENERAL,
    inverse.solve: ANSWER,
    cheapest.cheapest: COMBINATION,
    # scenarios
    comparison.compared_verdicts: GENERAL,
    comparison.compared_amounts: GENERAL,
}


def may_leave(rule: Rule) -> Callable[[Function], Function]:
    """Marks a function of the shell as one whose result a city's office may get, cut by the rule.

    The mark is on this very function: one that wraps it, or is made from it, is not marked.
    """

    def mark(function: Function) -> Function:
        _rules[function] = rule
        return function

    return mark


def listed_functions() -> dict[Callable[..., Any], Rule]:
    """Every function whose result may leave, of the modules that are imported by now."""
    return dict(_rules)


def allowed_part(scope: Scope, counts: Counts, function: Callable[..., Any], keys: Keys) -> Any:
    """What this scope may see of `function(counts, **keys)`; AccessRefused where it is nothing."""
    require(scope)
    rule = _rules.get(function)
    if rule is None or scope.role != "city":
        name = f"{function.__module__}.{function.__qualname__}"
        raise AccessRefused(f"This viewer may not see {name}.")
    if rule.own:
        require_city(scope, str(keys[rule.own]))
    for code in named_codes(keys):
        require_place(scope, counts, code)
    return rule.keep(function(counts, **keys), scope, keys)
