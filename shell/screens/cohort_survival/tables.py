"""The tables of the curve page: a reading per line, and the curves' numbers month by month."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from i18n.formats import MISSING, count, interval, number, percent
from shell.cache.per_view import cached_for
from shell.parts import export, tables, ways
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column, Form
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import Drawn, Lines, drawn
from shell.screens.cohort_survival.line_names import line_names
from shell.screens.cohort_survival.sentences import comparison, say
from shell.viewer.view import View


def draw_comparison(view: View, choice: Choice, lines: Lines, everything: int) -> None:
    """What the lines drawn say against each other, and how far to trust it."""
    st.markdown(f"**{cached_for(view, comparison, choice, lines)}**")
    if everything > len(lines):
        st.caption(say(view, "caution", n=len(lines), all=everything))


def draw_readings(view: View, choice: Choice, lines: Lines) -> None:
    """One row per line, all together first; below it what can be taken away."""
    frame, alt, sheet = cached_for(view, _readings, choice, lines)
    if choice.splits == ("city",):
        codes = drawn(view, choice, lines).table["line"].tolist()
        ways.follow_city(pressed_row("readings", "line", codes) or None)
    tables.table(frame, _columns(view, choice), view, alt, "readings", len(frame))
    export.buttons(sheet, view)


def _readings(view: View, choice: Choice, lines: Lines) -> tuple[pd.DataFrame, str, export.Sheet]:
    """The table, its alt text, and what can be taken away."""
    frame = _frame(view, choice, drawn(view, choice, lines))
    rows = "; ".join(
        f"{row.line} {percent(row.value, view.language)}" for row in frame.itertuples()
    )
    return frame, say(view, "alt_table", rows=rows), _readings_sheet(view, choice, frame)


def _frame(view: View, choice: Choice, found: Drawn) -> pd.DataFrame:
    name = line_names(view, choice, short=True)
    frame = found.table.assign(line=[name(line) for line in found.table["line"]])
    frame["interval"] = [
        interval(low, high, "percent", view.language)
        for low, high in zip(frame["lower"], frame["upper"], strict=True)
    ]
    frame["means"] = [_mean(view, row) for _, row in frame.iterrows()]
    return frame


def _mean(view: View, row: pd.Series) -> str:
    """11.1 (11.0–11.2)"""
    if row["mean"] != row["mean"]:
        return MISSING
    mean, low, high = (
        number(row[key], view.language, 2) for key in ("mean", "mean_lower", "mean_upper")
    )
    return f"{mean}（{low}–{high}）" if view.language == "zh" else f"{mean} ({low}–{high})"


def _columns(view: View, choice: Choice) -> dict[str, Column]:
    which, language = choice.which, view.language
    common = {
        "line": Column(say(view, "column.line"), form=_form(choice), pinned=True),
        "n": Column(say(view, f"column.n_{which}"), partial(count, language=language), "number"),
        "value": Column(
            say(view, f"column.value_{which}"),
            partial(percent, language=language),
            "number",
            help=say(view, f"help.value_{which}"),
        ),
        "interval": Column(
            say(view, "column.interval"), None, "number", help=say(view, "help.interval")
        ),
    }
    if which == "survival":
        means = Column(say(view, "column.mean"), None, "number", help=say(view, "help.mean"))
        return common | {"means": means}
    months = partial(count, language=language)
    wait = Column(say(view, "column.median"), months, "number", help=say(view, "help.median"))
    return common | {"median": wait}


def _form(choice: Choice) -> Form:
    """Cities beside each other lead to their profiles."""
    return "link" if choice.splits == ("city",) else "words"


def _readings_sheet(view: View, choice: Choice, frame: pd.DataFrame) -> export.Sheet:
    own = ("mean", "mean_lower", "mean_upper") if choice.which == "survival" else ("median",)
    named = {"n": f"n_{choice.which}", "value": f"value_{choice.which}"}
    return _sheet(
        view, choice, "readings", frame, ("line", "n", "value", "lower", "upper", *own), named
    )


def months_sheet(view: View, choice: Choice, lines: Lines) -> export.Sheet:
    """At risk, events and censored of every line and month, with the share and its limits."""
    name, found = line_names(view, choice), drawn(view, choice, lines)
    frame = pd.concat([curve.assign(line=name(line)) for line, curve in found.curves])
    if choice.which == "opening":
        frame = frame.assign(
            survival=1 - frame["survival"], lower=1 - frame["upper"], upper=1 - frame["lower"]
        )
    named = {"events": f"events_{choice.which}", "survival": f"share_{choice.which}"}
    columns = ("line", "time", "at_risk", "events", "censored", "survival", "lower", "upper")
    return _sheet(view, choice, "months", frame, columns, named)


def _sheet(
    view: View,
    choice: Choice,
    name: str,
    frame: pd.DataFrame,
    columns: tuple[str, ...],
    named: dict[str, Any],
) -> export.Sheet:
    curve = say(view, f"curve.{choice.which}")
    return export.Sheet(
        name=f"cohort_{choice.which}_{name}",
        title=say(view, f"export.{name}", curve=curve),
        denominator=say(view, f"denominator.{choice.which}"),
        frame=frame,
        headers={key: say(view, f"column.{named.get(key, key)}") for key in columns},
    )


def draw_months(view: View, choice: Choice, lines: Lines) -> None:
    """The numbers under the curves, to take away."""
    st.caption(say(view, "months_title"))
    export.buttons(cached_for(view, months_sheet, choice, lines), view)
