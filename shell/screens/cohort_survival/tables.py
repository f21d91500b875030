"""The tables of the curve page: a reading per line, and the curves' numbers month by month."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from i18n import text
from i18n.formats import count, percent
from sentences.cohort_survival.headline import caution, comparison
from sentences.cohort_survival.tables import export_title, reading_words, readings_alt
from sentences.cohort_survival.texts import say
from shell.cache.per_view import cached_for
from shell.parts import export, tables, ways
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column, Form
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import Lines, drawn_lines
from shell.screens.cohort_survival.naming import line_names
from shell.viewer.view import View

SHARES = ("value", "lower", "upper", "survival")
COUNTS = ("n", "at_risk", "events", "censored")
MEANS = ("mean", "mean_lower", "mean_upper")
MEASURES: dict[str, export.Measure] = {
    **dict.fromkeys(SHARES, "percent"),
    **dict.fromkeys(COUNTS, "whole"),
    **dict.fromkeys(MEANS, "months"),
    "median": "whole",
}


def draw_comparison(view: View, choice: Choice, lines: Lines, everything: int) -> None:
    """What the lines drawn say against each other, and how far to trust it."""
    st.markdown(f"**{cached_for(view, _comparison, choice, lines)}**")
    if everything > len(lines):
        st.caption(caution(len(lines), everything, view.language))


def _comparison(view: View, choice: Choice, lines: Lines) -> str:
    name = line_names(view, choice, short=True)
    return comparison(drawn_lines(view, choice, lines), view.language, choice.which, name)


def draw_readings(view: View, choice: Choice, lines: Lines) -> None:
    """One row per line, all together first; below it what can be taken away."""
    frame, alt, sheet = cached_for(view, _readings, choice, lines)
    if choice.splits == ("city",):
        codes = drawn_lines(view, choice, lines).table["line"].tolist()
        ways.follow_city(pressed_row("readings", "line", codes) or None)
    tables.table(frame, _columns(view, choice), view, alt, "readings", len(frame))
    export.buttons(sheet, view)


def _readings(view: View, choice: Choice, lines: Lines) -> tuple[pd.DataFrame, str, export.Sheet]:
    """The table, its alt text, and what can be taken away."""
    name = line_names(view, choice, short=True)
    drawn = drawn_lines(view, choice, lines)
    words = reading_words(drawn, view.language, name)
    if choice.splits == ("city",):
        words["code"] = [_code(line) for line in drawn.table["line"]]
    return words, readings_alt(words, view.language), _readings_sheet(view, choice, words)


def _columns(view: View, choice: Choice) -> dict[str, Column]:
    which, language = choice.which, view.language
    common = {
        "line": Column(say("column.line", language), form=_form(choice), pinned=True),
        "n": Column(
            say(f"column.n_{which}", language), partial(count, language=language), "number"
        ),
        "value": Column(
            say(f"column.value_{which}", language),
            partial(percent, language=language),
            "number",
            help=say(f"help.value_{which}", language),
        ),
        "interval": Column(
            say("column.interval", language), None, "number", help=say("help.interval", language)
        ),
    }
    if which == "survival":
        means = Column(
            say("column.mean", language), None, "number", help=say("help.mean", language)
        )
        return common | {"means": means}
    months = partial(count, language=language)
    wait = Column(
        say("column.median", language), months, "number", help=say("help.median", language)
    )
    return common | {"median": wait}


def _code(line: str) -> str:
    """The code of a city's line; none for the line of all."""
    return line if line.isdigit() else ""


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
    name, drawn = line_names(view, choice), drawn_lines(view, choice, lines)
    frame = pd.concat([curve.assign(line=name(line), of=line) for line, curve in drawn.curves])
    if choice.splits == ("city",):
        frame["code"] = [_code(line) for line in frame["of"]]
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
    language = view.language
    return export.Sheet(
        name=f"cohort_{choice.which}_{name}",
        title=export_title(name, language, choice.which),
        denominator=say(f"denominator.{choice.which}", language),
        frame=frame,
        headers={
            **({"code": text("city_ranking.export.code", language)} if "code" in frame else {}),
            **{key: say(f"column.{named.get(key, key)}", language) for key in columns},
        },
        measures=MEASURES,
    )


def draw_months(view: View, choice: Choice, lines: Lines) -> None:
    """The numbers under the curves, to take away."""
    st.caption(say("months_title", view.language))
    export.buttons(cached_for(view, months_sheet, choice, lines), view)
