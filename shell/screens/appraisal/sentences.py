"""The findings of the appraisal as sentences: who leads, how firmly, and what is still 暂定."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from i18n import Language, pick, text
from i18n.formats import MISSING, count, day, listing, number
from metrics.appraisal.index import GRADES, final_month, unripe
from metrics.appraisal.plan import COMPONENTS, KEYS, PROPOSED, AppraisalPlan
from metrics.counts.months import month_end
from metrics.registry import FIGURES
from sentences.escape import escape
from shell.cache.readings import cached
from shell.screens.appraisal.choice import Choice
from shell.viewer.view import View

Row = Mapping[Any, Any]  # one city of `metrics.appraisal.index.appraise`
FIRM = 5  # places: a range this narrow is called firm
NAMED = 6


def headline(view: View, rows: pd.DataFrame) -> str:
    """How many reach 100, how many stay under 60, and whose place is firm."""
    held = rows[rows["index"].notna()]
    if held.empty:
        key = "headline_no_weight" if rows["present"].isna().all() else "headline_none"
        return text(f"appraisal.{key}", view.language)
    width = held["sure_upper"] - held["sure_lower"]
    return text(
        "appraisal.headline",
        view.language,
        n=len(held),
        full=int((held["grade"] == "excellent").sum()),
        poor=int((held["grade"] == "poor").sum()),
        firm=int((width < FIRM).sum()),
        width=count(float(width.median()), view.language),
    )


def below(view: View, choice: Choice, rows: pd.DataFrame, names: dict[str, str]) -> str:
    """Which plan and figures this rests on, whether it may move, and who has no index."""
    parts = [_plan(view, choice.plan), _standing(view, choice)]
    absent = [
        pick(c.name, view.language) for c in COMPONENTS if rows[f"score_{c.key}"].isna().all()
    ]
    if absent:
        told = listing(absent, view.language)
        parts.append(text("appraisal.absent", view.language, names=told))
    without = rows.loc[rows["index"].isna(), "entity"].map(names).tolist()
    if 0 < len(without) < len(rows):
        told = listing([escape(name) for name in without[:NAMED]], view.language)
        key = "without" if len(without) <= NAMED else "without_more"
        parts.append(text(f"appraisal.{key}", view.language, n=len(without), names=told))
    gap = "" if view.language == "zh" else " "
    return gap.join(parts)


def _plan(view: View, plan: AppraisalPlan) -> str:
    if plan.year == PROPOSED.year:
        return text("appraisal.plan_proposed", view.language)
    return text("appraisal.plan_saved", view.language, year=plan.year, version=plan.version)


def _standing(view: View, choice: Choice) -> str:
    """暂定, with the day on which it becomes final; or final."""
    if choice.year is None:
        return text("appraisal.is_rolling", view.language)
    waiting = cached(view.scope, view.snapshot, unripe, period=choice.period)
    if not waiting:
        return text("appraisal.is_final", view.language, year=choice.year)
    names = [pick(FIGURES[key].short, view.language) for key in waiting]
    return text(
        "appraisal.is_provisional",
        view.language,
        year=choice.year,
        names=listing(names, view.language),
        when=day(month_end(final_month(choice.year)), view.language),
    )


def of_city(view: View, row: Row, name: str) -> str:
    """One city: index, grade, place, and where it could stand instead."""
    if np.isnan(row["index"]):
        return text("appraisal.city_none", view.language, city=escape(name))
    return text(
        "appraisal.city",
        view.language,
        city=escape(name),
        index=number(row["index"], view.language),
        grade=grade(row["grade"], view.language),
        rank=count(row["rank"], view.language),
        weights=places(row, "rank", view.language),
        sure=places(row, "sure", view.language),
        geometric=count(row["geometric_rank"], view.language),
        without=places(row, "without", view.language),
    )


def places(row: Row, name: str, language: Language) -> str:
    """A range of places: 3–9."""
    low, high = row[f"{name}_lower"], row[f"{name}_upper"]
    if np.isnan(low):
        return MISSING
    return f"{count(low, language)}–{count(high, language)}"


def grade(key: str, language: Language) -> str:
    """The word of a band; a dash without an index."""
    return pick(GRADES[key][1], language) if key else MISSING


def part_told(view: View, row: Row, key: str) -> str:
    """What a component scored and adds: 103 分, 计入 20.6."""
    score, part = row[f"score_{key}"], row[f"part_{key}"]
    if np.isnan(score):
        name = "figure_missing" if key not in FIGURES else "no_score"
        return text(f"appraisal.{name}", view.language)
    if np.isnan(part):
        return number(score, view.language)
    return text(
        "appraisal.part_told",
        view.language,
        score=number(score, view.language),
        part=number(part, view.language),
    )


def short_names(language: Language) -> dict[str, str]:
    """The short names of the components' figures, for heads of narrow columns."""
    longer = component_names(language)
    return {
        key: pick(FIGURES[key].short, language) if key in FIGURES else longer[key] for key in KEYS
    }


def component_names(language: Language) -> dict[str, str]:
    """Names of the six components by key."""
    return {key: pick(c.name, language) for key, c in zip(KEYS, COMPONENTS, strict=True)}
