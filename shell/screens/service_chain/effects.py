"""Opening and survival with and without each link on the service chain page: an association."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.difference import describe_difference, difference
from i18n import pick
from i18n.formats import MISSING, count, percent
from i18n.verdicts import badge
from metrics.chain.link_effects import ASSOCIATION
from shell.cache.per_view import cached_for
from shell.parts import drawing, export, tables
from shell.parts.tables import Column
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import effects, result_months
from shell.screens.service_chain.sentences import (
    effects_title,
    link_name,
    points_within,
    say,
    signed_points,
    span_words,
)
from shell.viewer.view import View


def draw(view: View) -> None:
    """What the comparison is not."""
    st.markdown(f"**{say(view, 'effects.heading')}**")
    st.caption(pick(ASSOCIATION, view.language))


def draw_result(view: View, choice: Choice, result: str) -> None:
    """One result: the finding, differences with intervals, the table and its files."""
    title, chart, alt = cached_for(view, _chart, choice, result)
    st.markdown(f"**{title}**")
    drawing.figure(chart, alt, f"chain_{result}", view)
    frame = cached_for(view, _frame, choice, result)
    table = say(view, f"effects.table_{result}")
    tables.table(frame, _columns(view, result), view, table, f"chain_{result}_table", len(frame))
    span = span_words(view, result_months(view, choice, result))
    st.caption(say(view, f"effects.note_{result}", months=span))
    export.buttons(cached_for(view, sheet, choice, result), view)


def _chart(view: View, choice: Choice, result: str) -> tuple[str, PreparedFigure, str]:
    """Title, figure and alt text."""
    found = effects(view, choice, result)
    rows = found[found["state"] == ""]
    rows = rows.assign(name=[link_name(view, link) for link in rows["link"]])
    sides = say(view, "effects.with"), say(view, "effects.without")
    chart = difference(rows, *sides, view.language, view.theme)
    alt = describe_difference(rows, *sides, view.language)
    return effects_title(view, result, found), PreparedFigure(chart), alt


def _frame(view: View, choice: Choice, result: str) -> pd.DataFrame:
    found = effects(view, choice, result)
    held = found.to_dict("records")
    return found.assign(
        name=[link_name(view, link) for link in found["link"]],
        with_=[_side(view, row, "with") for row in held],
        without=[_side(view, row, "without") for row in held],
        unadjusted=[_raw(view, row["raw"]) for row in held],
        adjusted=[_adjusted(view, row) for row in held],
    )


def _side(view: View, row: dict[Any, Any], side: str) -> str:
    """A rate and its denominator: 51.8% (95,192)."""
    value = percent(row[f"{side}_value"], view.language)
    n = count(row[f"{side}_n"], view.language)
    return f"{value}（{n}）" if view.language == "zh" else f"{value} ({n})"


def _raw(view: View, value: float) -> str:
    return MISSING if value != value else signed_points(view, value)


def _adjusted(view: View, row: dict[Any, Any]) -> str:
    """The adjusted difference in points with its interval, or why none is given."""
    if row["state"] == "after":
        return say(view, "effects.after")
    if row["state"]:
        return badge(row["state"], view.language)
    return points_within(view, row["difference"], row["lower"], row["upper"])


def _columns(view: View, result: str) -> dict[str, Column]:
    def column(name: str, key: str, **more: Any) -> Column:
        return Column(say(view, f"column.{key}"), form="number", **more)

    return {
        "name": Column(say(view, "column.link"), pinned=True),
        "with_": column("with_", f"with_{result}"),
        "without": column("without", f"without_{result}"),
        "unadjusted": column("unadjusted", "raw"),
        "adjusted": column("adjusted", "adjusted", help=say(view, "help.adjusted")),
    }


def sheet(view: View, choice: Choice, result: str) -> export.Sheet:
    """The comparison to take away, numbers as they are."""
    found = effects(view, choice, result)
    frame = found.assign(name=[link_name(view, link) for link in found["link"]])
    columns = {
        "name": "link",
        "with_x": "with_x",
        "with_n": "with_n",
        "with_value": "with_value",
        "without_x": "without_x",
        "without_n": "without_n",
        "without_value": "without_value",
        "raw": "raw_share",
        "difference": "adjusted_share",
        "lower": "lower",
        "upper": "upper",
    }
    return export.Sheet(
        f"service_chain_{result}",
        say(view, f"export.{result}", months=span_words(view, result_months(view, choice, result))),
        say(view, f"effects.denominator_{result}"),
        frame,
        {key: say(view, f"column.{name}") for key, name in columns.items()},
    )
