"""The board of tasks: one row each, drawn in the browser from words alone; a click chooses a task."""

from typing import Any

import streamlit as st

from charts.base.palette import Palette, palette
from i18n import pick, text
from i18n.formats import listing
from metrics.board.rows import BoardRow, Place, board
from metrics.readings.month_line import month_line
from metrics.registry import FIGURES, TASKS
from sentences.clauses import clause
from sentences.tasks import figures as words
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, city_list
from shell.components import sendable, source
from shell.parts import ways
from shell.parts.clicks import option
from shell.parts.filters import city_names
from shell.parts.missing_records import needs
from shell.parts.sparkline import HEIGHT, WIDTH, spark
from shell.session import link
from shell.viewer.view import View

KEY = "tasks_board"
CLICKED, SEEN = "_tasks_clicked", "_tasks_seen"
CHANGES = ("improving", "worsening", "rising", "falling")
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
    clicked = _draw(key=KEY, data=sendable(data), on_task_change=_choose, on_city_change=_ignore)
    cities = set(city_list(view.scope, view.snapshot)["entity"])
    ways.follow_city(option(clicked.city, cities))


def _choose() -> None:
    """Told by a click: the task, if it is one."""
    task = option(st.session_state[KEY].get("task"), TASKS)
    if task is not None:
        st.session_state["task"] = task
        st.session_state[CLICKED] = True


def is_task_requested() -> bool:
    """Whether a click or a new link asks for one task; called before the task's selector."""
    given = link.current_value("task"), link.current_value("city")
    clicked = bool(st.session_state.get(CLICKED))
    return clicked or (given[0] is not None and given != st.session_state.get(SEEN))


def remember_link() -> None:
    """Told when all of the task is drawn: what is in the link now is no new question."""
    st.session_state[CLICKED] = False
    st.session_state[SEEN] = link.current_value("task"), link.current_value("city")


def _ignore() -> None:
    """A city's click is answered where the board is drawn."""


def rows(view: View) -> list[dict[str, Any]]:
    """All rows of the board in words."""
    tasks = cached(view.scope, view.snapshot, board)
    return [_row(view, key, figures) for key, figures in tasks.items()]


def _row(view: View, key: str, figures: tuple[BoardRow | None, ...]) -> dict[str, Any]:
    """One task: its first figure large, the others small."""
    task, first, language = TASKS[key], figures[0], view.language
    row = {
        "key": key,
        "clause": clause(task.clause, language),
        "name": pick(task.name, language),
        "what": pick(task.figures[0].short, language),
        "others": [_other(view, figure) for figure in figures[1:] if figure is not None],
    }
    if first is None:
        return row | _uncounted(view)
    return row | {
        "value": words.value_words(first, language),
        "note": words.interval_words(first, language),
        "word": words.verdict_or_trend(first, language),
        "tone": tone(view, first),
        "goal": _missing(view, first) or words.target_words(first, language),
        "spark": _spark(view, first),
        "strip": strip(view, first),
        "counted": words.state_counts(first, language),
        "alt": "; ".join(words.state_labels(first, language)),
        "best": _end(view, first, first.best),
        "weakest": _end(view, first, first.weakest),
    }


def _missing(view: View, row: BoardRow) -> str:
    """The forms that a figure without records waits for, in few words; "" where there are some."""
    forms = needs(view, row.figure) if row.verdict == "not_recorded" else ()
    names = listing(list(forms), view.language)
    return text("states.needs_short", view.language, forms=names) if names else ""


def _uncounted(view: View) -> dict[str, Any]:
    """The row of a figure that the snapshot did not count."""
    word = text("tasks.uncounted_short", view.language)
    nothing: dict[str, Any] = dict.fromkeys(("note", "goal", "alt"), "")
    empty: dict[str, Any] = {
        "spark": None,
        "strip": [],
        "counted": [],
        "best": None,
        "weakest": None,
    }
    return nothing | empty | {"value": "—", "word": word, "tone": palette(view.theme).muted}


def _other(view: View, row: BoardRow) -> dict[str, str]:
    """A figure beside the first: name, value and what is said of it as a sign."""
    return {
        "name": pick(FIGURES[row.figure].short, view.language),
        "value": words.value_words(row, view.language),
        "mark": words.sign(row),
        "word": words.verdict_or_trend(row, view.language),
        "tone": tone(view, row),
    }


def tone(view: View, row: BoardRow) -> str:
    """A verdict in its colour; a trend in ink where there is one, else grey."""
    colours = palette(view.theme)
    if words.has_target(row):
        return colours.verdict_text[row.verdict]
    return colours.ink if row.trend in CHANGES else colours.muted


def strip(view: View, row: BoardRow) -> list[dict[str, Any]]:
    """The cities by state as parts of a bar."""
    colours, labels = palette(view.theme), words.state_labels(row, view.language)
    return [
        {"n": n, "colour": _state_colour(state, colours), "label": label}
        for (state, n), label in zip(row.states, labels, strict=True)
    ]


def _state_colour(state: str, colours: Palette) -> str:
    """Verdicts in their colours; the sides of the nation in greys."""
    greys = {"above": colours.muted, "some": colours.muted, "within": colours.grid}
    return colours.verdict[state] if state in colours.verdict else greys.get(state, colours.faint)


def _end(view: View, row: BoardRow, end: Place | None) -> dict[str, str] | None:
    """The best or the weakest city: name with its address, figure and interval.

    A figure of which neither way is good says highest or lowest, a complete count that it is one.
    """
    if end is None:
        return None
    name = cached_for(view, city_names, None)[end.city]
    return {
        "code": end.city,
        "name": words.end_name(end, name, view.language),
        "address": ways.address(view, ways.PROFILE, city=end.city),
        "value": words.end_value(row, end, view.language),
        "note": words.end_note(row, end, view.language),
    }


def _spark(view: View, row: BoardRow) -> dict[str, Any] | None:
    """The national month line, small."""
    if FIGURES[row.figure].kind == "median":
        return None
    line = cached(view.scope, view.snapshot, national_line, figure=row.figure)
    small_line = spark(line, None)
    return small_line.as_data() if small_line else None


def national_line(counts: Any, figure: str) -> Any:
    """The national month line of a figure."""
    return month_line(counts, FIGURES[figure])
