"""The levers as sliders and numbers, in three sets: the chain, what is provided, and for whom."""

import math

import pandas as pd
import streamlit as st

from i18n import pick, text
from metrics.what_if.levers.catalogue import CAPACITY, DRAWN, LEVERS, MIX
from metrics.what_if.levers.flow import positions
from metrics.what_if.scenario import Scenario
from sentences.what_if.amounts import lever_at, lever_name
from sentences.what_if.levers import idle_sentences
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import filters
from shell.screens.what_if import assumptions, slider, state
from shell.screens.what_if.slider import Knob
from shell.viewer.view import View

SETS = {"chain": DRAWN, "capacity": CAPACITY, "mix": MIX}
MOST_JOBS = 20.0
TIMES = 3  # a number of persons or places slides up to three times today's


def draw(view: View, now: Scenario) -> None:
    """One set of knobs at a time."""
    chosen = filters.segments(
        "lever_set",
        text("what_if.lever_set", view.language),
        tuple(SETS),
        lambda key: text(f"what_if.set_{key}", view.language),
        visible=False,
    )
    idle = idle_sentences(now.moved, view.language)
    with slider.lines():
        for key in SETS[chosen]:
            today, then = cached_for(view, positions_of, now, key)
            if math.isnan(today):
                name = lever_name(key, view.language)
                st.caption(text("what_if.no_figure", view.language, name=name))
                continue
            knob = cached_for(view, knob_of, key, now.scope, then)
            slider.draw(
                view,
                knob,
                then,
                assumptions.set_lever,
                round(knob.scale * today, knob.digits) / knob.scale,
                view,
            )
            if key in idle:
                st.caption(idle[key])
    refused = state.take_refused()
    if refused:
        st.warning(text("what_if.refused", view.language, name=lever_name(refused, view.language)))


def positions_of(view: View, now: Scenario, key: str) -> tuple[float, float]:
    """Where a lever positions_of today and as assumed."""
    rows: pd.DataFrame = cached(view.scope, view.snapshot, positions, scenario=now)
    row = rows[rows["lever"] == key].iloc[0]
    return float(row["today"]), float(row["then"])


def knob_of(view: View, key: str, scope: str, then: float) -> Knob:
    """The knob of a lever: percent, jobs, or persons with steps that a hand can set."""
    lever, (today, _) = LEVERS[key], positions_of(view, Scenario(scope), key)
    label = text(
        "what_if.knob_lever",
        view.language,
        name=pick(lever.name, view.language),
        today=lever_at(key, today, view.language),
    )
    if lever.kind in ("rate", "share"):
        return Knob(key, label, 100.0, 1.0, 100.0, "%g%%", 1)
    if lever.kind == "mean":
        return Knob(key, label, MOST_JOBS, 0.1, 1.0, "%g", 2)
    most, step = _round_up(max(TIMES * today, then, 10.0))
    return Knob(key, label, most, step, 1.0, "%g", 0)


def _round_up(most: float) -> tuple[float, float]:
    """The next round number, and a hundredth of it (at least one) as step."""
    size = 10.0 ** math.floor(math.log10(most))
    high = math.ceil(most / size) * size
    return high, max(1.0, size / 100)
