"""The findings of the appraisal as sentences: who leads, how firmly, and what is still 暂定."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from i18n import Language, pick, text
from i18n.formats import MISSING, count, day, listing, number
from metrics.appraisal.index import GRADES, final_month
from metrics.appraisal.plan import COMPONENTS, KEYS, PROPOSED, AppraisalPlan
from metrics.counts.months import month_end
from metrics.registry import FIGURES

Row = Mapping[Any, Any]  # one city of `metrics.appraisal.index.appraise`
FIRM = 5  # places: a range this narrow is called firm
NAMED = 6


def headline(rows: pd.DataFrame, language: Language) -> str:
    """How many reach 100, how many stay under 60, and whose place is firm."""
    rated = rows[rows["index"].notna()]
    if rated.empty:
        key = "headline_no_weight" if rows["present"].isna().all() else "headline_none"
        return text(f"appraisal.{key}", language)
    width = rated["sure_upper"] - rated["sure_lower"]
    return text(
        "appraisal.headline",
        language,
        n=len(rated),
        full=int((rated["grade"] == "excellent").sum()),
        poor=int((rated["grade"] == "poor").sum()),
        firm=int((width < FIRM).sum()),
        width=count(float(width.median()), language),
    )


def subtitle(
    plan: AppraisalPlan,
    year: int | None,
    waiting: Sequence[str],
    rows: pd.DataFrame,
    names: Mapping[str, str],
    language: Language,
) -> str:
    """Which plan and figures this rests on, whether it may move, and who has no index.

    `year` is None for the rolling months, `waiting` the figures that are not ripe, `names` has
    the cities' names by code.
    """
    parts = [_plan_sentence(plan, language), finality(year, waiting, language)]
    absent = [pick(c.name, language) for c in COMPONENTS if rows[f"score_{c.key}"].isna().all()]
    if absent:
        parts.append(text("appraisal.absent", language, names=listing(absent, language)))
    without = rows.loc[rows["index"].isna(), "entity"].map(names).tolist()
    if 0 < len(without) < len(rows):
        first = listing(without[:NAMED], language)
        key = "without" if len(without) <= NAMED else "without_more"
        parts.append(text(f"appraisal.{key}", language, n=len(without), names=first))
    gap = "" if language == "zh" else " "
    return gap.join(parts)


def _plan_sentence(plan: AppraisalPlan, language: Language) -> str:
    if plan.year == PROPOSED.year:
        return text("appraisal.plan_proposed", language)
    return text("appraisal.plan_saved", language, year=plan.year, version=plan.version)


def finality(year: int | None, waiting: Sequence[str], language: Language) -> str:
    """暂定, with the day on which it becomes final; or final."""
    if year is None:
        return text("appraisal.is_rolling", language)
    if not waiting:
        return text("appraisal.is_final", language, year=year)
    names = [pick(FIGURES[key].short, language) for key in waiting]
    return text(
        "appraisal.is_provisional",
        language,
        year=year,
        names=listing(names, language),
        when=day(month_end(final_month(year)), language),
    )


def city_sentence(row: Row, name: str, language: Language) -> str:
    """One city: index, grade, place, and where it could stand instead."""
    if np.isnan(row["index"]):
        return text("appraisal.city_none", language, city=name)
    return text(
        "appraisal.city",
        language,
        city=name,
        index=number(row["index"], language),
        grade=grade(row["grade"], language),
        rank=count(row["rank"], language),
        weights=places(row, "rank", language),
        sure=places(row, "sure", language),
        geometric=count(row["geometric_rank"], language),
        without=places(row, "without", language),
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


def component_words(row: Row, key: str, language: Language) -> str:
    """What a component scored and adds: 103 分, 计入 20.6."""
    score, part = row[f"score_{key}"], row[f"part_{key}"]
    if np.isnan(score):
        name = "figure_missing" if key not in FIGURES else "no_score"
        return text(f"appraisal.{name}", language)
    if np.isnan(part):
        return number(score, language)
    return text(
        "appraisal.part_told", language, score=number(score, language), part=number(part, language)
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
