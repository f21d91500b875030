"""The six targets as sliders and numbers, for the scope and year chosen above."""

import math

from i18n import pick, text
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import before_after as model
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if import assumptions, slider, state
from shell.screens.what_if.slider import Knob
from shell.screens.what_if.targets.sentences import todays_goal
from shell.viewer.view import View

PERSONS, PERSONS_STEP = 6_000.0, 50.0
JOBS, JOBS_STEP = 10.0, 0.1


def draw(view: View, now: Scenario) -> None:
    """One knob per target; a move is told to the scenario."""
    year = state.year()
    with slider.lines():
        for key in INDICATORS:
            targets = model.of_targets(now, key)
            at, otherwise = cached_for(view, positions, key, now.scope, targets, year)
            if math.isnan(at):
                continue
            slider.draw(
                view,
                cached_for(view, knob, key, now.scope),
                at,
                assumptions.set_target,
                otherwise,
                model.addressee(now.scope),
            )


def positions(
    view: View, key: str, scope: str, targets: tuple[Target, ...], year: int
) -> tuple[float, float]:
    """Where the knob stands, and where it would without this very assumption."""
    whom = model.addressee(scope)
    rest = tuple(target for target in targets if (target.whom, target.year) != (whom, year))
    exact = [target.value for target in targets if (target.whom, target.year) == (whom, year)]
    otherwise = _middle(view, key, scope, rest)
    return (exact[0] if exact else otherwise), otherwise


def _middle(view: View, key: str, scope: str, targets: tuple[Target, ...]) -> float:
    return cached(view.scope, view.snapshot, model.position, key=key, where=scope, targets=targets)


def knob(view: View, key: str, scope: str) -> Knob:
    """The knob of a target: percent, jobs or persons."""
    indicator = INDICATORS[key]
    name = pick(indicator.short, view.language)
    label = text("what_if.knob", view.language, name=name, today=todays_goal(view, key, scope))
    about = pick(indicator.name, view.language)
    if indicator.kind == "rate":
        return Knob(key, label, 100.0, 1.0, 100.0, "%g%%", 1, about)
    if indicator.kind == "mean":
        return Knob(key, label, JOBS, JOBS_STEP, 1.0, "%g", 2, about)
    return Knob(key, label, PERSONS, PERSONS_STEP, 1.0, "%g", 0, about)
