"""The cities that the leaders' page names: who misses most, whose verdict changed, who is silent."""

from collections.abc import Callable, Mapping

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, listing
from i18n.verdicts import ICONS
from metrics.counts.snapshot import Counts
from metrics.overall.targets import shortfalls
from metrics.registry import INDICATORS
from sentences.city_names import city_names
from sentences.verdict_badges import coloured

SHOWN = 5
Line = tuple[str, str]  # a city's code, and its name with what is said of it


def shortfall_lines(counts: Counts, language: Language, indicator: str) -> list[Line]:
    """The cities that miss most, with the persons or businesses missing, largest first."""
    names = city_names(counts, language)
    lines = []
    for row in shortfalls(counts, indicator, SHOWN).itertuples():
        n = count(row.needed, language)
        missing = pick(INDICATORS[indicator].missing, language, n=n)
        words = text("overview.shortfall", language, missing=missing, n=f"**{n}**")
        lines.append((str(row.entity), f"{names[row.entity]}\u2002{words}"))
    return lines


def change_lines(
    movements: pd.DataFrame, names: Mapping[str, str], language: Language, most: int = SHOWN
) -> list[Line]:
    """Whose verdict changed since the snapshot before, from which to which, the largest first.

    `movements` as in `metrics.readings.movements`, `names` safe names of cities by code.
    """
    turned = movements[movements["turned"]]
    turned = turned.sort_values("change", key=abs, ascending=False, kind="stable")
    lines = []
    for row in turned.head(most).itertuples():
        before, now = f":gray[{ICONS[row.state_before]}]", coloured(row.state, language)
        lines.append((str(row.entity), f"{names[row.entity]}\u2002{before} → {now}"))
    return lines


def changes_title(movements: pd.DataFrame, language: Language) -> str:
    """How many cities changed their verdict since the snapshot before, or that none did."""
    n = int(movements["turned"].sum())
    if not n:
        return text("overview.moved_none", language)
    return text("overview.moved_title", language, n=n)


def unreported(
    cities: Mapping[str, str], language: Language, address: Callable[[str], str] = lambda code: ""
) -> str:
    """Which cities have not reported, by safe name; each leads to the address of its code, if any."""
    if not cities:
        return text("overview.unreported_none", language)
    names = [
        f"[{name}]({link})" if (link := address(code)) else name for code, name in cities.items()
    ]
    return text("overview.unreported", language, n=len(names), names=listing(names, language))
