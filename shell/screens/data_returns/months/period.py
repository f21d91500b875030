"""The month that was chosen: its state, what is doubtful there, and the next step."""

from typing import Any

import streamlit as st

from data_access.cities import names_of_cities
from data_access.engine import DatabaseReplaced
from data_access.periods.actions import Action, possible, take_step
from data_access.periods.progress import Progress, missing_forms
from data_access.periods.steps import Period, state_words, steps_of
from data_access.returns.forms.registry import name_of
from data_access.wording import Worded
from i18n import pick, text
from i18n.formats import day, listing, month
from sentences.escape import escape
from shell.cache import database
from shell.parts import ways
from shell.parts.confirmation import signature_fields
from shell.screens.data_returns.choice import Sent
from shell.screens.data_returns.months.in_view import doubtful_figures, one_period, reference_day
from shell.viewer.access import require_city
from shell.viewer.may import Verb, may, require_may
from shell.viewer.view import View

OUTCOME = "_return_period"
KEYS = "return_period"
VERBS: dict[Action, Verb] = {
    "submit": "submit",
    "accept": "accept",
    "send_back": "accept",
    "lock": "lock",
    "correct": "correct",
}


def draw(view: View, sent: Sent) -> None:
    """A frame with the state in bold, what bears on it, and the way to the next step."""
    require_city(view.scope, sent.city)
    row = one_period(sent)
    if row is None:
        return
    with st.container(border=True):
        _draw_state(view, sent, row)
        _draw_outcome(view)
        _draw_doubts(view, sent)
        _draw_actions(view, row)
        _draw_steps(view, row.period)


def _draw_state(view: View, sent: Sent, row: Progress) -> None:
    language, period = view.language, row.period
    words = {
        "city": escape(pick(names_of_cities(database.engine())[sent.city], language)),
        "month": month(sent.month_end, language),
        "state": pick(state_words(period, row.received), language),
    }
    st.markdown(f"**{text('periods.title', language, **words)}**")
    sentences = [
        text("periods.due", language, due=day(row.due_on, language)),
        _came(view, sent, row),
    ]
    missing = missing_forms(database.engine(), sent.month_end, [sent.city]).get(sent.city)
    if missing:
        forms = listing([pick(name_of(code), language) for code in missing], language)
        sentences.append(text("periods.lacking", language, forms=forms))
    st.caption(("" if language == "zh" else " ").join(filter(None, sentences)))
    if period.state == "locked":
        st.caption(f":material/lock: {text('periods.locked', language)}")
    elif period.state in ("sent_back", "correcting") and period.reason:
        reason = escape(period.reason)
        st.caption(text(f"periods.{period.state}", language, reason=reason))


def _came(view: View, sent: Sent, row: Progress) -> str:
    """When the first return came, or for how many days it has been due."""
    days = row.days_late(reference_day(view, sent))
    if row.received_on is None:
        return text("periods.overdue", view.language, days=days) if days else ""
    key = "periods.received_late" if days else "periods.received"
    return text(key, view.language, day=day(row.received_on, view.language), days=days)


def _draw_doubts(view: View, sent: Sent) -> None:
    """How many figures of the city wait to be verified, and the way to them."""
    n = doubtful_figures(view).get(sent.city, 0)
    if n:
        st.caption(f":material/policy: {text('periods.on_hold', view.language, n=n)}")
        ways.button(view, "data_quality", text("periods.to_quality", view.language))


def _draw_actions(view: View, row: Progress) -> None:
    actions = [
        action
        for action in possible(row.period, row.received)
        if may(view.scope, VERBS[action], "returns")
    ]
    if not actions:
        return
    language = view.language
    with st.popover(text("periods.act", language), icon=":material/approval:"):
        signature_fields(view, "periods", KEYS)
        for action in actions:
            st.button(
                text(f"periods.{action}", language),
                key=f"return_period_{action}_{row.period.place}",
                type="primary" if action == actions[0] else "secondary",
                on_click=_act,
                args=(view, action, row.period),
                width="stretch",
            )


def _act(view: View, action: Action, period: Period) -> None:
    """Told by a button: one step of the month as it was shown, signed by what the fields say now."""
    require_may(view.scope, VERBS[action], "returns")
    require_city(view.scope, period.city)
    author, reason = (str(st.session_state[f"{KEYS}_{name}"]) for name in ("author", "reason"))
    engine, place = database.engine(), period.place
    outcome: Any
    try:
        outcome = take_step(engine, action, period.city, period.month_end, author, reason, place)
    except DatabaseReplaced:
        outcome = "file_replaced"
    except Worded as refusal:
        outcome = refusal
    else:
        st.session_state[f"{KEYS}_reason"] = ""
    st.session_state[OUTCOME] = outcome


def _draw_outcome(view: View) -> None:
    """What came of the last button."""
    outcome = st.session_state.pop(OUTCOME, None)
    if isinstance(outcome, Period):
        state = pick(state_words(outcome, received=True), view.language)
        st.success(text("periods.done", view.language, state=state))
    elif isinstance(outcome, Worded):
        st.error(escape(pick(outcome, view.language)))
    elif outcome is not None:
        st.error(text("periods.file_replaced", view.language))


def _draw_steps(view: View, period: Period) -> None:
    """Who did what when, folded away."""
    language = view.language
    steps = steps_of(database.engine(), period.city, period.month_end) if period.place else []
    if not steps:
        return
    with st.expander(text("periods.steps", language, n=len(steps)), icon=":material/history:"):
        st.markdown("\n".join(f"- {_step_words(view, step)}" for step in steps))


def _step_words(view: View, step: Period) -> str:
    """Day, state, author and reason of a step, safe in markdown."""
    language = view.language
    reason = step.reason
    if step.batch_number is not None:
        reason = text("periods.by_batch", language, number=step.batch_number)
    parts = [
        day(step.made_at.date(), language) if step.made_at else "",
        pick(state_words(step, received=False), language),
        escape(step.made_by),
        escape(reason),
    ]
    return " · ".join(filter(None, parts))
