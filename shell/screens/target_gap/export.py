"""The whole table to take away: per city and target the value, verdict, shortfall and chance."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import listing
from i18n.verdicts import word
from metrics.counts.entities import TIER_NAMES
from metrics.counts.snapshot import Counts
from metrics.overall.gap_order import ordered
from metrics.overall.gaps import gaps
from metrics.registry import INDICATORS
from shell.cache.readings import cached, city_list
from shell.parts.export import Measure, Sheet, measured
from shell.viewer.view import View

PARTS = ("value", "verdict", "needed", "probability")


def sheet(view: View, league: str | None, sort: str) -> Sheet:
    """The cities in the order of the screen."""
    language = view.language
    order = cached(view.scope, view.snapshot, ordered, league=league, sort=sort)
    codes = order["entity"]
    wide = cached(view.scope, view.snapshot, matrix, language=language)
    cities = city_list(view.scope, view.snapshot).set_index("entity").loc[codes]
    frame = wide.loc[codes].reset_index(drop=True)
    frame["code"], frame["city"] = codes.tolist(), cities[language].tolist()
    frame["tier"] = [pick(TIER_NAMES[tier], language) for tier in cities["tier"]]
    denominators = [
        f"{pick(indicator.name, language)} – {pick(indicator.denominator_text, language)}"
        for indicator in INDICATORS.values()
    ]
    return Sheet(
        "target_gap",
        text("target_gap.export_title", language),
        listing(denominators, language),
        frame,
        headers(language),
        measures(),
    )


def matrix(counts: Counts, language: Language) -> pd.DataFrame:
    """One row per city code; columns `indicator.part`, verdicts in words."""
    rows = gaps(counts)
    rows = rows.assign(verdict=[word(state, language) for state in rows["state"]])
    wide = rows.pivot(index="entity", columns="indicator", values=list(PARTS))
    wide.columns = [f"{indicator}.{part}" for part, indicator in wide.columns]
    return wide


def measures() -> dict[str, Measure]:
    """What the numbers of each column are; a chance is a percentage."""
    parts: dict[str, Measure] = {"needed": "whole", "probability": "percent"}
    return {
        f"{key}.{part}": parts.get(part, measured(indicator.unit))
        for key, indicator in INDICATORS.items()
        for part in PARTS
        if part != "verdict"
    }


def headers(language: Language) -> dict[str, str]:
    """Columns of the table and their names."""
    names = {
        "code": text("target_gap.export_code", language),
        "city": text("filters.city", language),
        "tier": text("target_gap.export_tier", language),
    }
    for key, indicator in INDICATORS.items():
        words = {"name": pick(indicator.short, language), "noun": pick(indicator.missing, language)}
        for part in PARTS:
            names[f"{key}.{part}"] = text(f"target_gap.export_{part}", language, **words)
    return names
