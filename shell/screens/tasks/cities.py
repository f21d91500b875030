"""All cities by one figure of a task: the chart, its finding, and what it covers."""

from functools import partial

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.palette import Theme
from charts.base.words import chart_kind
from charts.ranking.chart import describe_ranking, ranking
from i18n import Language, pick
from metrics.board.figure_rows import (
    city_rows,
    first_and_last_month,
    national_denominator,
    national_value,
)
from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES
from sentences.tasks import cities as words
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, ways
from shell.parts.city_names import city_names
from shell.parts.missing_records import draw_state
from shell.screens.tasks.choice import CHART, Choice
from shell.screens.tasks.large_amounts import chart_rows, chart_value
from shell.viewer.view import View

TOP, HEIGHT = 32, 640
LEAST = 2  # ranked cities, without which there is nothing to compare


def draw(view: View, choice: Choice) -> None:
    """Finding, subtitle and chart of the cities; a click chooses one."""
    finding = cached(
        view.scope, view.snapshot, words.finding, language=view.language, **choice.codes
    )
    st.markdown(f"**{finding}**")
    st.caption(cached_for(view, _subtitle, choice))
    without = cached_for(view, _cities_without, choice)
    if without:
        st.markdown(without)
        return
    figure = cached_for(view, _chart, choice)
    if figure is None:
        draw_state(view, "too_small", HEIGHT, choice.figure, variant=choice.variant)
        return
    with st.container(key="tasks_wide"):
        drawing.figure(*figure, CHART, view, select=True)
    missed = cached_for(view, _missed_cities, choice)
    if missed:
        st.markdown(missed)


def rows_of_cities(view: View, choice: Choice) -> pd.DataFrame:
    """Readings of all cities by the figure chosen."""
    return cached(view.scope, view.snapshot, city_rows, **choice.codes)


def _missed_cities(view: View, choice: Choice) -> str:
    """The cities that have certainly missed the target, each leading to its profile."""
    rows = rows_of_cities(view, choice)
    return words.missed_cities(rows, view.language, partial(_names_in_a_row, view))


def _cities_without(view: View, choice: Choice) -> str:
    """Of what a city has or has not: those that have not, each leading to its profile; else ""."""
    rows, in_a_row = rows_of_cities(view, choice), partial(_names_in_a_row, view)
    return words.cities_without(rows, view.language, choice.figure, choice.variant, in_a_row)


def _names_in_a_row(view: View, codes: list[str]) -> str:
    names_by_code = city_names(view)
    return ways.links_in_a_row(view, ways.PROFILE, {code: names_by_code[code] for code in codes})


def _subtitle(view: View, choice: Choice) -> str:
    """Denominator, months, as-of date and n."""
    return words.subtitle(
        rows_of_cities(view, choice),
        view.language,
        choice.figure,
        choice.variant,
        months=cached(view.scope, view.snapshot, first_and_last_month, **choice.codes),
        denominator=cached(view.scope, view.snapshot, national_denominator, **choice.codes),
        as_of=view.as_of,
    )


def _chart(view: View, choice: Choice) -> tuple[PreparedFigure, str] | None:
    return cached(
        view.scope,
        view.snapshot,
        cities_figure,
        language=view.language,
        theme=view.theme,
        city=choice.city,
        **choice.codes,
    )


def cities_figure(
    counts: Counts, language: Language, theme: Theme, figure: str, variant: str | None, city: str
) -> tuple[PreparedFigure, str] | None:
    """Dot plot with its alt text; None with fewer than two ranked cities."""
    indicator = FIGURES[figure]
    rows = chart_rows(city_rows(counts, figure, variant), indicator)
    if rows["rank"].notna().sum() < LEAST:
        return None
    names_by_code = {code: pick(name, language) for code, name in names(counts, "city").items()}
    chosen = (city,) if city != NATION else ()
    nation = None if indicator.kind == "count" else national_value(counts, figure, variant)
    nation = None if nation is None else chart_value(nation, indicator)
    kind = chart_kind(indicator)
    chart = ranking(rows, names_by_code, language, theme, kind, chosen, nation)
    chart.layout.title = None
    chart.layout.margin.t = TOP
    chart.layout.height = HEIGHT
    return PreparedFigure(chart), describe_ranking(rows, names_by_code, language, kind)
