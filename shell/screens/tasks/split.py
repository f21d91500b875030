"""One figure split: by its definitions, by group or tier as a chart, by province or place as a table."""

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.words import chart_kind
from charts.breakdown import breakdown, describe_breakdown
from i18n import text
from metrics.board.figure_rows import national_value
from metrics.board.rows import has_or_not
from metrics.counts.entities import LISTED, NATION
from sentences.tasks.figures import EXACT
from sentences.tasks.institutions import FIGURE as BY_TWO_RATES
from sentences.tasks.institutions import RATES, rate_words
from sentences.tasks.split import DRAWN, part_words, split_alt, split_rows, split_title
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, ways
from shell.parts.clicks import pressed_row
from shell.parts.missing_records import draw_state
from shell.parts.tables import Column, Form, table
from shell.screens.tasks.choice import Choice, choose_split
from shell.screens.tasks.large_amounts import chart_rows, chart_value
from shell.viewer.view import View

ROWS, HEIGHT = 9, 300


def draw(view: View, choice: Choice) -> None:
    """What to split by, and the parts."""
    st.markdown(f"**{split_title(choice.figure, view.language)}**")
    by = choose_split(view, choice)
    if by is None:
        draw_state(view, "empty", HEIGHT, choice.figure, variant=choice.variant)
    elif by in DRAWN:
        drawing.figure(*cached_for(view, _chart, choice, by), "tasks_split", view)
    else:
        _draw_table(view, choice, by)


def _chart(view: View, choice: Choice, by: str) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    figure = choice.definition
    rows, kind = chart_rows(_rows(view, choice, by), figure), chart_kind(figure)
    national = None if figure.kind == "count" else _national(view, choice, by)
    if national is not None:
        national = chart_value(national, figure)
    chart = breakdown(rows, view.language, view.theme, kind, national)
    return PreparedFigure(chart), describe_breakdown(rows, view.language, kind)


def _rows(view: View, choice: Choice, by: str) -> pd.DataFrame:
    return cached(
        view.scope, view.snapshot, split_rows, language=view.language, by=by, **choice.codes
    )


def _national(view: View, choice: Choice, by: str) -> float | None:
    """The nation's figure, where the parts are parts of it."""
    if by == "variant":
        return None
    return cached(view.scope, view.snapshot, national_value, **choice.codes)


def _draw_table(view: View, choice: Choice, by: str) -> None:
    """The parts as a table to scroll; too small ones last."""
    rows = _of_city(cached_for(view, _words, choice, by), choice)
    language = view.language
    if rows.empty:
        draw_state(view, "empty", HEIGHT, choice.figure, variant=choice.variant)
        return
    heads = {"name": text(f"tasks.splits.{by}", language)}
    if by in LISTED:
        heads["city"] = text("filters.city", language)
    columns = {key: Column(head, form=_form(key)) for key, head in heads.items()}
    if by in LISTED:
        ways.follow_city(pressed_row(f"tasks_table_{by}", "city", rows["of"].tolist()))
    for key in _figures(choice, by, rows):
        columns[key] = Column(text(f"tasks.column.{key}", language), form=_form(key))
    alt = split_alt(choice.figure, len(rows), language)
    table(rows, columns, view, alt, f"tasks_table_{by}", min(ROWS, len(rows)))


def _figures(choice: Choice, by: str, rows: pd.DataFrame) -> tuple[str, ...]:
    """The columns of figures: both rates of institutions judged; only that it has or has not
    where no more is known; no interval of a full count."""
    if _by_two_rates(choice, by):
        return (*RATES, "word")
    if has_or_not(rows, choice.definition):
        return ("value",)
    return ("value", *(() if choice.definition.kind in EXACT else ("span",)), "n", "word")


def _by_two_rates(choice: Choice, by: str) -> bool:
    return by == "institution" and choice.figure == BY_TWO_RATES


def _of_city(rows: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Of places that belong to a city, those of the chosen one."""
    if choice.city == NATION or "of" not in rows:
        return rows
    return rows[rows["of"] == choice.city]


def _form(key: str) -> Form:
    """Figures to the right; the city of a place leads to its profile, where its places stand
    beside each other."""
    return "link" if key == "city" else "words" if key in ("name", "word") else "number"


def _words(view: View, choice: Choice, by: str) -> pd.DataFrame:
    """The parts in words."""
    rows, language = _rows(view, choice, by), view.language
    if _by_two_rates(choice, by):
        judged = cached(view.scope, view.snapshot, rate_words, language=language)
        return judged.merge(rows[["entity", "name", "city", "of"]], on="entity")
    return part_words(rows, language, choice.figure, choice.variant)
