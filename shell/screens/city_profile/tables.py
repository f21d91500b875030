"""The tables of the profile: changes, cohorts, groups, institutions and the ten tasks."""

import math
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import count, interval, measure, percent
from metrics.city.cohorts import cohorts, groups, institutions
from metrics.city.tasks import city_tasks
from metrics.counts.entities import GROUP_NAMES
from metrics.registry import INDICATORS, TASKS, target_rates
from sentences.city_profile import cells
from sentences.city_profile.cells import arrow
from sentences.clauses import clause
from sentences.ranks import rank_change
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, city_changes, entity_names
from shell.parts import tables, ways
from shell.parts.city_ways import open_task, to_institutions
from shell.parts.clicks import pressed_row
from shell.parts.missing_records import draw_note
from shell.parts.tables import Column
from shell.screens.city_profile.choice import Choice
from shell.screens.city_profile.figures import sides_of
from shell.viewer.view import View

CHANGES = {"name": 94, "now": 64, "before": 64, "verdict": 144, "rank": 88, "start": 132}


def _draw(view: View, name: str, frame: pd.DataFrame, wide: dict[str, int], link: str = "") -> None:
    """A table of finished words; columns named in `wide` have a width, that of `link` is pressed."""
    columns = {key: _column(view, name, key, wide.get(key)) for key in frame.columns}
    if link:
        columns[link] = replace(columns[link], form="link")
    alt = text(f"city_profile.{name}_alt", view.language)
    tables.table(frame, columns, view, alt, f"profile_{name}", len(frame))


def _column(view: View, name: str, key: str, width: int | None) -> Column:
    header = HEADERS.get(f"{name}.{key}") or f"city_profile.{name}.{key}"
    words = (
        pick(INDICATORS[key].short, view.language)
        if key in INDICATORS
        else text(header, view.language)
    )
    help_ = f"city_profile.{name}.{key}_help"
    about = text(help_, view.language) if help_ == "city_profile.changes.start_help" else None
    return Column(words, width=view.size(width) if width else None, help=about)


HEADERS = {
    "cohorts.opening_nation": "city_profile.cohorts.nation",
    "cohorts.survival_nation": "city_profile.cohorts.nation",
}


def draw_changes(view: View, choice: Choice) -> None:
    """Now, the snapshot before, and the city's own first year."""
    st.markdown(f"**{text('city_profile.changes_title', view.language)}**")
    _draw(view, "changes", cached_for(view, changes_table, choice.city), CHANGES)
    if view.previous is None:
        st.caption(text("city_profile.changes_none", view.language))


def changes_table(view: View, city: str) -> pd.DataFrame:
    """One row of words per indicator."""
    changes = city_changes(view.scope, view.snapshot, view.previous, city)
    return pd.DataFrame([_change(row, view.language) for row in changes.to_dict("records")])


def _change(row: dict[str, Any], language: Language) -> dict[str, str]:
    indicator = INDICATORS[row["indicator"]]
    start = row["start_year"], row["start"], row["start_answer"]
    return {
        "name": pick(indicator.short, language),
        "now": measure(row["value"], indicator.unit, language),
        "before": measure(row["value_before"], indicator.unit, language),
        "verdict": cells.state_change(row["state_before"], str(row["state"]), language),
        "rank": rank_change(row["rank_change"]),
        "start": cells.first_year(*start, indicator.unit, language),
    }


def draw_cohorts(view: View, choice: Choice) -> None:
    """Opening and survival of the city's cohorts by year beside the nation's."""
    st.markdown(f"**{text('city_profile.cohorts_title', view.language)}**")
    _draw(view, "cohorts", cached_for(view, cohorts_table, choice.city), {"year": 70})
    st.caption(text("city_profile.cohorts_note", view.language))


def cohorts_table(view: View, city: str) -> pd.DataFrame:
    """One row of words per cohort year."""
    table = cached(view.scope, view.snapshot, cohorts, code=city)
    return pd.DataFrame([_cohort(row, view.language) for row in table.to_dict("records")])


def _cohort(row: dict[str, Any], language: Language) -> dict[str, str]:
    words = {"year": row["year"]}
    for which in ("opening", "survival"):
        value = row[f"{which}_value"]
        sign = "" if math.isnan(value) else arrow(row[f"{which}_answer"])
        words[f"{which}_n"] = count(row[f"{which}_n"], language)
        words[which] = sign + percent(value, language)
        words[f"{which}_nation"] = percent(row[f"{which}_nation"], language)
    return words


def draw_groups(view: View, choice: Choice) -> None:
    """The target groups of the city beside the same groups of the nation."""
    st.markdown(f"**{text('city_profile.groups_title', view.language)}**")
    _draw(view, "groups", cached_for(view, groups_table, choice.city), {})
    st.caption(text("city_profile.groups_note", view.language))


def groups_table(view: View, city: str) -> pd.DataFrame:
    """One row of words per target group."""
    table = cached(view.scope, view.snapshot, groups, code=city)
    return pd.DataFrame([_group(row, view.language) for row in table.to_dict("records")])


def _group(row: dict[str, Any], language: Language) -> dict[str, str]:
    trained, share = count(row["trained"], language), percent(row["share"], language, 0)
    rates = {}
    for key in target_rates():
        figures = row[f"{key}_value"], row[f"{key}_nation"], row[f"{key}_answer"]
        rates[key] = cells.share_and_nation(*figures, language)
    name = pick(GROUP_NAMES[row["entity"]], language)
    return {"name": name, "trained": f"{trained} · {share}", **rates}


def draw_institutions(view: View, choice: Choice, rate: str) -> None:
    """The city's institutions by a rate, the lowest first, with the way to their curves."""
    frame = cached_for(view, institutions_table, choice.city, rate)
    if len(frame):
        _draw(view, "institutions", frame, {})
    to_institutions(view, choice.city)


def institutions_table(view: View, city: str, rate: str) -> pd.DataFrame:
    """One row of words per institution; those without cases last."""
    table = cached(view.scope, view.snapshot, institutions, code=city, key=rate).table
    names = entity_names(view.scope, view.snapshot, "institution")
    sides = sides_of(view, city, rate)
    language, unit = view.language, INDICATORS[rate].unit
    return pd.DataFrame(
        [
            {
                "name": pick(names[row["entity"]], language),
                "n": count(row["denominator"], language),
                "value": measure(row["value"], unit, language),
                "interval": interval(row["lower"], row["upper"], unit, language),
                "side": text(f"city_profile.side.{sides[row['entity']]}", language),
            }
            for row in table.sort_values(["value", "entity"]).to_dict("records")
        ]
    )


def draw_tasks(view: View, choice: Choice) -> None:
    """One row per figure of the ten tasks; a figure's name opens its task."""
    st.markdown(f"**{text('city_profile.tasks_title', view.language)}**")
    st.caption(text("city_profile.tasks_note", view.language))
    keys, frame = cached_for(view, tasks_table, choice)
    if view.telephone:
        frame = _by_clause(frame, [task for task, _ in keys], view.language)
    wide = {"task": 220, "figure": 260}
    pressed = pressed_row("profile_tasks", "figure", keys)
    if pressed:
        open_task(*pressed, choice.city)
    _draw(view, "tasks", frame, wide, link="figure" if ways.exists("tasks") else "")
    draw_note(view, *(figure for _, figure in keys), entity=choice.city)


def _by_clause(frame: pd.DataFrame, tasks: list[str], language: Language) -> pd.DataFrame:
    """The figures with the clause of their task before them, in place of the task's column."""
    clauses = [clause(TASKS[task].clause, language) for task in tasks]
    names = [f"{number} {name}" for number, name in zip(clauses, frame["figure"], strict=True)]
    return frame.assign(figure=names).drop(columns="task")


def tasks_table(view: View, choice: Choice) -> tuple[list[tuple[str, str]], pd.DataFrame]:
    """Task and figure of every row, and one row of words per figure; a task is named once."""
    table = cached(view.scope, view.snapshot, city_tasks, code=choice.city, against=choice.against)
    table["first"] = ~table["task"].duplicated()
    rows = table.to_dict("records")
    keys = [(row["task"], row["figure"]) for row in rows]
    return keys, pd.DataFrame([cells.task_words(row, view.language) for row in rows])
