"""The figures of the curve page: curves, readings, years and standard of what is chosen."""

import math
from typing import cast

import pandas as pd

from metrics.cohorts.lines import CurveLines, curve_lines, line_sizes
from metrics.cohorts.standard import INDICATOR, WITHHELD, Standard, standard_of
from metrics.cohorts.visit_check import VisitCheck, visit_check
from metrics.cohorts.years import cohort_years
from metrics.counts.entities import NATION, By
from shell.cache.readings import cached, reading
from shell.parts.empty_states import State
from shell.screens.cohort_survival.choice import Choice
from shell.viewer.view import View

Lines = tuple[str, ...]  # codes of the lines drawn


def sizes(view: View, choice: Choice) -> pd.DataFrame:
    """Every line that could be drawn: line (its code), n; cohorts by year, all else by size."""
    return cached(view.scope, view.snapshot, line_sizes, splits=choice.splits, **choice.codes)


def drawn_lines(view: View, choice: Choice, lines: Lines) -> CurveLines:
    """Curves and readings of the lines."""
    return cached(
        view.scope, view.snapshot, curve_lines, lines=lines, splits=choice.splits, **choice.codes
    )


def years(view: View, choice: Choice) -> pd.DataFrame:
    """The latest cohort years read in both ways, as in `metrics.cohorts.years`."""
    return cached(view.scope, view.snapshot, cohort_years, **choice.codes)


def standard(view: View, choice: Choice) -> Standard:
    """What the nation, or the one city, tier or group, is measured by."""
    return standard_of(_reading(view, choice))


def usual_value(view: View, choice: Choice) -> float:
    """The indicator's own reading, of the latest ripe cohorts; NaN where it has none."""
    own = _reading(view, choice)
    return math.nan if own["verdict"] in WITHHELD else float(own["value"])


def _reading(view: View, choice: Choice) -> pd.Series:
    by = cast(By, choice.only or "national")
    table = reading(view.scope, view.snapshot, INDICATOR[choice.which], by, ranks=False)
    return cast(pd.Series, table.set_index("entity").loc[choice.key or NATION])


def check(view: View, choice: Choice) -> VisitCheck | None:
    """Whether closings without a date could change stability; None where nothing is checked."""
    if choice.which != "survival" or choice.only == "group":
        return None
    by, key = choice.only or "national", choice.key or NATION
    return cached(view.scope, view.snapshot, visit_check, by=by, entity=key)


def missing(view: View, choice: Choice) -> State:
    """Why there is no curve: records that were never returned, counts alone, or nothing chosen."""
    if _reading(view, choice)["summary_cities"] > 0:
        return "summary_only"
    absent = standard(view, choice).withheld == "not_recorded"
    return "not_recorded" if absent else "empty"
