"""Who answers for what in a city, and the results of its departments and officers."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import MISSING, count, measure, number, percent
from metrics.appraisal.responsibility import duties, results
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from metrics.readings.verdicts import NO_FIGURE
from metrics.registry import FIGURES, TASKS
from sentences.appraisal.reasons import rated, reason
from sentences.escape import escape
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import filters, ways
from shell.parts.city_ways import open_task, to_profile
from shell.parts.clicks import pressed_row
from shell.parts.columns import columns
from shell.parts.tables import Column, table
from shell.screens.appraisal.choice import Choice
from shell.viewer.view import View

DUTY_ROWS, OWNER_ROWS = 10, 8
OWNERS = ("department", "officer")
SCOPES = ("city", "all")
WIDTHS: dict[str, int | None] = {
    "duty": None,
    "department": None,
    "officer": 80,
    "share": 60,
    "figure": None,
    "value": 80,
    "n": 72,
    "score": 92,
}


def draw(view: View, choice: Choice) -> None:
    """The results of departments and officers, and below what each of a city owns."""
    names = cached_for(view, filters.city_names, None)
    top = st.container()
    chosen, whose, way = st.columns([2, 2, 1], gap="medium", vertical_alignment="bottom")
    with chosen:
        city = filters.city_select(view)
    with way:
        to_profile(view, city)
    with whose:
        scope = filters.segments(
            "appraisal_scope",
            text("appraisal.scope", view.language),
            SCOPES,
            lambda key: text(f"appraisal.scope_{key}", view.language),
        )
    for place, owner in zip(columns("owners"), OWNERS, strict=True):
        with place:
            _draw_results(view, choice, owner, city if scope == "city" else None, names)
    _draw_duties(view, choice, city, names[city])
    with top:
        st.markdown(f"**{headline(view, choice)}**")
        st.caption(text("appraisal.duties_note", view.language))


def headline(view: View, choice: Choice) -> str:
    """How many departments and officers have a result, and why the others have none."""
    results_by_owner = {owner: _results(view, choice, owner) for owner in OWNERS}
    if not len(results_by_owner["department"]):
        return text("appraisal.no_duties", view.language)
    return rated(results_by_owner, view.language)


def _results(view: View, choice: Choice, owner: str) -> pd.DataFrame:
    return cached(
        view.scope, view.snapshot, results, plan=choice.plan, period=choice.period, owner=owner
    )


def owners(counts: Counts, owner: str) -> dict[int, Text]:
    """Names of departments by number; officers are known by code only."""
    table = counts.tables.get(f"{owner}s")
    if table is None:
        return {}
    if owner == "officer":
        return {
            int(i): Text(code, code) for i, code in zip(table["id"], table["code"], strict=True)
        }
    named = zip(table["id"], table["name_zh"], table["name_en"], strict=True)
    return {int(number_): Text(zh, en) for number_, zh, en in named}


def _draw_duties(view: View, choice: Choice, city: str, name: str) -> None:
    """One row per duty of the city: figure, owner, share, value and score."""
    of_all_cities = cached(
        view.scope, view.snapshot, duties, plan=choice.plan, period=choice.period
    )
    rows_of_city = of_all_cities[of_all_cities["entity"] == city]
    frame = pd.DataFrame(
        {
            "duty": [duty_name(duty, view.language) for duty in rows_of_city["duty"]],
            "figure": [_figure_name(key, view.language) for key in rows_of_city["figure"]],
            "department": _named(view, "department", rows_of_city["department"], name),
            "officer": _named(view, "officer", rows_of_city["officer"], ""),
            "share": [percent(share, view.language, 0) for share in rows_of_city["share"]],
            "value": [_value(row, view.language) for row in rows_of_city.itertuples()],
            "n": [_cases(row, view.language) for row in rows_of_city.itertuples()],
            "score": [_score(row, view.language) for row in rows_of_city.itertuples()],
            "key": rows_of_city["duty"].tolist(),
            "of": rows_of_city["figure"].tolist(),
        }
    ).sort_values(["department", "duty"], kind="stable")
    columns = {
        key: Column(
            text(f"appraisal.duty.{key}", view.language),
            form="number" if key in ("share", "value", "n", "score") else "words",
            width=view.size(width) if width else None,
        )
        for key, width in WIDTHS.items()
    }
    columns["duty"] = replace(columns["duty"], form="link")
    owned = list(zip(frame["key"], frame["of"], strict=True))
    _follow(pressed_row("appraisal_duties", "duty", owned), city)
    alt = text("appraisal.alt_duties", view.language, n=len(frame), city=escape(name))
    rows = max(1, min(DUTY_ROWS, len(frame)))
    table(frame, columns, view, alt, "appraisal_duties", rows=rows)


def _follow(duty: tuple[str, str] | None, city: str) -> None:
    """A duty leads to its task, that of a target to the city's gap; nothing where none was pressed."""
    if duty is None:
        return
    if duty[0] in TASKS:
        open_task(*duty, city)
    else:
        ways.follow("target_gap", city=city, indicator=duty[0])


def duty_name(duty: str, language: Language) -> str:
    """The name of an indicator or a task; an unknown key as it stands in the records."""
    known_duty = TASKS.get(duty) or FIGURES.get(duty)
    return pick(known_duty.name, language) if known_duty else duty


def _figure_name(key: str, language: Language) -> str:
    return pick(FIGURES[key].name, language) if key in FIGURES else MISSING


def _named(view: View, owner: str, numbers: pd.Series, city: str) -> list[str]:
    """Names of owners; the city's own name, which stands above, is left out of them."""
    names = cached(view.scope, view.snapshot, owners, owner=owner)
    full_names = [pick(names[i], view.language) if i in names else MISSING for i in numbers]
    return [_short(words, city) for words in full_names]


def _short(words: str, city: str) -> str:
    for ending in (f"{city}市", city):
        if city and words.startswith(ending) and len(words) > len(ending):
            return words.removeprefix(ending)
    return words


def _value(row: Any, language: Language) -> str:
    if row.figure not in FIGURES or np.isnan(row.value):
        return MISSING
    unit = FIGURES[row.figure].unit
    return measure(row.value, "percent" if unit in ("percent", "persons") else unit, language)


def _score(row: Any, language: Language) -> str:
    """The score, or why there is none."""
    return number(row.score, language) if row.counted else reason(row.why, language)


def _cases(row: Any, language: Language) -> str:
    """The denominator; none where no value of that city may be shown."""
    hidden = np.isnan(row.value) and row.why in (*NO_FIGURE, "no_target")
    return MISSING if hidden else count(row.n, language)


def _draw_results(
    view: View, choice: Choice, owner: str, city: str | None, names: dict[str, str]
) -> None:
    rows_of_owners = _results(view, choice, owner)
    rows_of_owners = (
        rows_of_owners if city is None else rows_of_owners[rows_of_owners["entity"] == city]
    )
    rows_of_owners = rows_of_owners.sort_values(
        ["result", "owner"], ascending=[False, True], na_position="last"
    )
    language = view.language
    frame = pd.DataFrame(
        {
            "name": _named(view, owner, rows_of_owners["owner"], names[city] if city else ""),
            "city": rows_of_owners["entity"].map(names),
            "result": [_result(row, language) for row in rows_of_owners.itertuples()],
            "span": [_span(row, language) for row in rows_of_owners.itertuples()],
            "counted": [f"{row.counted}/{row.owned}" for row in rows_of_owners.itertuples()],
            "n": [count(n, language) for n in rows_of_owners["n"]],
        }
    )
    heads = ["name", *([] if city else ["city"]), "result", "span", "counted", "n"]
    columns = {
        key: Column(
            text(f"appraisal.result.{owner if key == 'name' else key}", language),
            form="words" if key in ("name", "city") else "number",
            help=text("appraisal.result.counted_help", language) if key == "counted" else None,
        )
        for key in heads
    }
    if city is None:
        columns["city"] = replace(columns["city"], form="link")
        ways.follow_city(
            pressed_row(f"appraisal_{owner}", "city", rows_of_owners["entity"].tolist())
        )
    alt = text(f"appraisal.alt_{owner}", language, n=len(frame))
    rows = max(1, min(OWNER_ROWS, len(frame)))
    table(frame, columns, view, alt, f"appraisal_{owner}", rows=rows)


def _result(row: Any, language: Language) -> str:
    """Points, or why nobody can be judged by what there is."""
    if np.isnan(row.result):
        return text("appraisal.not_rateable", language, why=reason(row.why, language))
    return number(row.result, language)


def _span(row: Any, language: Language) -> str:
    if np.isnan(row.result):
        return MISSING
    return f"{number(row.lower, language)}–{number(row.upper, language)}"
