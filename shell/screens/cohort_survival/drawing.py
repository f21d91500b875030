"""The drawn parts of the curve page: curves, cards of cohort years, triangle."""

import numpy as np
import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.curves.survival import curves, describe_curves
from charts.curves.triangle import describe_triangle, triangle
from i18n.formats import count, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.plain_ratio import HORIZON
from metrics.cohorts.standard import Standard, curve_verdict
from metrics.cohorts.triangle import triangle as cells_of
from sentences.cohort_survival.cards import event_note, share_notes, time_notes, time_value
from sentences.cohort_survival.texts import say
from sentences.cohort_survival.triangle import triangle_title
from sentences.cohort_survival.visit_check import visit_check_sentence
from sentences.cohort_survival.years import naive_title, year_name, year_notes, year_sentence
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import cards, drawing
from shell.parts.cards import Bar, Card
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import Lines, check, drawn_lines, standard, years
from shell.screens.cohort_survival.naming import line_names
from shell.viewer.view import View

TELEPHONE_STEP, YEAR = 3, 12  # a telephone shows every third month of ages beyond a year


def draw_curves(view: View, choice: Choice, lines: Lines) -> None:
    """The curves with their numbers below."""
    drawing.figure(*cached_for(view, _curves, choice, lines), "curves", view)


def _curves(view: View, choice: Choice, lines: Lines) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    drawn, target = drawn_lines(view, choice, lines), standard(view, choice).target
    name = line_names(view, choice, short=True)
    named = [(name(line), curve) for line, curve in drawn.curves]
    goal = None if np.isnan(target) else target
    chart = curves(named, choice.which, view.language, view.theme, goal, HORIZON[choice.which])
    return PreparedFigure(chart), describe_curves(named, choice.which, view.language)


def draw_cards(view: View, choice: Choice, lines: Lines) -> None:
    """The figures of all who are read, large: share, time and number."""
    cards.row(cached_for(view, _cards, choice, lines), view, key="cohort_all")
    doubt = cached_for(view, _doubt, choice)
    if doubt:
        st.caption(doubt)


def _doubt(view: View, choice: Choice) -> str:
    """What closings without a date could change."""
    return visit_check_sentence(check(view, choice), view.language)


def _cards(view: View, choice: Choice, lines: Lines) -> list[Card]:
    row, which, language = (
        drawn_lines(view, choice, lines).table.iloc[0],
        choice.which,
        view.language,
    )
    aim = standard(view, choice)
    share = Card(
        name=say(f"card.share_{which}", language),
        value=percent(row["value"], language),
        verdict=curve_verdict(row, row["n"], aim),
        ranges=share_notes(row, aim, language),
    )
    time = Card(
        name=say(f"card.time_{which}", language),
        value=time_value(row, language, which),
        ranges=time_notes(row, language, which),
    )
    size = Card(
        name=say(f"card.n_{which}", language),
        value=count(row["n"], language),
        ranges=(event_note(row, language, which),),
    )
    return [share, time, size]


def draw_years(view: View, choice: Choice) -> None:
    """Plain division beside the reading by months completed, one card per cohort year."""
    st.markdown(f"**{cached_for(view, _years_title, choice)}**")
    year_cards = cached_for(view, _year_cards, choice)
    if year_cards:
        cards.row(year_cards, view, key="cohort_years")
    st.caption(say(f"naive.note_{choice.which}", view.language))


def _years_title(view: View, choice: Choice) -> str:
    return naive_title(years(view, choice), view.language, choice.which, view.as_of)


def _year_cards(view: View, choice: Choice) -> list[Card]:
    rows, aim = years(view, choice), standard(view, choice)
    single = rows[rows["year"] > 0] if len(rows) else rows
    return [_year_card(view, choice, row, aim) for _, row in single.iterrows()]


def _year_card(view: View, choice: Choice, row: pd.Series, aim: Standard) -> Card:
    return Card(
        name=year_name(row, view.language),
        value=percent(row["value"], view.language),
        verdict=curve_verdict(row, row["started"], aim),
        ranges=year_notes(row, view.language, choice.which),
        bars=_bars(view, row),
        sentence=year_sentence(row, view.language, choice.which),
    )


def _bars(view: View, row: pd.Series) -> tuple[Bar, ...]:
    language = view.language
    plain = Bar(say("naive.divided", language), row["naive"], percent(row["naive"], language))
    if np.isnan(row["value"]):
        return (plain,)
    value = percent(row["value"], language)
    return plain, Bar(say("naive.by_months", language), row["value"], value, strong=True)


def draw_triangle(view: View, choice: Choice) -> None:
    """Every monthly cohort of the nation by its age."""
    title, chart, alt = cached_for(view, _triangle, choice.which)
    st.markdown(f"**{title}**")
    drawing.figure(chart, alt, "triangle", view)
    st.caption(say(f"triangle.note_{choice.which}", view.language))


def _triangle(view: View, which: Which) -> tuple[str, PreparedFigure, str]:
    """Title, figure and alt text."""
    cells = cached(view.scope, view.snapshot, cells_of, which=which)
    crowded = view.telephone and cells["period"].max() > YEAR
    few = cells[cells["period"] % TELEPHONE_STEP == 0] if crowded else cells
    chart = PreparedFigure(triangle(few, view.language, view.theme, which))
    title = triangle_title(cells, view.language, which)
    return title, chart, describe_triangle(cells, view.language)
