"""One city on a spine: every target's national value in the middle, peers around it, the city upon it."""

import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, bare, empty, figure, note, rule
from charts.base.markers import marker, verdict_key
from charts.base.palette import Palette, Theme, palette
from charts.base.rows import interval_dots, row_axis
from charts.base.telephone_words import width
from charts.base.words import Language, amount, say, span_text
from i18n.verdicts import badge, word

ROW = 46
MARGIN = (8, 350, 66, 10)
COLUMNS = {"spine_city": 12, "spine_nation": 118, "spine_place": 190}  # pixels right of the plot
GAP = 10  # pixels between two columns
REACH = 1.06
SCALED = ["value", "lower", "upper", "target", "peer_low", "peer_q25", "peer_q75", "peer_high"]


def spine(rows: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """One line per indicator of `rows`: indicator, name, kind, value, lower, upper, target (NaN
    where no mark is to be drawn), state, nation, peer_low, peer_q25, peer_q75, peer_high, rank,
    rank_lower, rank_upper, ranked.

    Each line has its own scale, centred on the nation and as wide as the farther end of what it
    shows, so that right of the middle is better and lines can be read one under the other.
    """
    height = MARGIN[2] + MARGIN[3] + ROW * max(len(rows), 3)
    if rows["nation"].notna().sum() == 0:
        return empty(language, theme, height)
    colours = palette(theme)
    at = scaled(rows)
    margin = (MARGIN[0], _right(rows, language), *MARGIN[2:])
    layout = {
        "xaxis": bare(range=[-REACH, REACH]),
        "yaxis": row_axis(rows["name"], colours),
        "shapes": [
            *_peers(at, colours),
            rule(colours.muted, width=2, x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5),
            *_targets(at, colours),
        ],
        "annotations": [*_heads(language, colours), *_words(rows, language, colours)],
        "title": verdict_key(set(rows["state"]), language, colours),
    }
    return figure([_dots(rows, at, language, colours)], layout, theme, height, margin)


def scaled(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures of each line as shares of the wider side of its scale, the nation at 0."""
    away = rows[SCALED].astype(float).sub(rows["nation"].astype(float), axis=0)
    widest = away[["value", "peer_low", "peer_high"]].abs().max(axis=1)
    return away.div(widest.where(widest > 0, np.nan), axis=0)


def describe_spine(rows: pd.DataFrame, language: Language) -> str:
    """Alt text: each indicator's value, the nation's, its rank and verdict."""
    if rows["nation"].notna().sum() == 0:
        return say("empty", language)
    sentences = [
        say(
            "alt_spine_row",
            language,
            name=row["name"],
            value=amount(row["value"], row["kind"], language),
            nation=amount(row["nation"], row["kind"], language),
            place=_place(row, language),
            verdict=word(row["state"], language),
        )
        for _, row in rows.iterrows()
    ]
    return say("alt_spine", language, rows=say("semicolon", language).join(sentences))


def _peers(at: pd.DataFrame, colours: Palette) -> list[Spec]:
    """The peers' range as a pale bar, their middle half as a darker one upon it."""
    bars = (
        ("peer_low", "peer_high", 0.1, colours.grid),
        ("peer_q25", "peer_q75", 0.2, colours.faint),
    )
    look = {"type": "rect", "layer": "below", "line": {"width": 0}}
    return [
        look
        | {"x0": row[low], "x1": row[high], "y0": place - half, "y1": place + half}
        | {"fillcolor": colour, "opacity": 1 if low == "peer_low" else 0.45}
        for low, high, half, colour in bars
        for place, row in enumerate(at.to_dict("records"))
        if not (math.isnan(row[low]) or math.isnan(row[high]))
    ]


def _targets(at: pd.DataFrame, colours: Palette) -> list[Spec]:
    """A short stroke where the target lies within the scale."""
    return [
        rule(colours.accent, width=2.5, x0=x, x1=x, y0=place - 0.32, y1=place + 0.32)
        for place, x in enumerate(at["target"])
        if abs(x) <= 1.0
    ]


def _dots(rows: pd.DataFrame, at: pd.DataFrame, language: Language, colours: Palette) -> Spec:
    return interval_dots(
        at,
        colours.ink,
        width=2,
        marker=marker(rows["state"].tolist(), colours, 16),
        customdata=rows["indicator"].tolist(),
        hovertext=[_hover(row, language) for _, row in rows.iterrows()],
    )


def _hover(row: pd.Series, language: Language) -> str:
    return say(
        "spine_hover",
        language,
        name=row["name"],
        value=amount(row["value"], row["kind"], language),
        span=span_text(row["lower"], row["upper"], row["kind"], language),
        nation=amount(row["nation"], row["kind"], language),
        middle=span_text(row["peer_q25"], row["peer_q75"], row["kind"], language),
        range=span_text(row["peer_low"], row["peer_high"], row["kind"], language),
        verdict=badge(row["state"], language),
    )


def _columns(language: Language) -> dict[str, int]:
    """Where each column of figures begins; the last gives way to a long name of the area."""
    room = COLUMNS["spine_place"] - COLUMNS["spine_nation"] - GAP
    longer = max(0, width(say("spine_nation", language)) - room)
    return COLUMNS | {"spine_place": COLUMNS["spine_place"] + longer}


def _right(rows: pd.DataFrame, language: Language) -> int:
    """Pixels right of the plot that the columns need."""
    places = [width(_place(row, language)) for _, row in rows.iterrows()]
    return max(MARGIN[1], _columns(language)["spine_place"] + max(places) + GAP)


def _heads(language: Language, colours: Palette) -> list[Spec]:
    """What the columns of figures are, and what the middle line is."""
    top = {"yref": "paper", "yanchor": "bottom", "yshift": 4, "size": SMALL}
    heads = [note(say("spine_middle", language), 0, 1, colours.muted, **top)]
    for name, shift in _columns(language).items():
        side = {"xref": "paper", "xanchor": "left", "xshift": shift}
        heads.append(note(say(name, language), 1, 1, colours.muted, **top, **side))
    return heads


def _words(rows: pd.DataFrame, language: Language, colours: Palette) -> list[Spec]:
    """City, nation and place of every line, in three columns."""
    notes, columns = [], _columns(language)
    for place, (_, row) in enumerate(rows.iterrows()):
        value = amount(row["value"], row["kind"], language)
        ends = {
            "spine_city": f"<b>{value}</b>"
            if not math.isnan(row["value"])
            else badge(row["state"], language),
            "spine_nation": amount(row["nation"], row["kind"], language),
            "spine_place": _place(row, language),
        }
        for name, words in ends.items():
            side = {"xref": "paper", "xanchor": "left", "xshift": columns[name], "size": SMALL}
            colour = colours.muted if name == "spine_nation" else colours.ink
            notes.append(note(words, 1, place, colour, **side))
    return notes


def _place(row: pd.Series, language: Language) -> str:
    """Rank in the league, with its interval where it has one."""
    if math.isnan(row["rank"]):
        return say("spine_no_rank", language)
    first, last = int(row["rank_lower"]), int(row["rank_upper"])
    key = "spine_rank" if first < last else "spine_rank_exact"
    return say(key, language, rank=int(row["rank"]), first=first, last=last, n=int(row["ranked"]))
