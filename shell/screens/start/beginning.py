"""Sets a programme up in an empty database: cities, name, first day, targets, forms kept, key."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from data_access.beginning import Beginning, ListRefused, TargetKey, begin
from data_access.cities import listed_codes
from data_access.returns.cells.days import day
from data_access.returns.identity_key import key_file
from data_access.returns.keeping.declarations import declare
from data_access.wording import Sentence, Worded
from i18n import Bilingual, pick, text
from sentences.escape import escape
from shell.cache import database
from shell.cache.identity_key import office_key
from shell.parts import ways
from shell.parts.columns import columns
from shell.parts.confirmation import line_field
from shell.screens.start import area, declaring, goals
from shell.viewer.may import may, require_may
from shell.viewer.view import View

OUTCOME = "_start_outcome"
SHOWN = 12  # faults of a list
Outcome = int | str | Worded


@dataclass(frozen=True)
class Draft:
    """What the form says; `kept` and `without` are codes of forms."""

    area: area.Area
    since: str
    name: tuple[str, str]
    targets: Mapping[TargetKey, float]
    kept: tuple[str, ...]
    without: tuple[str, ...]
    author: str
    is_backup_promised: bool


def draw(view: View) -> None:
    """The form; who may not begin a programme is told who does."""
    language = view.language
    if not may(view.scope, "save", "programme"):
        st.info(text("start.not_begun", language))
        return
    st.markdown(f"**{text('start.title', language)}**")
    st.caption(text("start.subtitle", language))
    left, right = columns("begin")
    with left, st.container(border=True):
        st.markdown(f"**{text('start.part_area', language)}**")
        chosen = area.choose(view)
        name = _name(view)
        since = st.text_input(
            text("start.first_day", language), "2007-08-06", key="start_first_day"
        )
    with right, st.container(border=True):
        st.markdown(f"**{text('start.part_targets', language)}**")
        targets = goals.choose(view)
        st.markdown(f"**{text('start.part_forms', language)}**")
        kept, without = declaring.choose_forms(view, "start_begin", {})
        st.caption(text("start.forms_note", language))
    with st.container(border=True):
        st.markdown(f"**{text('start.part_key', language)}**")
        promised = st.checkbox(
            text("start.key_promise", language, place=f"`{key_file()}`"), key="start_promise"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width=view.size(320)):
                author = line_field(view, "start", "start", "author")
            draft = Draft(chosen, since, name, targets, kept, without, author, promised)
            if st.button(
                text("start.begin", language),
                key="start_begin",
                type="primary",
                icon=":material/flag:",
            ):
                _begin(view, draft)  # not told by the button, whose words may be of the run before
                st.rerun()


def _name(view: View) -> tuple[str, str]:
    """What all cities together are called, in both languages; empty where the area says it."""
    language = view.language
    left, right = st.columns(2)
    zh = left.text_input(
        text("start.name_zh", language),
        key="start_name_zh",
        placeholder=text("start.name_usual", language),
        help=text("start.name_help", language),
    )
    en = right.text_input(text("start.name_en", language), key="start_name_en")
    return zh.strip(), en.strip()


def _begin(view: View, draft: Draft) -> None:
    """The programme, its key, and what the cities keep."""
    require_may(view.scope, "save", "programme")
    first: date | None = day(draft.since).value
    problem = _problem(draft, first)
    if problem or first is None:
        st.session_state[OUTCOME] = f"start.problem.{problem or 'day'}"
        return
    try:
        st.session_state[OUTCOME] = _write(draft, first)
    except Worded as refusal:
        st.session_state[OUTCOME] = refusal
    except OSError:
        st.session_state[OUTCOME] = "start.problem.key"


def _problem(draft: Draft, first: date | None) -> str:
    """What is still missing in the form, or ""."""
    if not draft.author.strip():
        return "author"
    if not draft.is_backup_promised:
        return "promise"
    if first is None:
        return "day"
    return "" if draft.area.is_complete else "area"


def _write(draft: Draft, first: date) -> int:
    """Begins; how many cities there are."""
    engine, author = database.engine(), draft.author.strip()
    with tempfile.TemporaryDirectory() as folder:
        chosen: dict[str, Any] = {"chosen": draft.area.codes}
        if draft.area.file is not None:
            place = Path(folder) / Path(draft.area.file.name).name
            place.write_bytes(draft.area.file.getvalue())
            chosen = {"city_file": place}
        beginning = Beginning(**chosen, since=first, name=draft.name, targets=draft.targets)
        cities = begin(engine, beginning, author)
    forms = declaring.forms_declared(draft.kept, draft.without)
    if forms:
        declare(engine, listed_codes(engine), forms, first, author)
    office_key(engine)
    return cities


def draw_outcome(view: View) -> None:
    """How many cities were begun with and what comes next, or why not."""
    outcome: Outcome | None = st.session_state.pop(OUTCOME, None)
    language = view.language
    if isinstance(outcome, int):
        st.success(text("start.begun", language, n=outcome, place=f"`{key_file()}`"))
        ways.button(view, "data_returns", text("start.to_returns", language))
    elif isinstance(outcome, str):
        st.error(text(outcome, language))
    elif isinstance(outcome, Worded):
        st.error("\n\n".join([escape(pick(outcome, language)), *_faults(outcome, view)]))


def _faults(refusal: Worded, view: View) -> list[str]:
    """The first faults of a list of cities, a line each."""
    if not isinstance(refusal, ListRefused):
        return []
    lines: list[Bilingual] = [_line(error.line) for error in refusal.report.errors[:SHOWN]]
    return [escape(pick(line, view.language)) for line in lines]


def _line(line: Sentence) -> Bilingual:
    return line
