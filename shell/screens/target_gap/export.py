"""The whole table to take away: per city and target the value, verdict, shortfall and chance."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import listing
from i18n.verdicts import word
from metrics.counts.entities import TIER_NAMES
from metrics.counts.snapshot import Counts
from metrics.overall.gaps import gaps
from metrics.registry import INDICATORS
from shell.cache.readings import cached, city_list
from shell.parts.export import Sheet
from shell.screens.target_gap.order import ordered
from shell.viewer.view import View

PARTS = ("value", "verdict", "needed", "probability")


def sheet(view: View, league: str | None, sort: str) -> Sheet:
    """The cities in the order of the screen."""
    say = view.language
    codes = ordered(view, league, sort)["entity"]
    wide = cached(view.scope, view.snapshot, matrix, language=say)
    cities = city_list(view.scope, view.snapshot).set_index("entity").loc[codes]
    frame = wide.loc[codes].reset_index(drop=True)
    frame["code"], frame["city"] = codes.tolist(), cities[say].tolist()
    frame["tier"] = [pick(TIER_NAMES[tier], say) for tier in cities["tier"]]
    below = [f"{pick(i.name, say)} – {pick(i.denominator_text, say)}" for i in INDICATORS.values()]
    return Sheet(
        "target_gap", text("target_gap.export_title", say), listing(below, say), frame, headers(say)
    )


def matrix(counts: Counts, language: Language) -> pd.DataFrame:
    """One row per city code; columns `indicator.part`, verdicts in words."""
    held = gaps(counts)
    held = held.assign(verdict=[word(one, language) for one in held["verdict"]])
    wide = held.pivot(index="entity", columns="indicator", values=list(PARTS))
    wide.columns = [f"{indicator}.{part}" for part, indicator in wide.columns]
    return wide


def headers(say: Language) -> dict[str, str]:
    """Columns of the table and their names."""
    named = {
        "code": text("target_gap.export_code", say),
        "city": text("filters.city", say),
        "tier": text("target_gap.export_tier", say),
    }
    for key, indicator in INDICATORS.items():
        words = {"name": pick(indicator.short, say), "noun": pick(indicator.missing, say)}
        for part in PARTS:
            named[f"{key}.{part}"] = text(f"target_gap.export_{part}", say, **words)
    return named
