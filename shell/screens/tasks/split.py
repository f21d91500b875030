"""One figure split: by its definitions, by group or tier as a chart, by province or place as a table."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from charts.base.prepared import PreparedFigure
from charts.base.words import chart_kind
from charts.breakdown import breakdown, describe_breakdown
from i18n import Language, pick, text
from i18n.formats import MISSING, count, interval, measure
from i18n.verdicts import badge
from metrics.board.rows import has_or_not, nation_sides
from metrics.counts.entities import LISTED, NATION, names
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, empty_states, ways
from shell.parts.established import established
from shell.parts.tables import Column, Form, pressed_row, table
from shell.screens.tasks.choice import Choice, choose_split
from shell.screens.tasks.institutions import FIGURE as BY_TWO_RATES
from shell.screens.tasks.institutions import RATES, rates
from shell.screens.tasks.sentences import EXACT, drawn, drawn_value
from shell.viewer.view import View

DRAWN = ("variant", "group", "tier")
ROWS, HEIGHT = 9, 300


def draw(view: View, choice: Choice) -> None:
    """What to split by, and the parts."""
    st.markdown(f"**{text('tasks.split_title', view.language, name=_name(view, choice))}**")
    by = choose_split(view, choice)
    if by is None:
        empty_states.state("empty", view.language, HEIGHT)
    elif by in DRAWN:
        drawing.figure(*cached_for(view, _chart, choice, by), "tasks_split", view)
    else:
        _draw_table(view, choice, by)


def _name(view: View, choice: Choice) -> str:
    return pick(choice.held.name, view.language)


def _chart(view: View, choice: Choice, by: str) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    figure = choice.held
    rows, kind = drawn(_rows(view, choice, by), figure), chart_kind(figure)
    national = None if figure.kind == "count" else _national(view, choice, by)
    if national is not None:
        national = drawn_value(national, figure)
    chart = breakdown(rows, view.language, view.theme, kind, national)
    return PreparedFigure(chart), describe_breakdown(rows, view.language, kind)


def _rows(view: View, choice: Choice, by: str) -> pd.DataFrame:
    return cached(
        view.scope,
        view.snapshot,
        split_rows,
        figure=choice.figure,
        variant=choice.variant,
        by=by,
        language=view.language,
    )


def _national(view: View, choice: Choice, by: str) -> float | None:
    """The nation's figure, where the parts are parts of it."""
    if by == "variant":
        return None
    return cached(
        view.scope, view.snapshot, national_value, figure=choice.figure, variant=choice.variant
    )


def national_value(counts: Counts, figure: str, variant: str | None) -> float:
    """The nation's figure."""
    return float(
        readings(counts, FIGURES[figure], "national", variant, ranks=False)["value"].iloc[0]
    )


def split_rows(
    counts: Counts, figure: str, variant: str | None, by: Any, language: Language
) -> pd.DataFrame:
    """Readings of the parts with `name`; those of a list by value.

    A place also has `city` and that city's code `of`. Those too small to judge come last, the
    largest of them first; of what is there or not, what is not there comes first.
    """
    held = FIGURES[figure]
    if by == "variant":
        return _variants(counts, held, language)
    found = _against_nation(counts, held, by, variant)
    called = names(counts, by)
    found["name"] = [pick(called[key], language) for key in found["entity"]]
    if by in DRAWN:
        return found
    if by in LISTED:
        cities, own = names(counts, "city"), counts.city_of(by)
        found["of"] = [f"{code:06d}" for code in counts.codes[own]]
        found["city"] = [pick(cities[code], language) for code in found["of"]]
    known = found[found["denominator"].fillna(found["numerator"]) > 0]
    small = known["verdict"] == "too_small"
    missing_first = has_or_not(known, held)
    return known.assign(small=known["denominator"].where(small, np.inf)).sort_values(
        ["small", "value", "entity"], ascending=[False, missing_first, True], ignore_index=True
    )


def _against_nation(counts: Counts, held: Indicator, by: Any, variant: str | None) -> pd.DataFrame:
    """The parts with `state`: the verdict or, where nothing is aimed at, the side of the nation."""
    found = readings(counts, held, by, variant, ranks=False)
    free = (found["verdict"] == "no_target") & found["value"].notna() & (held.kind != "count")
    if has_or_not(found, held) or not free.any():
        return found.assign(state=found["verdict"])
    side = nation_sides(found, held, national_value(counts, held.key, variant))
    return found.assign(state=np.where(free, side, found["verdict"]))


def _variants(counts: Counts, held: Indicator, language: Language) -> pd.DataFrame:
    """The headline's definition, then the others, for the nation."""
    main = text("filters.variant_main", language)
    shown: list[tuple[str | None, str]] = [(None, main)]
    shown += [(key, pick(each.name, language)) for key, each in held.variants.items()]
    parts = [
        readings(counts, held, "national", key, ranks=False).assign(name=name, entity=key or NATION)
        for key, name in shown
    ]
    return pd.concat(parts, ignore_index=True)


def _draw_table(view: View, choice: Choice, by: str) -> None:
    """The parts as a table to scroll; too small ones last."""
    rows = _of_city(cached_for(view, _written, choice, by), choice)
    language = view.language
    if rows.empty:
        empty_states.state("empty", language, HEIGHT)
        return
    heads = {"name": text(f"tasks.splits.{by}", language)}
    if by in LISTED:
        heads["city"] = text("filters.city", language)
    columns = {key: Column(head, form=_form(key)) for key, head in heads.items()}
    if by in LISTED:
        ways.follow_city(pressed_row(f"tasks_table_{by}", "city", rows["of"].tolist()))
    for key in _figures(choice, by, rows):
        columns[key] = Column(text(f"tasks.column.{key}", language), form=_form(key))
    alt = text("tasks.alt_split", language, n=len(rows), name=_name(view, choice))
    table(rows, columns, view, alt, f"tasks_table_{by}", min(ROWS, len(rows)))


def _figures(choice: Choice, by: str, rows: pd.DataFrame) -> tuple[str, ...]:
    """The columns of figures: both rates of institutions judged; only that it has or has not
    where no more is known; no interval of a full count."""
    if _by_two_rates(choice, by):
        return (*RATES, "word")
    if has_or_not(rows, choice.held):
        return ("value",)
    return ("value", *(() if choice.held.kind in EXACT else ("span",)), "n", "word")


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


def _written(view: View, choice: Choice, by: str) -> pd.DataFrame:
    """The parts in words."""
    rows, unit, language = _rows(view, choice, by), choice.held.unit, view.language
    if _by_two_rates(choice, by):
        judged = cached(view.scope, view.snapshot, rates, language=language)
        return judged.merge(rows[["entity", "name", "city", "of"]], on="entity")
    exact, owns = choice.held.kind in EXACT, has_or_not(rows, choice.held)
    spans = zip(rows["lower"], rows["upper"], strict=True)
    return rows.assign(
        value=[
            established(choice.held, value > 0, language, choice.variant)
            if owns
            else measure(value, unit, language)
            for value in rows["value"]
        ],
        span=[MISSING if exact else interval(*ends, unit, language) for ends in spans],
        n=[count(n, language) for n in rows["denominator"]],
        word=[
            text(f"tasks.side{'_exact' if exact else ''}.{state}", language)
            if state in ("above", "within", "below")
            else badge(state, language)
            for state in rows["state"]
        ],
    )
