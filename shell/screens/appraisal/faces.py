"""Ranking, weights and composition: all that moves with a slider runs again by itself."""

import pandas as pd
import streamlit as st

from charts.appraisal import Labels, appraisal_parts, appraisal_places
from charts.base.overrides import PreparedFigure
from i18n import text
from i18n.formats import count, number
from metrics.appraisal.index import unripe
from metrics.appraisal.plan import KEYS, AppraisalPlan
from metrics.counts.periods import Period
from sentences.appraisal import index as sentences
from sentences.appraisal.index import Row
from sentences.escape import escape
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, filters
from shell.parts.city_ways import to_profile
from shell.parts.columns import columns
from shell.screens.appraisal import choice as appraisal_choice
from shell.screens.appraisal import table
from shell.screens.appraisal.choice import Choice, appraised
from shell.viewer.view import View, fragment

RANGES = ("sure", "rank")


@fragment
def draw(view: View, choice: Choice) -> None:
    """Everything that depends on the weights, so that only this part runs when one moves."""
    names = cached_for(view, filters.city_names, None)
    top = st.container()
    left, right = columns("weights")
    with right:
        st.markdown(f"**{text('appraisal.weights', view.language)}**")
        plan = appraisal_choice.sliders(view, choice.plan)
        _draw_shares(view, choice)
    rows = appraised(view, plan, choice.period)
    with top:
        st.markdown(f"**{cached_for(view, headline, plan, choice.period)}**")
        st.caption(cached_for(view, subtitle, choice, plan))
    with right:
        _draw_city(view, plan, choice.period)
    with left:
        _draw_cities(view, plan, choice, rows, names)


def headline(view: View, plan: AppraisalPlan, period: Period) -> str:
    """The finding under a plan."""
    return sentences.headline(appraised(view, plan, period), view.language)


def subtitle(view: View, choice: Choice, plan: AppraisalPlan) -> str:
    """What the finding rests on."""
    rows, names = appraised(view, plan, choice.period), cached_for(view, filters.city_names, None)
    waiting = _waiting(view, choice)
    escaped = {code: escape(name) for code, name in names.items()}
    return sentences.subtitle(choice.plan, choice.year, waiting, rows, escaped, view.language)


def _waiting(view: View, choice: Choice) -> tuple[str, ...]:
    """Figures of the year that are not ripe; none of the rolling months."""
    if choice.year is None:
        return ()
    return tuple(cached(view.scope, view.snapshot, unripe, period=choice.period))


def _draw_shares(view: View, choice: Choice) -> None:
    """Under the sliders: each weight as a share, and the way back to the plan."""
    now = appraisal_choice.weights(choice.plan)
    moved = now != choice.plan.weights
    words, back = st.columns([3, 2], vertical_alignment="center")
    named = sentences.component_names(view.language).values()
    phrases = (
        f"{name} {share}"
        for name, share in zip(named, appraisal_choice.shares(view, now), strict=True)
    )
    words.caption(" · ".join(phrases))
    back.button(
        text("appraisal.put_back", view.language),
        key="appraisal_put_back",
        on_click=appraisal_choice.put_back,
        args=(choice.plan,),
        disabled=not moved,
        width="stretch",
    )


def _draw_cities(
    view: View, plan: AppraisalPlan, choice: Choice, rows: pd.DataFrame, names: dict[str, str]
) -> None:
    form, spread = st.columns(2, gap="small")
    with form:
        face = filters.segments(
            "appraisal_form",
            text("appraisal.form", view.language),
            ("figure", "table"),
            lambda key: text(f"appraisal.form_{key}", view.language),
            visible=False,
        )
    with spread:
        ranged = filters.segments(
            "appraisal_range",
            text("appraisal.range", view.language),
            RANGES,
            lambda key: text(f"appraisal.range_{key}", view.language),
            visible=False,
        )
    if face == "table":
        table.draw(view, rows, names, ranged, choice.year, _waiting(view, choice))
        return
    city = str(st.session_state["city"])
    drawing.figure(
        *cached_for(view, places, plan, choice.period, ranged, city), "appraisal_places", view
    )
    st.caption(text(f"appraisal.note_{ranged}", view.language))


def places(
    view: View, plan: AppraisalPlan, period: Period, ranged_by: str, city: str
) -> tuple[PreparedFigure, str]:
    """Every city's index and range of places, one city marked; and the same in words."""
    rows, names = appraised(view, plan, period), cached_for(view, filters.city_names, None)
    rated = rows[rows["index"].notna()].sort_values(["rank", "entity"])
    ranged = rated.assign(
        rank_lower=rated[f"{ranged_by}_lower"], rank_upper=rated[f"{ranged_by}_upper"]
    )
    chart = appraisal_places(
        ranged,
        names,
        [_hover(view, row, names) for row in rated.to_dict("records")],
        _labels(view),
        view.language,
        view.theme,
        city,
    )
    return PreparedFigure(chart), _alt(view, rated, names)


def _labels(view: View) -> Labels:
    return Labels(
        *(text(f"appraisal.{name}", view.language) for name in ("index", "rank", "score", "full"))
    )


def _hover(view: View, row: Row, names: dict[str, str]) -> str:
    language = view.language
    return text(
        "appraisal.hover",
        language,
        city=names[row["entity"]],
        index=number(row["index"], language),
        lower=number(row["lower"], language),
        upper=number(row["upper"], language),
        rank=count(row["rank"], language),
        weights=sentences.places(row, "rank", language),
        sure=sentences.places(row, "sure", language),
    )


def _alt(view: View, rated: pd.DataFrame, names: dict[str, str]) -> str:
    if rated.empty:
        return text("appraisal.headline_none", view.language)
    ends = [
        f"{names[rated['entity'].iloc[place]]} {number(rated['index'].iloc[place], view.language)}"
        for place in (0, -1)
    ]
    return text("appraisal.alt_places", view.language, n=len(rated), first=ends[0], last=ends[1])


def _draw_city(view: View, plan: AppraisalPlan, period: Period) -> None:
    """What one city's index is made of, before the ticks of all others."""
    chosen, way = st.columns([3, 2], gap="small", vertical_alignment="bottom")
    with chosen:
        city = filters.city_select(view)
    with way:
        to_profile(view, city)
    sentence, chart, alt = cached_for(view, parts, plan, period, city)
    st.markdown(sentence)
    drawing.figure(chart, alt, "appraisal_parts", view)


def parts(
    view: View, plan: AppraisalPlan, period: Period, city: str
) -> tuple[str, PreparedFigure, str]:
    """A city's index in a sentence, its scores as a figure, and the figure in words."""
    rows, names = appraised(view, plan, period), cached_for(view, filters.city_names, None)
    row = rows[rows["entity"] == city].to_dict("records")[0]
    scores = rows.set_index("entity")[[f"score_{key}" for key in KEYS]]
    labels = [sentences.component_words(row, key, view.language) for key in KEYS]
    named = sentences.component_names(view.language)
    chart = appraisal_parts(
        scores, list(named.values()), labels, _labels(view), view.language, view.theme, city
    )
    alt = text("appraisal.alt_parts", view.language, city=names[city]) + "; ".join(
        f"{name} {words}" for name, words in zip(named.values(), labels, strict=True)
    )
    return (
        sentences.city_sentence(row, escape(names[city]), view.language),
        PreparedFigure(chart),
        alt,
    )
