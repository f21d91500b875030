"""Whose card the page of definitions shows: the six targets first, then the figures of every task."""

from typing import Any

import streamlit as st

from i18n import pick, text
from metrics.registry import FIGURES, INDICATORS, TASKS
from sentences.definitions.groups import TARGETS, group_name
from shell.parts import filters
from shell.session import link, unmet_requests
from shell.viewer.view import View


def choose(view: View) -> str:
    """Key of the figure chosen; the clause first, then one of its figures."""
    unknown = _adopt_old_links()
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
        key_in_link, label = link.current_value(name), text("filters.indicator", view.language)
        key = filters.segments(
            name,
            label,
            keys,
            lambda key: pick(FIGURES[key].short, view.language),
            key_in_link if key_in_link in keys else None,
            visible=False,
        )
    if name == "indicator":
        shown = pick(FIGURES[key].short, view.language)
        unmet_requests.note("figure", unknown, key, label, shown)
    return key


def figures_of(group: str) -> list[str]:
    """Keys of the targets or of a task's figures."""
    return list(INDICATORS) if group == TARGETS else [figure.key for figure in TASKS[group].figures]


def _adopt_old_links() -> Any:
    """A link that names a figure alone leads to its clause; returns a figure that there is not."""
    if link.current_value("task") is not None:
        return None
    figure = link.current_value("figure")
    if link.current_value("indicator") in INDICATORS and figure is None:
        st.session_state["task"] = TARGETS
    for key in TASKS:
        if figure in figures_of(key):
            st.session_state["task"] = key
    return None if figure in FIGURES else figure
