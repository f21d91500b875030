"""The head of the board: its headline, its legend, and what an older snapshot lacks."""

import streamlit as st

from i18n import text
from metrics.board.rows import board
from sentences.tasks import headline as words
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, definitions
from shell.viewer.view import View

OLDER = ":material/history:"


def draw(view: View) -> None:
    """The headline; under it how the board is read, and what an older snapshot lacks."""
    st.markdown(f"**{cached_for(view, _headline)}**")
    lacking = words.lacking(cached(view.scope, view.snapshot, board))
    if lacking:
        version = definitions(view.scope, view.snapshot)
        st.info(words.lacking_figures(lacking, version, view.language), icon=OLDER)


def _headline(view: View) -> str:
    return words.headline(cached(view.scope, view.snapshot, board), view.language)


def draw_legend(view: View) -> None:
    """The verdicts of the board named, then how trend and sides are told."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(cached_for(view, _legend), width="content")
        st.caption(text("tasks.note", view.language), width="content")


def _legend(view: View) -> str:
    return words.verdict_legend(cached(view.scope, view.snapshot, board), view.language)


def draw_uncounted(view: View, figure: str) -> None:
    """Instead of a figure's charts: that this snapshot is older than the figure."""
    version = definitions(view.scope, view.snapshot)
    st.info(words.lacking_figure(figure, version, view.language), icon=OLDER)
