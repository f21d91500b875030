"""The board of tasks: one row each, drawn in the browser from words alone; a click chooses a task."""

from typing import Any

import streamlit as st

from charts.base.palette import palette
from i18n import pick, text
from metrics.board.rows import BoardRow, board
from metrics.readings.month_line import month_line
from metrics.registry import FIGURES, TASKS
from sentences.clauses import clause
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, city_list
from shell.components import source
from shell.parts import ways
from shell.parts.sparkline import HEIGHT, WIDTH, spark
from shell.screens.tasks.sentences import (
    counted,
    goal,
    interval_of,
    mark,
    place,
    standing_word,
    strip,
    tone,
    value_of,
)
from shell.session import link
from shell.viewer.view import View

KEY = "tasks_board"
CLICKED, SEEN = "_tasks_clicked", "_tasks_seen"
HEADS = ("task", "lead", "said", "others", "cities", "best", "weakest")
_draw = st.components.v2.component(
    "dashboard_board", html="<table></table>", css=source("board.css"), js=source("board.js")
)


def draw(view: View, chosen: str) -> None:
    """The board with the chosen task marked; a city's name opens its profile."""
    colours = palette(view.theme)
    data = {
        "caption": text("tasks.caption", view.language),
        "heads": [text(f"tasks.head.{name}", view.language) for name in HEADS],
        "box": [WIDTH, HEIGHT],
        "colours": {name: getattr(colours, name) for name in ("muted", "faint", "grid", "accent")},
        "rows": [row | {"chosen": row["key"] == chosen} for row in cached_for(view, rows)],
    }
    found = _draw(key=KEY, data=data, on_task_change=_choose, on_city_change=_nothing)
    if found.city in set(city_list(view.scope, view.snapshot)["entity"]):
        ways.follow(ways.PROFILE, city=str(found.city))


def _choose() -> None:
    """Told by a click: the task, if it is one."""
    asked = st.session_state[KEY].get("task")
    if asked in TASKS:
        st.session_state["task"] = asked
        st.session_state[CLICKED] = True


def asked_for() -> bool:
    """Whether a click or a new link asks for one task; called before the task's selector."""
    given = link.current_value("task"), link.current_value("city")
    clicked = bool(st.session_state.get(CLICKED))
    return clicked or (given[0] is not None and given != st.session_state.get(SEEN))


def answered() -> None:
    """Told when all of the task is drawn: what is in the link now is no new question."""
    st.session_state[CLICKED] = False
    st.session_state[SEEN] = link.current_value("task"), link.current_value("city")


def _nothing() -> None:
    """A city's click is answered where the board is drawn."""


def rows(view: View) -> list[dict[str, Any]]:
    """All rows of the board in words."""
    held = cached(view.scope, view.snapshot, board)
    return [_row(view, key, found) for key, found in held.items()]


def _row(view: View, key: str, found: tuple[BoardRow | None, ...]) -> dict[str, Any]:
    """One task: its first figure large, the others small."""
    task, first, language = TASKS[key], found[0], view.language
    row = {
        "key": key,
        "clause": clause(task.clause, language),
        "name": pick(task.name, language),
        "what": pick(task.figures[0].short, language),
        "others": [_other(view, each) for each in found[1:] if each is not None],
    }
    if first is None:
        return row | _uncounted(view)
    held = strip(view, first)
    return row | {
        "value": value_of(view, first),
        "note": interval_of(view, first),
        "word": standing_word(first, language),
        "tone": tone(view, first),
        "goal": goal(view, first),
        "spark": _spark(view, first),
        "strip": held,
        "counted": counted(first, language),
        "alt": "; ".join(part["label"] for part in held),
        "best": place(view, first, first.best),
        "weakest": place(view, first, first.weakest),
    }


def _uncounted(view: View) -> dict[str, Any]:
    """The row of a figure that the snapshot did not count."""
    said = text("tasks.uncounted_short", view.language)
    nothing: dict[str, Any] = dict.fromkeys(("note", "goal", "alt"), "")
    empty: dict[str, Any] = {
        "spark": None,
        "strip": [],
        "counted": [],
        "best": None,
        "weakest": None,
    }
    return nothing | empty | {"value": "—", "word": said, "tone": palette(view.theme).muted}


def _other(view: View, found: BoardRow) -> dict[str, str]:
    """A figure beside the first: name, value and what is said of it as a sign."""
    return {
        "name": pick(FIGURES[found.figure].short, view.language),
        "value": value_of(view, found),
        "mark": mark(found),
        "word": standing_word(found, view.language),
        "tone": tone(view, found),
    }


def _spark(view: View, found: BoardRow) -> dict[str, Any] | None:
    """The national month line, small."""
    if FIGURES[found.figure].kind == "median":
        return None
    line = cached(view.scope, view.snapshot, national_line, figure=found.figure)
    drawn = spark(line, None)
    return drawn.as_data() if drawn else None


def national_line(counts: Any, figure: str) -> Any:
    """The national month line of a figure."""
    return month_line(counts, FIGURES[figure])
