"""What a task asks for group by group: a figure of every target group with its interval."""

import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.breakdown import breakdown, describe_breakdown
from i18n import Language, pick, text
from i18n.formats import listing, percent
from metrics.board.group_rates import apart, group_rates
from metrics.counts.entities import GROUP_NAMES, NATION
from metrics.registry import FIGURES
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, ways
from shell.screens.tasks.choice import Choice
from shell.screens.tasks.months import where
from shell.screens.tasks.split import national_value
from shell.viewer.view import View


def draw(view: View, choice: Choice) -> None:
    """One chart per figure that the task reads by group, and the way to its curves."""
    for figure in choice.of_task.by_group:
        found, chart, alt = cached_for(view, drawn_groups, choice, figure.key)
        st.markdown(f"**{found}**")
        st.caption(text("task_groups.note", view.language))
        drawing.figure(chart, alt, f"tasks_groups_{figure.key}", view)
        words = text("task_groups.to_curves", view.language)
        only = {} if choice.city == NATION else {"scope": "city", "city": choice.city}
        ways.button(view, "cohort_survival", words, split="group", **only)


def drawn_groups(view: View, choice: Choice, figure: str) -> tuple[str, PreparedFigure, str]:
    """The finding, the chart of the groups around the nation's figure, and its alt text."""
    held, language = FIGURES[figure], view.language
    rows = cached(view.scope, view.snapshot, group_rates, figure=figure, code=choice.city)
    nation = cached(view.scope, view.snapshot, national_value, figure=figure, variant=None)
    told = {side: _listed(groups, language) for side, groups in apart(rows, nation).items()}
    finding = text(
        "task_groups.finding",
        language,
        where=where(view, choice),
        name=pick(held.name, language),
        nation=percent(nation, language),
        **told,
    )
    rows = rows.assign(name=[pick(GROUP_NAMES[key], language) for key in rows["entity"]])
    chart = breakdown(rows, language, view.theme, held.kind, nation)
    return finding, PreparedFigure(chart), describe_breakdown(rows, language, held.kind)


def _listed(groups: list[str], language: Language) -> str:
    names = [pick(GROUP_NAMES[group], language) for group in groups]
    return listing(names, language) or text("task_groups.nobody", language)
