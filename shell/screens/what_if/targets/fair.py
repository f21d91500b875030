"""Targets that are about equally hard for every city, and the highest that so many could meet."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import difference, measure, percent, rounded
from i18n.verdicts import word
from metrics.methods.common_change import CommonChange
from metrics.registry import INDICATORS
from metrics.what_if.levers.inverse import highest_target
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.arrays import target_arrays
from metrics.what_if.targets.changes import FEWEST, changes
from metrics.what_if.targets.fair import chance_of, fair_targets
from sentences.what_if.amounts import brief_percent, ends, goal, indicator_name
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import export, filters
from shell.parts.tables import Column, table
from shell.screens.what_if import state
from shell.screens.what_if.scopes import escaped_name, scopes
from shell.session import labels, link
from shell.viewer.view import View, fragment

KNOB = "what_if_ambition"
STEP = {"rate": 0.001, "mean": 0.01}  # so fine that every city's probability stays the same
ROWS = 8
YEARS_ENOUGH = 4  # from which on the change that all cities share is well known
MANY, SURE = "what_if_many", "what_if_sure"
CHANCES = (50, 60, 70, 80, 90, 95)


@fragment
def draw(view: View) -> None:
    """Left what is asked, right the proposal; the key is the one looked at above."""
    key = state.indicator()
    if key not in INDICATORS or INDICATORS[key].kind == "progress":
        key = "pass_rate"
    with st.container(border=True):
        choices, proposed = st.columns([8, 20], gap="medium")
        with choices:
            key = _indicator(view, key)
            ambition = _ambition(view)
            if view.scope.cities is None:
                _highest(view, key)
        with proposed:
            _proposal(view, key, ambition)


def _indicator(view: View, key: str) -> str:
    """One of the five rates; training is a number of the plan."""
    rates = [rate for rate in INDICATORS if INDICATORS[rate].kind != "progress"]
    st.markdown(f"**{text('what_if.fair', view.language)}**")
    return filters.select(
        "fair_indicator",
        text("filters.indicator", view.language),
        rates,
        lambda rate: pick(INDICATORS[rate].name, view.language),
        key,
        visible=False,
    )


def _ambition(view: View) -> float:
    """The knob from cautious to ambitious, in the link."""
    steps = [str(percents) for percents in range(0, 101, 10)]
    words = {step: _ambition_words(view, int(step)) for step in steps}
    label = text("what_if.knob_fair", view.language)
    ambition = link.initial_value(KNOB, steps, "50", label=label, words=words.__getitem__)
    slide = f"{KNOB}_slide"
    if st.session_state.get(slide) != ambition:
        st.session_state[slide] = ambition
    labels.renew(slide, steps, words.__getitem__)
    st.select_slider(
        label, steps, key=slide, format_func=words.__getitem__, on_change=_moved, args=(slide,)
    )
    link.write(KNOB, ambition)
    return int(ambition) / 100


def _moved(slide: str) -> None:
    st.session_state[KNOB] = str(labels.code_of(slide))


def _ambition_words(view: View, percents: int) -> str:
    """The ends by name, all by the probability of reaching the target."""
    chance = percent(chance_of(percents / 100), view.language, 0)
    name = {0: "cautious", 100: "ambitious"}.get(percents)
    return f"{text(f'what_if.{name}', view.language)} {chance}" if name else chance


def _highest(view: View, key: str) -> None:
    """How high a target may be so that so many cities meet it with that probability."""
    able = int(cached_for(view, usable, key))
    st.markdown(f"**{text('what_if.highest', view.language)}**")
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        if MANY not in st.session_state:
            st.session_state[MANY] = min(60, max(able, 1))
        many = st.number_input(
            text("what_if.highest_cities", view.language),
            1,
            1_000,
            step=1,
            key=MANY,
            persist_state="session",
        )
        if SURE not in st.session_state:
            st.session_state[SURE] = 80
        sure = st.selectbox(
            text("what_if.highest_chance", view.language),
            CHANCES,
            key=SURE,
            format_func=lambda chance: f"{chance}%",
            persist_state="session",
        )
    st.markdown(cached_for(view, highest_sentence, key, int(many or 1), int(sure)))


def usable(view: View, key: str) -> int:
    """Cities with a figure."""
    arrays = cached(view.scope, view.snapshot, target_arrays, key=key)
    return int(((arrays.blocked < 0) & np.isfinite(arrays.value)).sum())


def highest_sentence(view: View, key: str, many: int, sure: int) -> str:
    """The answer in a sentence; too many cities asked for is said."""
    answer = cached(
        view.scope, view.snapshot, highest_target, key=key, cities=many, chance=sure / 100
    )
    values: dict[str, object] = {
        "n": many,
        "chance": sure,
        "able": answer.able,
        "name": indicator_name(key, view.language),
    }
    if np.isnan(answer.target):
        return text("what_if.highest_none", view.language, **values)
    unit = INDICATORS[key].unit
    return text(
        "what_if.highest_told",
        view.language,
        goal=measure(_down(answer.target, unit), unit, view.language),
        **values,
    )


def _down(value: float, unit: str) -> float:
    """Rounded down to what is written, so that what is written still holds."""
    places = 3 if unit == "percent" else 2
    return float(np.floor(value * 10**places) / 10**places)


def _proposal(view: View, key: str, ambition: float) -> None:
    rows = cached_for(view, proposal, key, ambition)
    st.markdown(f"**{cached_for(view, headline, key, ambition)}**")
    names = cached_for(view, filters.city_names, None)
    frame = rows.assign(city=rows["entity"].map(names))
    table(
        frame,
        columns(view, key),
        view,
        text("what_if.alt_fair", view.language, n=len(frame)),
        "what_if_fair",
        min(ROWS, len(frame)),
    )
    with st.container(horizontal=True, gap="small"):
        if st.button(
            text("what_if.adopt_fair", view.language),
            key="what_if_adopt_fair",
            icon=":material/north:",
            help=text("what_if.adopt_fair_help", view.language),
            on_click=take,
            args=(view, key, ambition),
        ):
            st.rerun()
        export.buttons_in_row(sheet(view, key, frame), view)
    st.caption(cached_for(view, note, key))


def proposal(view: View, key: str, ambition: float) -> pd.DataFrame:
    """The proposal for every city that may be seen, by the target, highest first."""
    step = STEP[INDICATORS[key].kind]
    rows = cached(view.scope, view.snapshot, fair_targets, key=key, ambition=ambition, step=step)
    return rows.sort_values(["target", "entity"], ascending=[False, True], na_position="last")


def headline(view: View, key: str, ambition: float) -> str:
    """What range of targets gives everybody the same probability."""
    targets = proposal(view, key, ambition)["target"].dropna()
    name = pick(INDICATORS[key].short, view.language)
    if targets.empty:
        return text("what_if.fair_none", view.language, name=name)
    which = "what_if.fair_told" if view.scope.cities is None else "what_if.fair_own"
    return text(
        which,
        view.language,
        name=name,
        n=len(targets),
        city=escaped_name(view, scopes(view)[0]),
        chance=percent(chance_of(ambition), view.language, 0),
        middle=goal(key, float(targets.median()), view.language),
        ends=ends(
            *(goal(key, float(end), view.language) for end in (targets.min(), targets.max()))
        ),
    )


def note(view: View, key: str) -> str:
    """How the proposal is made, and what cities showed of catching up."""
    observed, language = cached(view.scope, view.snapshot, changes, key=key), view.language
    which = "pace" if observed.pace else "no_pace" if observed.cities else "no_change"
    change = text(
        f"what_if.fair_{which}",
        language,
        n=observed.cities,
        fewest=FEWEST,
        pace=brief_percent(round(observed.pace, 3), language),
    )
    fineness = text(f"what_if.fair_rounded_{INDICATORS[key].kind}", language)
    change += _in_common(observed.common, key, language)
    return text("what_if.fair_note", language, change=change, rounded=fineness)


def _in_common(common: CommonChange, key: str, language: Language) -> str:
    """What all cities change by together from year to year, and how well that is known."""
    if not common.steps:
        return ""
    unit = INDICATORS[key].unit
    size = rounded(abs(common.drift), 3 if unit == "percent" else 2)
    words = ""
    if size:
        way = "rising" if common.drift > 0 else "falling"
        amount = difference(size, unit, language).removeprefix("+")
        if unit != "percent":
            amount = text("what_if.fair_jobs", language, size=amount)
        words = text(f"what_if.fair_{way}", language, amount=amount)
    if common.steps + 1 < YEARS_ENOUGH:
        words += text("what_if.fair_few_years", language, years=common.steps + 1)
    return words


def columns(view: View, key: str) -> dict[str, Column]:
    """The proposal's columns as shown."""
    language, unit = view.language, INDICATORS[key].unit

    def head(name: str) -> str:
        return text(f"what_if.fair_{name}", language)

    def value(amount: float) -> str:
        return measure(amount, unit, language)

    def share(amount: float) -> str:
        return percent(amount, language, 0)

    wide: dict[str, Any] = {"form": "number"}
    return {
        "city": Column(text("filters.city", language)),
        "value": Column(head("value"), value, **wide),
        "today": Column(head("today"), lambda v: goal(key, v, language), **wide),
        "upper_quartile": Column(head("peers"), value, help=head("peers_help"), **wide),
        "target": Column(head("target"), lambda v: goal(key, v, language), **wide),
        "chance": Column(head("chance"), share, help=head("chance_help"), **wide),
        "chance_unchanged": Column(head("unchanged"), share, help=head("unchanged_help"), **wide),
        "state": Column(head("state"), lambda v: word(v, language) if v else ""),
    }


def sheet(view: View, key: str, frame: pd.DataFrame) -> export.Sheet:
    """The proposal to take away."""
    indicator = INDICATORS[key]
    heads = {name: column.header for name, column in columns(view, key).items()}
    measured = export.measured(indicator.unit)
    return export.Sheet(
        f"fair_targets_{key}",
        text("what_if.fair_sheet", view.language, name=pick(indicator.name, view.language)),
        pick(indicator.denominator_text, view.language),
        frame.assign(state=[word(key, view.language) if key else "" for key in frame["state"]]),
        {"entity": text("what_if.code", view.language), **heads},
        {
            **dict.fromkeys(("value", "today", "upper_quartile", "target"), measured),
            **dict.fromkeys(("chance", "chance_unchanged"), "whole_percent"),
        },
    )


def take(view: View, key: str, ambition: float) -> None:
    """Told by a button: the proposal becomes the scenario's targets of this indicator, a target per city."""
    now = state.last_scenario()
    rest = tuple(target for target in now.targets if target.indicator != key)
    rows = cached_for(view, proposal, key, ambition).dropna(subset=["target"])
    own = tuple(
        Target(key, round(float(row.target), 4), str(row.entity))
        for row in rows.itertuples(index=False)
    )
    state.look_at(key)
    state.assume(Scenario(now.scope, rest + own, now.levers))
