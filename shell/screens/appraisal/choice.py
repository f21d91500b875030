"""What the page of the appraisal is asked for: its part, its year, its city, and the weights."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from i18n import pick, text
from i18n.formats import percent
from metrics.appraisal.index import appraise
from metrics.appraisal.plan import COMPONENTS, KEYS, AppraisalPlan, Component, plan_in_force
from metrics.counts.periods import Period, year_of
from metrics.methods.proportions import ratio
from metrics.registry import FIGURES
from shell.cache.readings import cached
from shell.parts import filters
from shell.viewer.view import View

PARTS = ("places", "duties", "plans")
MOST = 50  # points on a slider
STEM = "appraisal_weight_"


@dataclass(frozen=True)
class Choice:
    """Period, and the plan in force for it at the as-of date."""

    period: Period
    plan: AppraisalPlan

    @property
    def year(self) -> int | None:
        """The calendar year that is appraised; None for the rolling months."""
        return None if isinstance(self.period, str) else int(self.period)


def choose(view: View) -> tuple[str, Choice]:
    """The part of the page, and the year that it is about."""
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with left:
        part = filters.segments(
            "part",
            text("appraisal.part", view.language),
            PARTS,
            lambda key: text(f"appraisal.part_{key}", view.language),
            visible=False,
        )
    with right:
        period = _period(view)
    return part, Choice(period, plan_of(view, period))


def _period(view: View) -> Period:
    """A calendar year, by default the last full one; or the latest ripe months."""
    years = [str(view.as_of.year - back) for back in range(3)]
    chosen = filters.select(
        "appraisal_year",
        text("appraisal.year", view.language),
        [*years, "rolling"],
        lambda key: (
            text("appraisal.rolling", view.language)
            if key == "rolling"
            else text("filters.year", view.language, year=key)
        ),
        years[1],
        visible=False,
    )
    return chosen if chosen == "rolling" else int(chosen)


def plan_of(view: View, period: Period) -> AppraisalPlan:
    """The plan in force at the as-of date for a period's year."""
    year = year_of(view.as_of, period)
    return cached(view.scope, view.snapshot, plan_in_force, year=year)


def appraised(view: View, plan: AppraisalPlan, period: Period) -> pd.DataFrame:
    """Every city's index, place and ranges under a plan; see `metrics.appraisal.index.appraise`."""
    return cached(view.scope, view.snapshot, appraise, plan=plan, period=period)


def weights(plan: AppraisalPlan) -> tuple[float, ...]:
    """The weights on the sliders, those of the plan until somebody moves one."""
    return tuple(
        float(st.session_state.get(STEM + key, weight))
        for key, weight in zip(KEYS, plan.weights, strict=True)
    )


def sliders(view: View, plan: AppraisalPlan) -> AppraisalPlan:
    """One slider per component, three to a line; the plan under the weights that they show."""
    with st.container(key="appraisal_weights", horizontal=True):
        for component, weight in zip(COMPONENTS, plan.weights, strict=True):
            _slider(view, component, round(weight))
    return plan.with_weights(weights(plan))


def _slider(view: View, component: Component, given: int) -> None:
    key = STEM + component.key
    if key not in st.session_state:
        st.session_state[key] = given
    st.slider(
        pick(component.name, view.language),
        0,
        max(MOST, given),
        key=key,
        persist_state="session",
        help=_help(view, component.key),
    )


def _help(view: View, key: str) -> str:
    if key not in FIGURES:
        return text("appraisal.figure_missing", view.language)
    return pick(FIGURES[key].name, view.language)


def put_back(plan: AppraisalPlan) -> None:
    """Told by a button: every slider back to the plan."""
    for key, weight in zip(KEYS, plan.weights, strict=True):
        st.session_state[STEM + key] = round(weight)


def shares(view: View, weights_: Sequence[float]) -> list[str]:
    """Each weight as a share of all, in words."""
    return [percent(float(ratio(weight, sum(weights_))), view.language, 0) for weight in weights_]
