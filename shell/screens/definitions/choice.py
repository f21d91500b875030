"""Whose card the page of definitions shows: the six targets first, then the figures of every task."""

import streamlit as st

from i18n import Language, pick, text
from metrics.registry import FIGURES, INDICATORS, TASKS
from sentences.clauses import clause
from shell.parts import filters
from shell.session import link
from shell.viewer.view import View

TARGETS = "targets"


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
        asked = link.current_value(name)
        return filters.segments(
            name,
            text("filters.indicator", view.language),
            keys,
            lambda key: pick(FIGURES[key].short, view.language),
            asked if asked in keys else None,
            visible=False,
        )


def figures_of(group: str) -> list[str]:
    """Keys of the targets or of a task's figures."""
    return list(INDICATORS) if group == TARGETS else [each.key for each in TASKS[group].figures]


def group_name(key: str, language: Language) -> str:
    """Clause and name of a task, or of the targets."""
    if key == TARGETS:
        return f"{clause('二', language)} {text('definitions.targets', language)}"
    return f"{clause(TASKS[key].clause, language)} {pick(TASKS[key].name, language)}"


def _adopt_old_links() -> None:
    """A link that names a figure alone leads to its clause."""
    if link.current_value("task") is not None:
        return
    asked = link.current_value("figure")
    if link.current_value("indicator") in INDICATORS and asked is None:
        st.session_state["task"] = TARGETS
    for key in TASKS:
        if asked in figures_of(key):
            st.session_state["task"] = key
