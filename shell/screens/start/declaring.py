"""Which forms a city keeps: its own word, kept with a day and a name."""

from datetime import date, datetime

import streamlit as st

from data_access.cities import listed_codes
from data_access.returns.cells.days import day
from data_access.returns.forms.fills import MAIN
from data_access.returns.forms.registry import FORMS
from data_access.returns.keeping.declarations import declare, declared_forms
from data_access.wording import Worded
from i18n import pick, text
from sentences.escape import escape
from shell.cache import database
from shell.parts.confirmation import line_field
from shell.viewer.access import require_city
from shell.viewer.may import may, require_may
from shell.viewer.view import View

OUTCOME = "_start_declared"


def draw(view: View, city: str | None) -> None:
    """A form of two lists, a day and a name; of all cities together only who answers for all."""
    language = view.language
    _draw_outcome(view)
    if not may(view.scope, "save", "returns" if city else "programme"):
        return
    today = datetime.now().astimezone().date()
    declared = declared_forms(database.engine(), city, today) if city else {}
    label = text("start.declare" if city else "start.declare_all", language)
    with st.popover(label, icon=":material/fact_check:", width="content"):
        st.caption(text("start.declare_note", language))
        kept, without = choose_forms(view, f"start_{city or 'all'}", declared)
        since = st.text_input(
            text("start.since", language), f"{today.replace(month=1, day=1)}", key="start_since"
        )
        author = line_field(view, "start", "start_declare", "author")
        if st.button(text("start.declare_now", language), key="start_declare_now", type="primary"):
            _declare(view, city, forms_declared(kept, without), since, author)
            st.rerun()


def choose_forms(
    view: View, key: str, declared: dict[str, bool]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms kept and those not kept, by code; what is in neither list stays undeclared."""
    language = view.language

    def choose(name: str, is_kept: bool) -> tuple[str, ...]:
        return tuple(
            st.multiselect(
                text(f"start.{name}", language),
                list(MAIN),
                [code for code, state in declared.items() if state is is_kept],
                format_func=lambda code: pick(FORMS[code].name, language),
                placeholder=text("start.none_chosen", language),
                key=f"{key}_{name}",
            )
        )

    return choose("forms_kept", True), choose("forms_not_kept", False)


def forms_declared(kept: tuple[str, ...], without: tuple[str, ...]) -> dict[str, bool]:
    """What both lists say; a form in both is kept."""
    return {**dict.fromkeys(without, False), **dict.fromkeys(kept, True)}


def _declare(view: View, city: str | None, forms: dict[str, bool], since: str, author: str) -> None:
    """Keeps what came of it for the next run."""
    require_may(view.scope, "save", "returns" if city else "programme")
    if city:
        require_city(view.scope, city)
    first: date | None = day(since).value
    if first is None or not forms:
        st.session_state[OUTCOME] = "start.problem.day" if forms else "start.problem.forms"
        return
    engine = database.engine()
    try:
        declare(engine, [city] if city else listed_codes(engine), forms, first, author.strip())
    except Worded as refusal:
        st.session_state[OUTCOME] = refusal
        return
    st.session_state[OUTCOME] = "start.declared"


def _draw_outcome(view: View) -> None:
    outcome = st.session_state.pop(OUTCOME, None)
    if isinstance(outcome, Worded):
        st.error(escape(pick(outcome, view.language)))
    elif outcome is not None:
        done = outcome == "start.declared"
        (st.success if done else st.error)(text(outcome, view.language))
