"""What the page of tasks shows: task, figure, definition, city and split, all in the link as codes."""

from dataclasses import dataclass

import streamlit as st

from i18n import pick, text
from metrics.counts.entities import LISTED, NATION, By
from metrics.counts.presence import is_counted
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator, Task
from metrics.registry import FIGURES, TASKS
from sentences.tasks.names import task_name
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import filters
from shell.parts.clicks import fresh_code
from shell.viewer.view import View

SPLITS: tuple[By, ...] = ("group", "tier", "province", "institution", "incubator", "project")
CHART = "tasks_cities"


@dataclass(frozen=True)
class Choice:
    """What is chosen, in codes; `city` is the nation's code where no city is chosen."""

    task: str
    figure: str
    variant: str | None = None
    city: str = NATION

    @property
    def definition(self) -> Indicator:
        """The figure's definition."""
        return FIGURES[self.figure]

    @property
    def task_definition(self) -> Task:
        """The task's definition."""
        return TASKS[self.task]

    @property
    def codes(self) -> dict[str, str | None]:
        """The keys of a cached reading of the figure."""
        return {"figure": self.figure, "variant": self.variant}


def choose_task(view: View) -> str:
    """The task of the link, the list or a click on the board; the first at first."""
    with st.container(width=view.size(330)):
        return filters.select(
            "task",
            text("tasks.task", view.language),
            list(TASKS),
            lambda key: task_name(key, view.language),
            visible=False,
        )


def choose(view: View, task: str) -> Choice:
    """One of the task's figures, the definition by which it is read, and a city."""
    names = {figure.key: pick(figure.short, view.language) for figure in TASKS[task].figures}
    figure = filters.segments(
        "figure", text("tasks.figure", view.language), list(names), names.__getitem__, visible=False
    )
    variant = _variant(view, figure) if FIGURES[figure].variants else None
    return Choice(task, figure, variant, _city(view))


def _variant(view: View, figure: str) -> str | None:
    """The figure's own definition (None) or another."""
    variants = FIGURES[figure].variants
    main = text("filters.variant_main", view.language)
    with st.container(width=view.size(300)):
        chosen = filters.select(
            "variant",
            text("filters.variant", view.language),
            ["main", *variants],
            lambda key: pick(variants[key].name, view.language) if key in variants else main,
            visible=False,
        )
    return None if chosen == "main" else chosen


def _city(view: View) -> str:
    """The city of the link or of a click on the chart; else the nation."""
    cities = cached_for(view, filters.city_names, None)
    _adopt_click(set(cities))
    nation = text("tasks.nation", view.language)
    with st.container(width=view.size(170)):
        return filters.select(
            "city",
            text("filters.city", view.language),
            [NATION, *cities],
            lambda code: cities.get(code, nation),
            visible=False,
            gone=filters.gone_cities(view),
        )


def _adopt_click(cities: set[str]) -> None:
    """A city clicked on the chart since the last run becomes the chosen one."""
    code = fresh_code(CHART, cities)
    if code is not None:
        st.session_state["city"] = code


def choose_split(view: View, choice: Choice) -> str | None:
    """By what the figure is split; None where it cannot be."""
    options = cached(view.scope, view.snapshot, splits, figure=choice.figure)
    if not options:
        return None
    return filters.segments(
        "split",
        text("tasks.split", view.language),
        options,
        lambda key: text(f"tasks.splits.{key}", view.language),
        visible=False,
    )


def splits(counts: Counts, figure: str) -> list[str]:
    """What a figure can be split by in this snapshot: its definitions, then other slices."""
    indicator = FIGURES[figure]
    others = [by for by in SPLITS if by in indicator.by and _split_counted(counts, indicator, by)]
    return [*(["variant"] if indicator.variants else []), *others]


def _split_counted(counts: Counts, indicator: Indicator, by: By) -> bool:
    """Whether the counts say it by this slice; by group only where the rows bear one."""
    if indicator.kind == "median" and by in ("group", *LISTED):
        return False
    if by == "group":
        return "grp" in counts.tables.get(indicator.counts, {})
    return is_counted(counts, indicator, by)


def is_known(counts: Counts, figure: str) -> bool:
    """Whether the snapshot counted a figure."""
    return is_counted(counts, FIGURES[figure])
