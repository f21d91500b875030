"""What doubtful data do to the verdicts in words: city, reason, evidence and figures on hold."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, listing, number, percent
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import duplicate_share, lost_share, share_lost_within, share_visited
from metrics.doubts.holds import holds
from metrics.doubts.impossible_dates import RULES, impossible
from metrics.doubts.screening import GATES, suspects
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT, VISITED_LIMIT
from metrics.registry import FIGURES, INDICATORS

SHARES = {
    "lost": (lost_share, LOST_LIMIT),
    "duplicates": (duplicate_share, DUPLICATE_LIMIT),
    "visited": (share_visited, VISITED_LIMIT),
    "lost_within": (share_lost_within, LOST_LIMIT),
}
COLUMNS = ("city", "reason", "evidence", "figures")


def effects(counts: Counts, language: Language) -> pd.DataFrame:
    """One row per city and closed gate: its code; city, reason, evidence, figures in words."""
    city_names, rows = names(counts, "city"), []
    for (code, gate), figures in holds(counts).groupby(["entity", "gate"], sort=False):
        rows.append(
            {
                "entity": code,
                "city": pick(city_names[code], language),
                "reason": text(f"data_quality.gate.{gate}", language),
                "evidence": _evidence(counts, str(code), str(gate), language),
                "figures": _figures(list(figures["figure"]), language),
            }
        )
    return pd.DataFrame(rows, columns=["entity", *COLUMNS])


def _figures(keys: list[str], language: Language) -> str:
    """The targets by name, and how many figures of the tasks besides."""
    targets = [pick(INDICATORS[key].short, language) for key in keys if key in INDICATORS]
    others = [pick(FIGURES[key].short, language) for key in keys if key not in INDICATORS]
    if len(others) > 2:
        others = [text("data_quality.effects.more", language, n=len(others))]
    return listing([*targets, *others], language)


def _evidence(counts: Counts, code: str, gate: str, language: Language) -> str:
    row = list(names(counts, "city")).index(code)
    if gate in SHARES:
        share_of, limit = SHARES[gate]
        limits = {
            "share": percent(share_of(counts)[row], language),
            "limit": percent(limit, language, 0),
        }
        key = "visited" if gate == "visited" else "share"
        return text(f"data_quality.effects.{key}", language, **limits)
    if gate in GATES.values():
        return _screen_words(counts, code, gate, language)
    return _rule_words(counts, code, gate, language)


def _screen_words(counts: Counts, code: str, gate: str, language: Language) -> str:
    """What the screens of a gate saw in a city."""
    cities = suspects(counts)
    of_gate = cities["screen"].map(GATES) == gate
    rows = cities[(cities["entity"] == code) & of_gate & cities["named"]]
    words = [
        text(
            "data_quality.effects.counted",
            language,
            n=count(row.n, language),
            seen=count(row.seen, language),
            expected=number(row.expected, language, 1),
        )
        for row in rows.itertuples()
    ]
    return ("; " if language == "en" else "；").join(words)


def _rule_words(counts: Counts, code: str, gate: str, language: Language) -> str:
    """The rules of impossible dates that a city breaks."""
    dates = impossible(counts)
    rows = dates[(dates["entity"] == code) & (dates["gate"] == gate) & dates["open"]]
    rules = {rule.key: rule for rule in RULES}
    words = [
        text(
            "data_quality.effects.rule",
            language,
            rule=pick(rules[row.rule].name, language),
            among=pick(rules[row.rule].among, language),
            checked=count(row.checked, language),
            found=count(row.found, language),
        )
        for row in rows.itertuples()
    ]
    return ("; " if language == "en" else "；").join(words)


def effects_alt(effects_table: pd.DataFrame, language: Language) -> str:
    """The table in words, for those who cannot see it."""
    return text("data_quality.effects.alt", language, n=effects_table["city"].nunique())
