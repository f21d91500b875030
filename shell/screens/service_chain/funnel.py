"""The funnel of the service chain page: its figures, large, and its bars."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.chain_steps import chain_steps
from i18n.formats import MISSING, count, interval, month, number, percent
from metrics.counts.months import month_end
from shell.cache.per_view import cached_for
from shell.parts import cards, drawing, empty_states
from shell.parts.cards import Card
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import amounts, jobs, losses, months, steps
from shell.screens.service_chain.sentences import funnel_title, reported, say, step_name
from shell.viewer.view import View

HEIGHT = 300


def missing(view: View, choice: Choice) -> str:
    """Why there is no funnel to draw, or ""."""
    if not reported(view, choice):
        return "unreported"
    return "immature" if not amounts(view, choice)["trained"] else ""


def draw_missing(view: View, choice: Choice) -> None:
    """The drawn state in place of the funnel."""
    span = months(view, choice)
    ripe = month_end(span.first + view.as_of.year * 12 + view.as_of.month - 1 - span.ripe)
    when = month(ripe, view.language)
    kind = "unreported" if missing(view, choice) == "unreported" else "immature"
    empty_states.state(kind, view.language, HEIGHT, when=when)  # type: ignore[arg-type]


def draw_cards(view: View, choice: Choice) -> None:
    """The four step rates and the jobs per business, large."""
    cards.row(cached_for(view, _cards, choice), view, key="chain_cards")


def _cards(view: View, choice: Choice) -> list[Card]:
    made = [_card(view, choice, row) for row in steps(view, choice).to_dict("records")]
    held, say_number = jobs(view, choice), partial(number, language=view.language, digits=2)
    limits = f"{say_number(held['lower'])}–{say_number(held['upper'])}"
    ranges = (
        say(view, "card.interval", interval=limits if held["lower"] == held["lower"] else MISSING),
        say(view, "card.jobs_n", n=count(held["denominator"], view.language)),
    )
    return [*made, Card(say(view, "card.jobs"), say_number(held["value"]), ranges=ranges)]


def _card(view: View, choice: Choice, row: dict[Any, Any]) -> Card:
    limits = interval(row["lower"], row["upper"], "percent", view.language)
    n = count(row["denominator"], view.language)
    ranges = [
        say(view, "card.interval", interval=limits),
        say(view, f"denominator.{row['step']}", n=n),
    ]
    if row["peers"] == row["peers"]:
        peers = percent(row["peers"], view.language)
        ranges.append(say(view, f"card.peers_{choice.by}", peers=peers))
    verdict = row["state"] if row["state"] != "immature" else "too_small"
    value = percent(row["value"], view.language)
    return Card(step_name(view, row["step"]), value, verdict, tuple(ranges))


def draw_chart(view: View, choice: Choice) -> None:
    """Persons at every step, and the jobs that came of it."""
    chart, alt = cached_for(view, _chart, choice)
    st.markdown(f"**{cached_for(view, funnel_title, choice)}**")
    drawing.figure(chart, alt, "chain_steps", view)
    key = "note_national" if choice.by == "national" else "note"
    st.caption(" ".join(say(view, f"funnel.{name}") for name in (key, "jobs_note")))


def _chart(view: View, choice: Choice) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    rows = chart_rows(view, choice)
    told = say(view, "semicolon").join(
        f"{row.name_} {row.words}" for row in rows.rename(columns={"name": "name_"}).itertuples()
    )
    chart = PreparedFigure(chain_steps(rows, view.language, view.theme))
    return chart, say(view, "funnel.alt", rows=told)


def chart_rows(view: View, choice: Choice) -> pd.DataFrame:
    """Rows of the bars: trained, every step with its rate and what the peers' rate would give, jobs."""
    held, found = amounts(view, choice), losses(view, choice)
    worst = found.loc[found["entity"] == choice.entity, "step"].tolist()
    first = _bar(view, "trained", held["trained"], persons(view, held["trained"]))
    return pd.DataFrame(
        [
            first,
            *(
                _step_bar(view, row, held, row["step"] in worst)
                for row in steps(view, choice).to_dict("records")
            ),
            _jobs_bar(view, choice),
        ]
    )


def _jobs_bar(view: View, choice: Choice) -> dict[str, Any]:
    """Everybody who works in the businesses opened, and how many that is per business."""
    held, name = jobs(view, choice), say(view, "funnel.jobs")
    words = say(
        view,
        "funnel.jobs_words",
        n=count(held["numerator"], view.language),
        value=number(held["value"], view.language, 2),
    )
    hover = f"{name}<br>{words}"
    return {
        "name": name,
        "persons": int(held["numerator"]),
        "unknown": 0,
        "peers": float("nan"),
        "words": words,
        "hover": hover,
        "marked": False,
        "apart": True,
    }


def _step_bar(
    view: View, row: dict[Any, Any], held: dict[str, int], marked: bool
) -> dict[str, Any]:
    words = say(
        view,
        "funnel.words",
        n=persons(view, row["numerator"]),
        value=percent(row["value"], view.language),
    )
    unknown = held["opened"] - held["known"] if row["step"] == "operating" else 0
    peers = row["peers"] * row["denominator"]
    return _bar(view, row["step"], row["numerator"], words, unknown, peers, marked)


def _bar(
    view: View,
    step: str,
    n: int,
    words: str,
    unknown: int = 0,
    peers: float = float("nan"),
    marked: bool = False,
) -> dict[str, Any]:
    name = step_name(view, step)
    hover = [name, words]
    if peers == peers:
        hover.append(say(view, "funnel.hover_peers", n=persons(view, round(peers))))
    if unknown:
        hover.append(say(view, "funnel.unknown", n=persons(view, unknown)))
    return {
        "name": name,
        "persons": n,
        "unknown": unknown,
        "peers": peers,
        "words": words,
        "hover": "<br>".join(hover),
        "marked": marked,
        "apart": False,
    }


def persons(view: View, n: float) -> str:
    """A number of persons."""
    return say(view, "persons", n=count(n, view.language))
