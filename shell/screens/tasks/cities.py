"""All cities by one figure of a task: the chart, its finding, and what it covers."""

import numpy as np
import pandas as pd
import streamlit as st

from charts.base.palette import Theme
from charts.base.prepared import PreparedFigure
from charts.base.words import chart_kind, in_large
from charts.ranking.chart import describe_ranking, ranking
from i18n import Language, pick, text
from i18n.formats import count, day, month
from metrics.board.rows import city_states, has_or_not
from metrics.counts.entities import NATION, names
from metrics.counts.months import month_end
from metrics.counts.periods import span
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, empty_states, ways
from shell.parts.city_names import city_names
from shell.parts.established import established
from shell.parts.verdict_badges import coloured
from shell.screens.tasks.choice import CHART, Choice
from shell.screens.tasks.sentences import EXACT, drawn, drawn_value
from shell.viewer.view import View

TOP, HEIGHT = 32, 640
NAMED = 24
LEAST = 2  # ranked cities, without which there is nothing to compare
BETWEEN = ("likely_met", "undecided", "likely_missed")


def draw(view: View, choice: Choice) -> None:
    """Finding, subtitle and chart of the cities; a click chooses one."""
    st.markdown(f"**{cached_for(view, finding, choice)}**")
    st.caption(cached_for(view, subtitle, choice))
    without = cached_for(view, have_not, choice)
    if without:
        st.markdown(without)
        return
    made = cached_for(view, _chart, choice)
    if made is None:
        empty_states.state("too_small", view.language, HEIGHT)
        return
    with st.container(key="tasks_wide"):
        drawing.figure(*made, CHART, view, select=True)
    weak = cached_for(view, weak_cities, choice)
    if weak:
        st.markdown(weak)


def weak_cities(view: View, choice: Choice) -> str:
    """The cities that have certainly missed the target, weakest first, each leading to its profile."""
    rows = cached(
        view.scope, view.snapshot, city_rows, figure=choice.figure, variant=choice.variant
    )
    missed = rows[rows["verdict"] == "missed"].sort_values(["value", "entity"])
    if missed.empty:
        return ""
    called = city_names(view)
    shown = {code: called[code] for code in missed["entity"][:NAMED]}
    key = "missed" if len(missed) <= NAMED else "missed_more"
    return text(
        f"tasks.{key}",
        view.language,
        n=len(missed),
        verdict=coloured("missed", view.language),
        names=ways.links_in_a_row(view, ways.PROFILE, shown),
    )


def have_not(view: View, choice: Choice) -> str:
    """Of what a city has or has not: those that have not, each leading to its profile; else ""."""
    rows = cached(
        view.scope, view.snapshot, city_rows, figure=choice.figure, variant=choice.variant
    )
    if not has_or_not(rows, choice.held):
        return ""
    called = city_names(view)
    missing = rows.loc[rows["value"] == 0, "entity"]
    yes, no = (
        established(choice.held, has, view.language, choice.variant) for has in (True, False)
    )
    if missing.empty:
        return text("tasks.all_have", view.language, yes=yes)
    shown = ways.links_in_a_row(view, ways.PROFILE, {code: called[code] for code in missing})
    return text("tasks.have_not", view.language, no=no, n=len(missing), names=shown)


def city_rows(counts: Counts, figure: str, variant: str | None) -> pd.DataFrame:
    """Readings of all cities; without interval where the figure is a plain sum, ranked by it."""
    held = FIGURES[figure]
    found = readings(counts, held, "city", variant)
    silent = found["verdict"] == "unreported"
    found.loc[silent, ["numerator", "denominator", "value", "lower", "upper"]] = np.nan
    if held.kind == "count":
        place = found["value"].rank(method="min", ascending=False)
        found = found.assign(
            lower=found["value"],
            upper=found["value"],
            rank=place,
            rank_lower=place,
            rank_upper=place,
        )
    return found


def _chart(view: View, choice: Choice) -> tuple[PreparedFigure, str] | None:
    return cached(
        view.scope,
        view.snapshot,
        cities_figure,
        language=view.language,
        theme=view.theme,
        figure=choice.figure,
        variant=choice.variant,
        city=choice.city,
    )


def cities_figure(
    counts: Counts, language: Language, theme: Theme, figure: str, variant: str | None, city: str
) -> tuple[PreparedFigure, str] | None:
    """Dot plot with its alt text; None with fewer than two ranked cities."""
    held = FIGURES[figure]
    rows = drawn(city_rows(counts, figure, variant), held)
    if rows["rank"].notna().sum() < LEAST:
        return None
    called = {code: pick(name, language) for code, name in names(counts, "city").items()}
    chosen = (city,) if city != NATION else ()
    nation = readings(counts, held, "national", variant, ranks=False)["value"].iloc[0]
    line = None if held.kind == "count" else drawn_value(float(nation), held)
    chart = ranking(rows, called, language, theme, chart_kind(held), chosen, line)
    chart.layout.title = None
    chart.layout.margin.t = TOP
    chart.layout.height = HEIGHT
    return PreparedFigure(chart), describe_ranking(rows, called, language, chart_kind(held))


def finding(view: View, choice: Choice) -> str:
    """How many cities lie where: surely, unless the figure is a complete count."""
    return cached(
        view.scope,
        view.snapshot,
        _finding,
        language=view.language,
        figure=choice.figure,
        variant=choice.variant,
    )


def _finding(counts: Counts, language: Language, figure: str, variant: str | None) -> str:
    held = FIGURES[figure]
    rows = city_states(counts, held, variant)
    state = rows["state"].value_counts()
    n = {
        name: int(state.get(name, 0))
        for name in ("met", "missed", "above", "within", "below", "some", "none", *BETWEEN)
    }
    kind = _kind(n)
    if kind == "count" and has_or_not(rows, held):
        kind = "has"
    elif kind in ("target", "free") and held.kind in EXACT:
        kind += "_exact"
    yes, no = (established(held, has, language, variant) for has in (True, False))
    between = sum(n[name] for name in BETWEEN)
    return text(
        f"tasks.finding.{kind}",
        language,
        name=pick(held.name, language),
        between=between,
        yes=yes,
        no=no,
        **n,
    )


def _kind(n: dict[str, int]) -> str:
    """Which sentence fits."""
    if n["some"] + n["none"]:
        return "count"
    if n["above"] + n["within"] + n["below"]:
        return "free"
    return "target" if n["met"] + n["missed"] + sum(n[name] for name in BETWEEN) else "nobody"


def subtitle(view: View, choice: Choice) -> str:
    """Denominator, months, as-of date and n."""
    language, held = view.language, choice.held
    first, last = cached(
        view.scope, view.snapshot, months, figure=choice.figure, variant=choice.variant
    )
    rows = cached(
        view.scope, view.snapshot, city_rows, figure=choice.figure, variant=choice.variant
    )
    n, silent = cached(
        view.scope, view.snapshot, in_nation, figure=choice.figure, variant=choice.variant
    )
    key = "stock" if held.stock or held.kind == "median" else "span"
    said = text(
        f"tasks.subtitle_{key}",
        language,
        denominator=denominator(choice, language),
        first=month(month_end(first), language),
        last=month(month_end(last), language),
        day=day(view.as_of, language),
        cities=int(rows["value"].notna().sum()),
    )
    if in_large(held):
        said += text("tasks.in_large", language)
    if n != n:
        return said
    all_ = "all" if held.kind in EXACT else "n"
    said += text(f"tasks.subtitle_{all_}", language, n=count(n, language))
    return said + (text("tasks.subtitle_silent", language, silent=silent) if silent else "")


def in_nation(counts: Counts, figure: str, variant: str | None) -> tuple[float, int]:
    """The nation's denominator, and how many cities that did not report are still in it."""
    held = FIGURES[figure]
    nation = readings(counts, held, "national", variant, ranks=False)
    cities = readings(counts, held, "city", variant, ranks=False)
    silent = (cities["verdict"] == "unreported") & (cities["denominator"] > 0)
    return float(nation["denominator"].iloc[0]), int(silent.sum())


def denominator(choice: Choice, language: Language) -> str:
    """What is counted, in the words of the definition."""
    if choice.variant is not None:
        return pick(choice.held.variants[choice.variant].name, language)
    return pick(choice.held.denominator_text, language)


def months(counts: Counts, figure: str, variant: str | None) -> tuple[int, int]:
    """First and last month number that a figure reads."""
    return span(counts, FIGURES[figure], variant=variant).mature
