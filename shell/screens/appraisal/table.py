"""The index as a table of all cities: place, ranges, grade and the score of every component."""

from typing import Any

import pandas as pd

from i18n import Language, text
from i18n.formats import MISSING, count, number
from metrics.appraisal.plan import KEYS
from sentences.appraisal import index as sentences
from shell.parts import export, ways
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column, table
from shell.viewer.view import View

ROWS, ROWS_PROJECTED = 14, 11


def draw(
    view: View,
    rows: pd.DataFrame,
    names: dict[str, str],
    ranged: str,
    year: int | None,
    waiting: tuple[str, ...],
) -> None:
    """The table in the order of places, cities without an index last; with downloads.

    `ranged`: which range of places, "rank" under other weights or "sure" under chance too.
    `waiting`: figures of the year that are not ripe, for which the grades are 暂定.
    """
    frame = rows_in_words(view, rows, names, bool(waiting))
    ways.follow_city(pressed_row("appraisal_table", "city", frame["entity"].tolist()))
    table(
        frame,
        _columns(view, ranged),
        view,
        key="appraisal_table",
        rows=ROWS_PROJECTED if view.projector else ROWS,
        alt=text("appraisal.alt_table", view.language, n=len(frame)),
    )
    export.buttons(sheet(view, frame, sentences.finality(year, waiting, view.language)), view)


def rows_in_words(
    view: View, rows: pd.DataFrame, names: dict[str, str], provisional: bool = False
) -> pd.DataFrame:
    """The rows in order, with name, word of the grade (暂定 or not) and ranges in words."""
    frame = rows.sort_values(["rank", "entity"], na_position="last").reset_index(drop=True)
    records = frame.to_dict("records")
    return frame.assign(
        city=frame["entity"].map(names),
        band=[_grade(key, view.language, provisional) for key in frame["grade"]],
        **{
            f"{name}_range": [sentences.places(row, name, view.language) for row in records]
            for name in ("rank", "sure")
        },
    )


def _grade(key: str, language: Language, provisional: bool) -> str:
    words = sentences.grade(key, language)
    marked = provisional and words not in ("", MISSING)
    return text("verdicts.provisional", language, verdict=words) if marked else words


def _columns(view: View, ranged: str) -> dict[str, Column]:
    language = view.language

    def head(name: str) -> str:
        return text(f"appraisal.column.{name}", language)

    amount: dict[str, Any] = {"form": "number", "width": view.size(80)}

    def points(value: float) -> str:
        return number(value, language)

    named, longer = sentences.short_names(language), sentences.component_names(language)
    return {
        "rank": Column(
            head("rank"), lambda v: count(v, language), form="number", width=view.size(50)
        ),
        "city": Column(head("city"), form="link", width=view.size(96)),
        "index": Column(head("index"), points, form="number", width=view.size(70)),
        "band": Column(head("grade"), width=view.size(78)),
        f"{ranged}_range": Column(head("range"), help=head(f"{ranged}_help"), **amount),
        **{
            f"score_{key}": Column(
                named[key],
                points,
                form="number",
                width=view.size(_width(named[key])),
                help=longer[key],
            )
            for key in KEYS
        },
    }


def _width(head: str) -> int:
    """Pixels for a head, so that none is cut: Chinese signs are twice as wide as letters."""
    return max(62, 16 + sum(16 if sign > "\u2e80" else 6 for sign in head))


def sheet(view: View, frame: pd.DataFrame, finality: str) -> export.Sheet:
    """What leaves: plain numbers under named headers."""
    language, named = view.language, sentences.component_names(view.language)
    headers = {
        "rank": "rank",
        "rank_lower": "rank_lower",
        "rank_upper": "rank_upper",
        "sure_lower": "sure_lower",
        "sure_upper": "sure_upper",
        "entity": "code",
        "city": "city",
        "index": "index",
        "lower": "lower",
        "upper": "upper",
        "band": "grade",
        "geometric_rank": "geometric_rank",
    }
    heads = {key: text(f"appraisal.column.{name}", language) for key, name in headers.items()}
    heads |= {f"score_{key}": name for key, name in named.items()}
    title = text("appraisal.export_title", language, finality=finality)
    scores = ("index", "lower", "upper", *(f"score_{key}" for key in KEYS))
    measures: dict[str, export.Measure] = dict.fromkeys(scores, "score")
    note = text("appraisal.note_sure", language)
    return export.Sheet("appraisal", title, note, frame, heads, measures)
