"""The tables of the profile: changes, cohorts, groups, institutions and the ten tasks."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import MISSING, count, interval, measure, percent
from i18n.verdicts import ICONS, badge
from metrics.city.cohorts import cohorts, groups, institutions
from metrics.city.tasks import city_tasks
from metrics.counts.entities import GROUP_NAMES
from metrics.registry import FIGURES, INDICATORS, TASKS, target_rates
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, city_changes, entity_names
from shell.parts import tables, ways
from shell.parts.city_ways import open_task, to_institutions
from shell.parts.clauses import clause
from shell.parts.established import established_since, verdict_or_nothing
from shell.parts.tables import Column
from shell.screens.city_profile.choice import Choice
from shell.screens.city_profile.figures import sides_of
from shell.screens.city_profile.sentences import arrow, beside
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
    held = city_changes(view.scope, view.snapshot, view.previous, city)
    return pd.DataFrame([_change(row, view.language) for row in held.to_dict("records")])


def _change(row: dict[str, Any], language: Language) -> dict[str, str]:
    one = INDICATORS[row["indicator"]]
    before, now = row["verdict_before"], str(row["verdict"])
    verdict = badge(now, language)
    if before is not None and before != now:
        verdict = f"{ICONS[before]} → {verdict}"
    start = measure(row["start"], one.unit, language)
    if start != MISSING:
        start = (
            f"{row['start_year']}：{start}" if language == "zh" else f"{row['start_year']}: {start}"
        )
    return {
        "name": pick(one.short, language),
        "now": measure(row["value"], one.unit, language),
        "before": measure(row["value_before"], one.unit, language),
        "verdict": verdict,
        "rank": _moved(row["rank_change"]),
        "start": arrow(row["start_answer"]) + start,
    }


def _moved(change: float) -> str:
    """Places won or lost: ↑2, ↓3, 0."""
    if change != change:
        return MISSING
    return f"{'↑' if change > 0 else '↓' if change < 0 else ''}{abs(change):.0f}"


def draw_cohorts(view: View, choice: Choice) -> None:
    """Opening and survival of the city's cohorts by year beside the nation's."""
    st.markdown(f"**{text('city_profile.cohorts_title', view.language)}**")
    _draw(view, "cohorts", cached_for(view, cohorts_table, choice.city), {"year": 70})
    st.caption(text("city_profile.cohorts_note", view.language))


def cohorts_table(view: View, city: str) -> pd.DataFrame:
    """One row of words per cohort year."""
    held, say = cached(view.scope, view.snapshot, cohorts, code=city), view.language
    found = []
    for row in held.to_dict("records"):
        words = {"year": row["year"]}
        for which in ("opening", "survival"):
            known = row[f"{which}_value"] == row[f"{which}_value"]
            sign = arrow(row[f"{which}_answer"]) if known else ""
            words[f"{which}_n"] = count(row[f"{which}_n"], say)
            words[which] = sign + percent(row[f"{which}_value"], say)
            words[f"{which}_nation"] = percent(row[f"{which}_nation"], say)
        found.append(words)
    return pd.DataFrame(found)


def draw_groups(view: View, choice: Choice) -> None:
    """The target groups of the city beside the same groups of the nation."""
    st.markdown(f"**{text('city_profile.groups_title', view.language)}**")
    _draw(view, "groups", cached_for(view, groups_table, choice.city), {})
    st.caption(text("city_profile.groups_note", view.language))


def groups_table(view: View, city: str) -> pd.DataFrame:
    """One row of words per target group."""
    held, say = cached(view.scope, view.snapshot, groups, code=city), view.language
    return pd.DataFrame(
        [
            {
                "name": pick(GROUP_NAMES[row["entity"]], say),
                "trained": f"{count(row['trained'], say)} · {percent(row['share'], say, 0)}",
                **{
                    key: beside(
                        row[f"{key}_value"], row[f"{key}_nation"], row[f"{key}_answer"], say
                    )
                    for key in target_rates()
                },
            }
            for row in held.to_dict("records")
        ]
    )


def draw_institutions(view: View, choice: Choice, rate: str) -> None:
    """The city's institutions by a rate, the lowest first, with the way to their curves."""
    frame = cached_for(view, institutions_table, choice.city, rate)
    if len(frame):
        _draw(view, "institutions", frame, {})
    to_institutions(view, choice.city)


def institutions_table(view: View, city: str, rate: str) -> pd.DataFrame:
    """One row of words per institution; those without cases last."""
    held = cached(view.scope, view.snapshot, institutions, code=city, key=rate).table
    names, sides = (
        entity_names(view.scope, view.snapshot, "institution"),
        sides_of(view, city, rate),
    )
    say, unit = view.language, INDICATORS[rate].unit
    return pd.DataFrame(
        [
            {
                "name": pick(names[row["entity"]], say),
                "n": count(row["denominator"], say),
                "value": measure(row["value"], unit, say),
                "interval": interval(row["lower"], row["upper"], unit, say),
                "side": text(f"city_profile.side.{sides[row['entity']]}", say),
            }
            for row in held.sort_values(["value", "entity"]).to_dict("records")
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
    asked = tables.pressed_row("profile_tasks", "figure", keys)
    if asked:
        open_task(*asked, choice.city)
    _draw(view, "tasks", frame, wide, link="figure" if ways.exists("tasks") else "")


def _by_clause(frame: pd.DataFrame, tasks: list[str], say: Language) -> pd.DataFrame:
    """The figures with the clause of their task before them, in place of the task's column."""
    clauses = [clause(TASKS[task].clause, say) for task in tasks]
    named = [f"{one} {name}" for one, name in zip(clauses, frame["figure"], strict=True)]
    return frame.assign(figure=named).drop(columns="task")


def tasks_table(view: View, choice: Choice) -> tuple[list[tuple[str, str]], pd.DataFrame]:
    """Task and figure of every row, and one row of words per figure; a task is named once."""
    held = cached(view.scope, view.snapshot, city_tasks, code=choice.city, against=choice.against)
    held["first"] = ~held["task"].duplicated()
    rows = held.to_dict("records")
    keys = [(row["task"], row["figure"]) for row in rows]
    return keys, pd.DataFrame([_task(row, view.language) for row in rows])


def _task(row: dict[str, Any], say: Language) -> dict[str, str]:
    task, figure = TASKS[row["task"]], FIGURES[row["figure"]]
    return {
        "task": f"{clause(task.clause, say)} {pick(task.name, say)}" if row["first"] else "",
        "figure": pick(figure.name, say),
        "value": _own(row, say),
        "peers": measure(row["peers"], figure.unit, say),
        "nation": measure(row["nation"], figure.unit, say),
        "state": _state(row, say),
    }


def _own(row: dict[str, Any], say: Language) -> str:
    """The city's figure; of what it has or has not, that and the month since when."""
    figure = FIGURES[row["figure"]]
    if row["has"] is None:
        return measure(row["value"], figure.unit, say)
    return established_since(figure, bool(row["has"]), row["since"] or None, say)


def _state(row: dict[str, Any], say: Language) -> str:
    """The verdict where there is a target, else the side of the peers' median."""
    if not row["counted"]:
        return text("city_profile.not_counted", say)
    if row["verdict"] == "no_target":
        return text(f"city_profile.tasks_side.{row['side']}", say) if row["side"] else MISSING
    return verdict_or_nothing(FIGURES[row["figure"]], row["verdict"], row["divided"], say)
