"""A change that its author signs, looks over and confirms: fields, two buttons, and what came of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import streamlit as st

from data_access.changes import LONGEST
from i18n import text
from shell.viewer.view import View

Draft = TypeVar("Draft")
Outcome = TypeVar("Outcome")
Field = Literal["name", "author", "reason"]
AREA = 90  # pixels


@dataclass(frozen=True)
class Confirmation(Generic[Draft, Outcome]):
    """One screen's way from a filled form to a version in the database.

    Nothing is written when the form is sent: the draft waits in the session for its author's word,
    and what came of it waits there for the next run. `name` begins the keys in the session and of
    the buttons, `texts` is the file of the texts.
    """

    name: str
    texts: str
    draft: type[Draft]
    outcome: type[Outcome]

    @property
    def _waiting(self) -> str:
        return f"_{self.name}_waiting"

    @property
    def _outcome(self) -> str:
        return f"_{self.name}_outcome"

    def propose(self, draft: Draft) -> None:
        """Keeps a draft for its author to look over; the last outcome is no longer shown."""
        st.session_state[self._waiting] = draft
        st.session_state.pop(self._outcome, None)

    def proposed(self) -> Draft | None:
        """The draft that waits for its author's word."""
        draft = st.session_state.get(self._waiting)
        return draft if isinstance(draft, self.draft) else None

    def confirm(self, save: Callable[[Draft], Outcome]) -> None:
        """Told by a button: saves the draft that was looked over, once."""
        draft = st.session_state.pop(self._waiting, None)
        if isinstance(draft, self.draft):
            self.report(save(draft))

    def dismiss(self) -> None:
        """Told by a button: back to the form; what was typed stands there still."""
        st.session_state.pop(self._waiting, None)

    def report(self, outcome: Outcome) -> None:
        """Keeps what came of it for the next run."""
        st.session_state[self._outcome] = outcome

    def last_outcome(self) -> Outcome | None:
        """What came of the last saving in this session."""
        outcome = st.session_state.get(self._outcome)
        return outcome if isinstance(outcome, self.outcome) else None

    @contextmanager
    def look_over(
        self, view: View, save: Callable[[Draft], Outcome], **values: object
    ) -> Iterator[None]:
        """A frame for what would change, with the two buttons below; `values` are for their words."""
        with st.container(border=True):
            yield
            yes, no = st.columns(2)
            yes.button(
                text(f"{self.texts}.confirm", view.language, **values),
                key=f"{self.name}_confirm",
                type="primary",
                on_click=self.confirm,
                args=(save,),
                width="stretch",
            )
            no.button(
                text(f"{self.texts}.dismiss", view.language),
                key=f"{self.name}_dismiss",
                on_click=self.dismiss,
                width="stretch",
            )

    def draw_outcome(self, view: View, problem: str, done: str, **values: object) -> None:
        """Why nothing was saved; without a problem the text `done`."""
        if problem:
            self.draw_problem(view, problem, **values)
        else:
            st.success(text(f"{self.texts}.{done}", view.language, **values))

    def draw_problem(self, view: View, problem: str, **values: object) -> None:
        """Why it cannot be saved so."""
        st.error(text(f"{self.texts}.refused.{problem}", view.language, **values))


def line_field(view: View, texts: str, keys: str, field: Field) -> str:
    """A field of one line."""
    return st.text_input(
        text(f"{texts}.{field}", view.language),
        max_chars=LONGEST[field],
        key=f"{keys}_{field}",
        autocomplete="off",
        persist_state="session",
    )


def signature_fields(view: View, texts: str, keys: str) -> tuple[str, str]:
    """Author on a line and reason on several."""
    author = line_field(view, texts, keys, "author")
    reason = st.text_area(
        text(f"{texts}.reason", view.language),
        max_chars=LONGEST["reason"],
        height=AREA,
        key=f"{keys}_reason",
        persist_state="session",
    )
    return author, reason


def missing_field(author: str, reason: str) -> Literal["author", "reason", ""]:
    """The field of a signature that was left empty, the first of them."""
    if not author.strip():
        return "author"
    return "" if reason.strip() else "reason"
