"""What was brought in before, and taking one of it back; counting anew after either."""

from datetime import date

import pandas as pd
import streamlit as st

from data_access import snapshots
from data_access.counts.recount.summary import summary
from data_access.returns.batches import all_batches, undo
from data_access.returns.forms.registry import name_of
from data_access.wording import Worded
from i18n import Language, pick, text
from i18n.formats import count, day, month
from sentences.escape import escape
from shell.cache import database
from shell.parts import filters
from shell.parts.confirmation import line_field
from shell.parts.tables import Column, table
from shell.viewer.access import require_city
from shell.viewer.may import may, require_may
from shell.viewer.view import View

OUTCOME = "_return_undone"
SHOWN = 8


def draw(view: View, city: str) -> None:
    """The batches of this city, the newest first, and what can be done about them."""
    language = view.language
    require_city(view.scope, city)
    batches = all_batches(database.engine(), city)
    st.markdown(f"**{text('data_returns.history_title', language, n=len(batches))}**")
    _draw_outcome(view)
    if not batches:
        st.caption(text("data_returns.history_empty", language))
        return
    frame = pd.DataFrame(
        [
            {
                "number": batch["number"],
                "form": pick(name_of(batch["form"]), language),
                "month": _month_words(batch["month_end"], batch["correction"], language),
                "file_name": batch["file_name"],
                "accepted": batch["accepted"],
                "refused": batch["rejected"],
                "repeated": batch["repeated"],
                "author": batch["received_by"],
                "received": day(batch["received_at"].date(), language),
                "receipt_number": batch["receipt"],
                "state": text(
                    "data_returns.undone" if batch["undone_at"] else "data_returns.in_force",
                    language,
                ),
            }
            for batch in batches
        ]
    )
    numbers = ("number", "accepted", "refused", "repeated")
    columns = {
        name: Column(
            text(f"data_returns.{name}", language),
            (lambda value: count(value, language)) if name in numbers else None,
            "number" if name in numbers else "words",
        )
        for name in frame.columns
    }
    alt = text("data_returns.history_alt", language, n=len(frame))
    table(frame, columns, view, alt, "return_history", min(SHOWN, len(frame)))
    if may(view.scope, "save", "returns"):
        _draw_undo(view, city, [batch["number"] for batch in batches if not batch["undone_at"]])
        _draw_count(view, max(batch["month_end"] for batch in batches))


def _month_words(month_end: date, correction: int | None, language: Language) -> str:
    """The month, with the correction that a batch belongs to."""
    words = month(month_end, language)
    if not correction:
        return words
    return text("periods.of_correction", language, month=words, n=correction)


def _draw_undo(view: View, city: str, numbers: list[int]) -> None:
    if not numbers:
        return
    language = view.language
    with st.popover(text("data_returns.undo", language), icon=":material/undo:"):
        number = filters.select(
            "return_batch",
            text("data_returns.undo_which", language),
            [str(number) for number in numbers],
            lambda key: text("data_returns.batch", language, number=key),
        )
        author = line_field(view, "data_returns", "return_undo", "author")
        st.button(
            text("data_returns.undo_now", language, number=number),
            key="return_undo_now",
            type="primary",
            on_click=_undo,
            args=(view, city, int(number), author),
        )


def _undo(view: View, city: str, number: int, author: str) -> None:
    """Told by the button."""
    require_may(view.scope, "save", "returns")
    require_city(view.scope, city)
    if not author.strip():
        st.session_state[OUTCOME] = ("error", "data_returns.problem.author", {})
        return
    try:
        changed = undo(database.engine(), number, author.strip())
    except Worded as refusal:
        st.session_state[OUTCOME] = ("error", refusal, {})
        return
    removed, back = sum(changed.removed.values()), sum(changed.changed.values())
    numbers = {"number": number, "removed": removed, "changed": back}
    st.session_state[OUTCOME] = ("done", "data_returns.undone_done", numbers)


def _draw_count(view: View, until: date) -> None:
    """A button that makes a new snapshot as of the last month returned."""
    language = view.language
    if st.button(
        text("data_returns.count_anew", language, day=day(until, language)),
        key="return_count_anew",
        icon=":material/calculate:",
    ):
        require_may(view.scope, "save", "returns")
        bar = st.progress(0.0, text("data_returns.counting", language))

        def step(done: int, total: int, _: str) -> None:
            bar.progress(done / max(total, 1), text("data_returns.counting", language))

        try:
            built = snapshots.count_anew(database.engine(), until, step)
        except Worded as refusal:
            st.error(escape(pick(refusal, language)))
            return
        counted = summary(database.engine(), built, view.scope.cities)
        numbers = {"number": built.info.number, "counted": pick(counted, language)}
        st.session_state[OUTCOME] = ("done", "data_returns.counted", numbers)
        st.rerun()


def _draw_outcome(view: View) -> None:
    outcome = st.session_state.pop(OUTCOME, None)
    if outcome is None:
        return
    kind, words, values = outcome
    shown = (
        escape(pick(words, view.language))
        if isinstance(words, Worded)
        else text(words, view.language, **values)
    )
    (st.error if kind == "error" else st.success)(shown)
