"""Whose card the page of definitions shows: the six targets first, then the figures of every task."""

import streamlit as st

from i18n import pick, text
from metrics.registry import FIGURES, INDICATORS, TASKS
from sentences.definitions.groups import TARGETS, group_name
from shell.parts import filters
from shell.session import link
from shell.viewer.view import View


def choose(view: View) -> str:
    """Key of the figure chosen; the clause first, then one of its figures."""
    _adopt_old_links()
    groups = [TARGETS, *TASKS]
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container(width=380):
            group = filters.select(
                "task",
                text("definitions.group", view.language),
                groups,
                lambda key: group_name(key, view.language),
                visible=False,
            )
        keys, name = figures_of(group), "indicator" if group == TARGETS else "figure"
        key_in_link = link.current_value(name)
        return filters.segments(
            name,
            text("filters.indicator", view.language),
            keys,
            lambda key: pick(FIGURES[key].short, view.language),
            key_in_link if key_in_link in keys else None,
            visible=False,
        )


def figures_of(group: str) -> list[str]:
    """Keys of the targets or of a task's figures."""
    return list(INDICATORS) if group == TARGETS else [figure.key for figure in TASKS[group].figures]


def _adopt_old_links() -> None:
    """A link that names a figure alone leads to its clause."""
    if link.current_value("task") is not None:
        return
    figure = link.current_value("figure")
    if link.current_value("indicator") in INDICATORS and figure is None:
        st.session_state["task"] = TARGETS
    for key in TASKS:
        if figure in figures_of(key):
            st.session_state["task"] = key
