"""What a task asks for group by group: a figure of every target group with its interval."""

import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.breakdown import breakdown, describe_breakdown
from i18n import pick, text
from metrics.board.figure_rows import national_value
from metrics.board.group_rates import group_rates
from metrics.counts.entities import GROUP_NAMES, NATION
from metrics.registry import FIGURES
from sentences.tasks.groups import group_finding
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, ways
from shell.screens.tasks.choice import Choice
from shell.screens.tasks.months import city_or_nation
from shell.viewer.view import View


def draw(view: View, choice: Choice) -> None:
    """One chart per figure that the task reads by group, and the way to its curves."""
    for figure in choice.task_definition.by_group:
        finding, chart, alt = cached_for(view, group_figure, choice, figure.key)
        st.markdown(f"**{finding}**")
        st.caption(text("task_groups.note", view.language))
        drawing.figure(chart, alt, f"tasks_groups_{figure.key}", view)
        words = text("task_groups.to_curves", view.language)
        only = {} if choice.city == NATION else {"scope": "city", "city": choice.city}
        ways.button(view, "cohort_survival", words, split="group", **only)


def group_figure(view: View, choice: Choice, figure: str) -> tuple[str, PreparedFigure, str]:
    """The finding, the chart of the groups around the nation's figure, and its alt text."""
    indicator, language = FIGURES[figure], view.language
    rows = cached(view.scope, view.snapshot, group_rates, figure=figure, code=choice.city)
    nation = cached(view.scope, view.snapshot, national_value, figure=figure, variant=None)
    finding = group_finding(rows, language, indicator, nation, city_or_nation(view, choice))
    rows = rows.assign(name=[pick(GROUP_NAMES[key], language) for key in rows["entity"]])
    chart = breakdown(rows, language, view.theme, indicator.kind, nation)
    return finding, PreparedFigure(chart), describe_breakdown(rows, language, indicator.kind)
