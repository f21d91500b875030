"""What every page is told by the frame: language, snapshot, viewer, ground and size of type."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from charts.base.palette import Theme
from i18n import Language
from shell.viewer.access import AccessRefused, Scope

KEY = "_view"
GROWTH = 1.125


@dataclass(frozen=True)
class View:
    """One session's view; `previous` is the snapshot before this one, if any."""

    scope: Scope
    language: Language
    snapshot: int
    previous: int | None
    newest: bool
    published: bool
    as_of: date
    theme: Theme
    projector: bool
    telephone: bool = False  # a telephone, where columns stand below each other

    def size(self, pixels: int) -> int:
        """A size in pixels that must grow with the type in projector mode."""
        return round(pixels * GROWTH) if self.projector else pixels


def set_current(view: View) -> None:
    """Told by the frame, before the page runs."""
    st.session_state[KEY] = view


def current() -> View:
    """The view of this session; a page that runs without the frame is refused."""
    view = st.session_state.get(KEY)
    if not isinstance(view, View):
        raise AccessRefused("A page runs inside the frame only.")
    return view
