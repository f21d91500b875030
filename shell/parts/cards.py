"""The one form of a card: a figure, its verdict, interval and target, a month line, a sentence.

Drawn in the browser by `components/cards.js` from words alone: a whole row of cards is one
element, and nothing in it is parsed as markdown or HTML.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from charts.base.palette import Palette, palette
from i18n.verdicts import badge
from shell.components import sendable, source
from shell.parts.sparkline import HEIGHT, WIDTH, Spark
from shell.viewer.view import View

_draw = st.components.v2.component(
    "dashboard_cards",
    html='<section class="cards"></section>',
    css=source("cards.css"),
    js=source("cards.js"),
)


@dataclass(frozen=True)
class Bar:
    """A thin bar: its label, the share of its track (0 to 1) and the amount in words."""

    label: str
    share: float
    amount: str
    strong: bool = False


@dataclass(frozen=True)
class Scale:
    """An interval on a scale with its target: its label, all places as shares of the scale."""

    label: str
    lower: float
    upper: float
    value: float
    target: float


@dataclass(frozen=True)
class Card:
    """One card; all words are written out. `verdict` is a state of `i18n.verdicts`, or ""."""

    name: str
    value: str
    verdict: str = ""
    ranges: tuple[str, ...] = ()
    spark: Spark | None = None
    alt: str = ""
    month: str = ""
    bars: tuple[Bar, ...] = field(default_factory=tuple)
    scale: Scale | None = None
    sentence: str = ""
    provisional: bool = False


def row(cards: Sequence[Card], view: View, key: str, columns: int | None = None) -> None:
    """Cards side by side, all of one height; fewer to a row where the screen is narrow."""
    colours = palette(view.theme)
    data = {
        "columns": columns or len(cards),
        "colours": {
            "muted": colours.muted,
            "faint": colours.faint,
            "grid": colours.grid,
            "accent": colours.accent,
        },
        "cards": [_data(card, view, colours) for card in cards],
    }
    _draw(key=key, data=sendable(data))


def _data(card: Card, view: View, colours: Palette) -> dict[str, Any]:
    colour = colours.verdict.get(card.verdict, colours.grid)
    return {
        "name": card.name,
        "value": card.value,
        "verdict": badge(card.verdict, view.language, card.provisional) if card.verdict else "",
        "tone": colour,
        "word": colours.verdict_text.get(card.verdict, colours.ink),
        "ranges": list(card.ranges),
        "spark": card.spark.as_data() if card.spark else None,
        "box": [WIDTH, HEIGHT],
        "alt": card.alt,
        "month": card.month,
        "bars": [
            {
                "label": bar.label,
                "percent": 100 * bar.share,
                "amount": bar.amount,
                "colour": colour if bar.strong else colours.faint,
            }
            for bar in card.bars
        ],
        "scale": card.scale and {**asdict(card.scale), "colour": colour},
        "sentence": card.sentence,
    }
