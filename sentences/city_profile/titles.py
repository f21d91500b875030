"""The titles of the profile's figures, each its finding, and what stands under them."""

from collections.abc import Collection

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import listing, number
from metrics.methods.control_chart import xmr
from metrics.registry import INDICATORS

SIDES = ("above", "below", "within")


def spine_title(positions: pd.DataFrame, language: Language) -> str:
    """How many of the six lie outside the middle half of the peers.

    `positions` as in `metrics.city.positions.target_positions`.
    """
    return text(
        "city_profile.spine_title",
        language,
        above=int((positions["value"] > positions["peer_q75"]).sum()),
        below=int((positions["value"] < positions["peer_q25"]).sum()),
    )


def months_title(line: pd.DataFrame, indicator: str, language: Language) -> str:
    """How many ripe months alert; a season is none of the city's signals.

    `line` as in `metrics.readings.month_line`.
    """
    if INDICATORS[indicator].kind == "progress":
        return text("city_profile.line_title_progress", language)
    name = pick(INDICATORS[indicator].name, language)
    chart = xmr(line.loc[line["mature"].astype(bool), "value"].to_numpy(dtype=float))
    months, k = len(chart.alert), int(chart.alert.sum())
    form = "_trial" if chart.trial else "" if k else "_calm"
    return text(f"city_profile.line_title{form}", language, name=name, months=months, k=k)


def institutions_title(sides: Collection[str], language: Language) -> str:
    """How many institutions lie above, below and within their limits; or that none lies outside."""
    if not {"above", "below"} & set(sides):
        return text("city_profile.institutions_none", language)
    numbers = {side: list(sides).count(side) for side in SIDES}
    return text("city_profile.institutions_title", language, **numbers)


def institutions_note(phi: float, language: Language) -> str:
    """What the limits of the funnel are, with the spread that they allow for."""
    return text("city_profile.institutions_note", language, phi=number(phi, language, 2))


def institutions_alt(n: int, above: list[str], below: list[str], language: Language) -> str:
    """The funnel in words, for those who cannot see it: who lies above and who below."""
    nobody = text("charts.nobody", language)
    return text(
        "city_profile.institutions_chart_alt",
        language,
        n=n,
        above=listing(above, language) or nobody,
        below=listing(below, language) or nobody,
    )
