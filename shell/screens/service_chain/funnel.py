"""The funnel of the service chain page: its figures, large, and its bars."""

import math
from typing import Any, cast

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.chain_steps import chain_steps
from i18n import Language
from i18n.formats import month, number, percent
from metrics.counts.months import month_end
from metrics.overall.league import cohort_months
from sentences.service_chain import cells
from sentences.service_chain.names import persons, say, step_name
from sentences.service_chain.titles import funnel_note, funnel_title, rows_alt
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, reading
from shell.parts import cards, drawing
from shell.parts.cards import Card
from shell.parts.empty_states import State
from shell.parts.missing_records import draw_note, draw_state
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import amounts, jobs, losses, months, steps
from shell.screens.service_chain.head import reported
from shell.viewer.view import View

HEIGHT = 300
# Steps that are figures of other pages too, where they are read over later months.
STEPS = ("pass_rate", "opening_rate", "stability_rate", "job_multiplier", "chain_coverage")
USUAL = {"passed": "pass_rate", "opened": "opening_rate", "operating": "stability_rate"}


def missing(view: View, choice: Choice) -> str:
    """Why there is no funnel to draw, or ""."""
    if not reported(view, choice):
        return "unreported"
    trained = amounts(view, choice)["trained"]
    if math.isnan(trained):
        return "not_recorded"
    return "" if trained else "immature"


def draw_missing(view: View, choice: Choice) -> None:
    """The drawn state in place of the funnel."""
    span = months(view, choice)
    ripe = month_end(span.first + view.as_of.year * 12 + view.as_of.month - 1 - span.ripe)
    when = month(ripe, view.language)
    kind = cast(State, missing(view, choice))
    draw_state(view, kind, HEIGHT, "trained", entity=choice.entity, when=when)


def draw_cards(view: View, choice: Choice) -> None:
    """The four step rates and the jobs per business, large."""
    cards.row(cached_for(view, _cards, choice), view, key="chain_cards")
    draw_note(view, *STEPS, entity=choice.entity)


def _cards(view: View, choice: Choice) -> list[Card]:
    rates = [_card(view, choice, row) for row in steps(view, choice).to_dict("records")]
    figures, language = jobs(view, choice), view.language
    name = cells.named_by_months(say("card.jobs", language), months(view, choice), language)
    value = number(figures["value"], language, 2)
    verdict = "not_recorded" if math.isnan(figures["denominator"]) else ""
    usual = _usual(view, choice, "job_multiplier")
    ranges = cells.jobs_ranges(figures, language)
    return [*rates, Card(name, value, verdict, ranges, sentence=usual)]


def _card(view: View, choice: Choice, row: dict[Any, Any]) -> Card:
    verdict = row["state"] if row["state"] != "immature" else "too_small"
    language, step = view.language, row["step"]
    name = cells.named_by_months(step_name(step, language), months(view, choice), language)
    ranges = cells.step_ranges(row, choice.by, language)
    usual = _usual(view, choice, USUAL[step]) if step in USUAL else ""
    return Card(name, percent(row["value"], language), verdict, ranges, sentence=usual)


def _usual(view: View, choice: Choice, indicator: str) -> str:
    """The figure of all other pages, which is read over other months, with them."""
    at, period = (view.scope, view.snapshot), choice.period
    rows = reading(*at, indicator, choice.by, period=period, ranks=False)
    value = float(rows.loc[rows["entity"] == choice.entity, "value"].iloc[0])
    span = cached(*at, cohort_months, indicator=indicator, variant=None, period=period)
    return cells.usual(indicator, value, span, view.language)


def draw_chart(view: View, choice: Choice) -> None:
    """Persons at every step, and the jobs that came of it."""
    chart, alt = cached_for(view, _chart, choice)
    st.markdown(f"**{cached_for(view, _title, choice)}**")
    drawing.figure(chart, alt, "chain_steps", view)
    known = bool((steps(view, choice)["watched"] == "known").any())
    st.caption(funnel_note(choice.by == "national", known, view.language))


def _title(view: View, choice: Choice) -> str:
    return funnel_title(steps(view, choice), view.language)


def _chart(view: View, choice: Choice) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    rows = chart_rows(view, choice)
    words = zip(rows["name"], rows["words"], strict=True)
    chart = PreparedFigure(chain_steps(rows, view.language, view.theme))
    return chart, rows_alt("funnel", words, view.language)


def chart_rows(view: View, choice: Choice) -> pd.DataFrame:
    """Rows of the bars: trained, every step with its rate and what the peers' rate would give, jobs."""
    numbers, table, language = amounts(view, choice), losses(view, choice), view.language
    worst = table.loc[table["entity"] == choice.entity, "step"].tolist()
    trained = numbers["trained"]
    bars = [_bar("trained", trained, persons(trained, language), language)]
    bars += [
        _step_bar(row, numbers, row["step"] in worst, language)
        for row in steps(view, choice).to_dict("records")
    ]
    bars.append(_jobs_bar(jobs(view, choice), language))
    return pd.DataFrame([bar for bar in bars if not math.isnan(bar["persons"])])


def _jobs_bar(figures: dict[str, float], language: Language) -> dict[str, Any]:
    """Everybody who works in the businesses opened."""
    name, words = say("funnel.jobs", language), cells.jobs_words(figures, language)
    return {
        "name": name,
        "persons": figures["numerator"],
        "unknown": 0,
        "peers": float("nan"),
        "words": words,
        "hover": f"{name}<br>{words}",
        "marked": False,
        "apart": True,
    }


def _step_bar(
    row: dict[Any, Any], numbers: dict[str, float], marked: bool, language: Language
) -> dict[str, Any]:
    unknown = numbers["opened"] - numbers["watched"] if row["step"] == "operating" else 0
    peers, words = row["peers"] * row["denominator"], cells.step_words(row, language)
    return _bar(row["step"], row["numerator"], words, language, unknown, peers, marked)


def _bar(
    step: str,
    n: float,
    words: str,
    language: Language,
    unknown: float = 0,
    peers: float = float("nan"),
    marked: bool = False,
) -> dict[str, Any]:
    name = step_name(step, language)
    return {
        "name": name,
        "persons": n,
        "unknown": unknown,
        "peers": peers,
        "words": words,
        "hover": "<br>".join([name, words, *cells.bar_notes(peers, unknown, language)]),
        "marked": marked,
        "apart": False,
    }
