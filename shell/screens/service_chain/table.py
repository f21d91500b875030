"""The table beside the funnel: the steps against the peers, or the nation's cities that lose most."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from i18n.formats import MISSING, count, interval, percent
from i18n.verdicts import badge
from metrics.chain.service_funnel import STEPS
from shell.cache.per_view import cached_for
from shell.cache.readings import city_list
from shell.parts import export, tables, ways
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import losses, months, steps
from shell.screens.service_chain.sentences import points_within, say, span_words, step_name
from shell.viewer.view import View

CITIES_SHOWN = 8


def draw(view: View, choice: Choice) -> None:
    """The table of steps beside the peers; of the nation, the cities that lose most."""
    key = "cities" if choice.by == "national" else "steps"
    frame = cached_for(view, _cities if key == "cities" else _steps, choice)
    st.markdown(f"**{say(view, f'table.{key}', n=len(frame))}**")
    if key == "cities":
        ways.follow_city(pressed_row("chain_table", "city", frame["entity"].tolist()))
    shown = len(frame) if key == "steps" else min(max(len(frame), 3), CITIES_SHOWN)
    tables.table(frame, _columns(view, choice), view, say(view, "table.alt"), "chain_table", shown)
    st.caption(say(view, f"table.note_{key}"))
    export.buttons(cached_for(view, sheet, choice), view)


def _steps(view: View, choice: Choice) -> pd.DataFrame:
    return _worded(view, steps(view, choice))


def _cities(view: View, choice: Choice) -> pd.DataFrame:
    frame = losses(view, choice, "city")
    names = city_list(view.scope, view.snapshot).set_index("entity")[view.language]
    return _worded(view, frame.assign(city=names.loc[frame["entity"]].tolist()))


def _worded(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    held = frame.to_dict("records")
    return frame.assign(
        name=[step_name(view, row["step"]) for row in held],
        span=[interval(row["lower"], row["upper"], "percent", view.language) for row in held],
        gap=[_gap(view, row) for row in held],
    )


def _gap(view: View, row: dict[Any, Any]) -> str:
    """Difference to the peers in points with its interval, or why none is given."""
    if row["state"]:
        return badge("too_small" if row["state"] == "immature" else row["state"], view.language)
    if row["difference"] != row["difference"]:
        return MISSING
    ends = ("difference", "difference_lower", "difference_upper")
    return points_within(view, *(row[name] for name in ends))


def _columns(view: View, choice: Choice) -> dict[str, Column]:
    share: Any = partial(percent, language=view.language)
    whole: Any = partial(count, language=view.language)
    first = {"city": Column(say(view, "column.city"), form="link", pinned=True)}
    common = {
        "name": Column(say(view, "column.step"), pinned=choice.by != "national"),
        "value": Column(say(view, "column.value"), share, "number"),
        "peers": Column(say(view, "column.peers"), share, "number"),
        "gap": Column(say(view, "column.gap"), form="number", help=say(view, "help.gap")),
        "lost": Column(say(view, "column.lost"), whole, "number", help=say(view, "help.lost")),
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
    )
    below = [say(view, f"denominator.{step}", n="").strip() for step in STEPS]
    return export.Sheet(
        "service_chain",
        say(view, "export.title", months=span_words(view, months(view, choice))),
        say(view, "semicolon").join(below),
        frame,
        {key: say(view, f"column.{key}") for key in columns},
    )
