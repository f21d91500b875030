"""What every page is told by the frame: language, snapshot, viewer, ground and size of type."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from charts.base.palette import Theme
from i18n import Language
from i18n.area import name_area
from metrics.definition import Text
from shell.viewer.access import AccessRefused, Scope

KEY = "_view"
GROWTH = 1.125
Choices = ParamSpec("Choices")
NO_SNAPSHOT = 0  # the number in the view of a page that stands before anything is counted


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
    area: Text | None = None  # the name of the whole; None: the nation
    meeting: str = ""  # for which the snapshot was published
    published_on: date | None = None

    def size(self, pixels: int) -> int:
        """A size in pixels that must grow with the type in projector mode."""
        return round(pixels * GROWTH) if self.projector else pixels


def set_current(view: View) -> None:
    """Told by the frame, before the page runs."""
    name_area(view.area)
    st.session_state[KEY] = view


def current() -> View:
    """The view of this session; a page that runs without the frame is refused."""
    view = st.session_state.get(KEY)
    if not isinstance(view, View):
        raise AccessRefused("A page runs inside the frame only.")
    return view


def fragment(
    draw: Callable[Concatenate[View, Choices], None],
) -> Callable[Concatenate[View, Choices], None]:
    """A part of a page that runs alone when something in it moves, in a thread of its own.

    The frame does not run then, so the part names the area itself.
    """

    @wraps(draw)
    def draw_alone(view: View, /, *args: Choices.args, **kwargs: Choices.kwargs) -> None:
        name_area(view.area)
        draw(view, *args, **kwargs)

    part: Callable[Concatenate[View, Choices], None] = st.fragment(draw_alone)
    return part
