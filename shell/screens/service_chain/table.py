"""The table beside the funnel: the steps against the peers, or the nation's cities that lose most."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from i18n.formats import count, interval, percent
from metrics.chain.service_funnel import STEPS
from sentences.service_chain.cells import denominator, peers_difference, state_word
from sentences.service_chain.names import say, span_words, step_name
from sentences.service_chain.titles import table_title
from shell.cache.per_view import cached_for
from shell.cache.readings import city_list
from shell.parts import export, tables, ways
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import losses, months, steps
from shell.viewer.view import View

CITIES_SHOWN = 8


def draw(view: View, choice: Choice) -> None:
    """The table of steps beside the peers; of the nation, the cities that lose most."""
    key = "cities" if choice.by == "national" else "steps"
    frame = cached_for(view, _cities if key == "cities" else _steps, choice)
    st.markdown(f"**{table_title(key, len(frame), view.language)}**")
    if key == "cities":
        ways.follow_city(pressed_row("chain_table", "city", frame["entity"].tolist()))
    height = len(frame) if key == "steps" else min(max(len(frame), 3), CITIES_SHOWN)
    tables.table(
        frame, _columns(view, choice), view, say("table.alt", view.language), "chain_table", height
    )
    st.caption(say(f"table.note_{key}", view.language))
    export.buttons(cached_for(view, sheet, choice), view)


def _steps(view: View, choice: Choice) -> pd.DataFrame:
    return _worded(view, steps(view, choice))


def _cities(view: View, choice: Choice) -> pd.DataFrame:
    frame = losses(view, choice, "city")
    names = city_list(view.scope, view.snapshot).set_index("entity")[view.language]
    return _worded(view, frame.assign(city=names.loc[frame["entity"]].tolist()))


def _worded(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    rows, language = frame.to_dict("records"), view.language
    return frame.assign(
        name=[step_name(row["step"], language) for row in rows],
        span=[interval(row["lower"], row["upper"], "percent", language) for row in rows],
        gap=[peers_difference(row, language) for row in rows],
        state=[state_word(state, language) for state in frame["state"]],
    )


def _columns(view: View, choice: Choice) -> dict[str, Column]:
    share: Any = partial(percent, language=view.language)
    whole: Any = partial(count, language=view.language)
    first = {"city": Column(say("column.city", view.language), form="link", pinned=True)}
    common = {
        "name": Column(say("column.step", view.language), pinned=choice.by != "national"),
        "value": Column(say("column.value", view.language), share, "number"),
        "peers": Column(say("column.peers", view.language), share, "number"),
        "gap": Column(
            say("column.gap", view.language), form="number", help=say("help.gap", view.language)
        ),
        "lost": Column(
            say("column.lost", view.language), whole, "number", help=say("help.lost", view.language)
        ),
    }
    return first | common if choice.by == "national" else common


def sheet(view: View, choice: Choice) -> export.Sheet:
    """All steps of all entities of the slice, the nation's cities for the nation."""
    frame = _cities(view, choice) if choice.by == "national" else _steps(view, choice)
    lead = ("entity", "city") if choice.by == "national" else ()
    columns = (
        *lead,
        "name",
        "numerator",
        "denominator",
        "value",
        "lower",
        "upper",
        "peers",
        "difference",
        "difference_lower",
        "difference_upper",
        "lost",
        "state",
    )
    frame.loc[frame["state"] != "", [name for name in columns if "difference" in name]] = None
    watched = steps(view, choice)["watched"].iloc[0]
    denominators = [denominator(step, watched, "", view.language) for step in STEPS]
    return export.Sheet(
        "service_chain",
        say("export.title", view.language, months=span_words(months(view, choice), view.language)),
        say("semicolon", view.language).join(denominators),
        frame,
        {key: say(f"column.{key}", view.language) for key in columns},
        {
            **dict.fromkeys(("numerator", "denominator", "lost"), "whole"),
            **dict.fromkeys(("value", "lower", "upper", "peers"), "percent"),
            **dict.fromkeys(("difference", "difference_lower", "difference_upper"), "points"),
        },
    )
