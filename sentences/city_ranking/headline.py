"""The finding of the ranking, what it covers, and who stands outside it, as sentences.

`rows` are the readings of a league's cities, as in `metrics.overall.league.league_rows`.
"""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, day, listing, month, percent
from i18n.verdicts import ICONS
from metrics.counts.entities import TIER_NAMES
from metrics.counts.months import month_end
from metrics.counts.periods import Period
from metrics.overall.summary import state_counts
from metrics.readings.verdicts import RANKED
from metrics.registry import INDICATORS
from sentences.summaries import summary_words
from sentences.verdict_badges import coloured, tally

NAMED = 12


def headline(rows: pd.DataFrame, indicator: str, league: str | None, language: Language) -> str:
    """How many cities are in each state; of a year that is not ripe that is 暂定."""
    if rows["rank"].isna().all() and rows["verdict"].isin(RANKED).any():
        return text(
            "city_ranking.headline.equal", language, name=_name(indicator, league, language)
        )
    numbers = state_counts(_ranked(rows))
    n, parts = len(_ranked(rows)), tally(numbers, language)
    if _is_provisional(rows):
        parts = text("verdicts.provisional", language, verdict=parts)
    return text(
        f"city_ranking.headline.{_form(indicator, numbers, n)}",
        language,
        name=_name(indicator, league, language),
        n=n,
        met=numbers["met"],
        missed=numbers["missed"],
        parts=parts,
    )


def _is_provisional(rows: pd.DataFrame) -> bool:
    """Whether verdicts of these rows may still change with their year's cohorts."""
    return bool(rows.get("provisional", pd.Series(dtype=bool)).any())


def _ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that bear a rank."""
    return rows[rows["rank"].notna()]


def _form(indicator: str, numbers: Mapping[str, int], n: int) -> str:
    """Which sentence fits: the target may be a figure, the peers' median, a year's task, or none."""
    if n == 0:
        return "none"
    if numbers["no_target"] == n:
        return "no_target"
    if INDICATORS[indicator].kind == "progress":
        return "over" if numbers["met"] + numbers["missed"] == n else "running"
    return "peers" if INDICATORS[indicator].target is None else "target"


def _name(indicator: str, league: str | None, language: Language) -> str:
    name = pick(INDICATORS[indicator].name, language)
    if league is None:
        return name
    cities = pick(TIER_NAMES[league], language)
    return text("city_ranking.in_league", language, name=name, league=cities)


def subtitle(
    rows: pd.DataFrame,
    indicator: str,
    variant: str | None,
    period: Period,
    cohorts: tuple[int, int],
    as_of: date,
    language: Language,
) -> str:
    """Denominator, cohorts, as-of date and n; whether the figure may still move.

    `cohorts` are the first and last month number, as `metrics.overall.league.cohort_months`.
    """
    ranked, progress = _ranked(rows), INDICATORS[indicator].kind == "progress"
    first, last = (month(month_end(number), language) for number in cohorts)
    words = text(
        f"city_ranking.subtitle{'_progress' if progress else ''}",
        language,
        denominator=denominator(indicator, variant, language),
        first=first,
        last=last,
        day=day(as_of, language),
        cities=len(ranked),
        n=count(ranked["denominator"].sum(), language),
        x=count(ranked["numerator"].sum(), language),
    )
    sums = ranked[["summary_cities", "by_summary"]].sum().to_dict()
    by_summary = summary_words(INDICATORS[indicator], sums, language)
    words = " · ".join(part for part in (words, by_summary) if part)
    share = _mature_share(ranked)
    if share >= 1 or period == "rolling" or progress:
        return words
    provisional = text("city_ranking.provisional", language, share=percent(share, language, 0))
    return f"{words} · {provisional}"


def denominator(indicator: str, variant: str | None, language: Language) -> str:
    """What the cases are, in the words of the definition."""
    definition = INDICATORS[indicator]
    if variant is not None:
        return pick(definition.variants[variant].name, language)
    return pick(definition.denominator_text, language)


def _mature_share(ranked: pd.DataFrame) -> float:
    """Smallest share of a ranked city's cohorts that is mature."""
    return float(ranked["share_mature"].min()) if len(ranked) else 1.0


def unranked(rows: pd.DataFrame, names: Mapping[str, str], language: Language) -> str:
    """Who stands outside the ranking and why; `names` are safe names of cities by code."""
    outside = rows[rows["rank"].isna()]
    if outside.empty:
        return text("city_ranking.unranked_none", language)
    parts = [
        text(
            "city_ranking.unranked_part",
            language,
            n=len(codes),
            verdict=coloured(verdict, language),
            names=_listed([names[code] for code in codes], language),
        )
        for verdict in ICONS
        if len(codes := outside.loc[outside["verdict"] == verdict, "entity"])
    ]
    joined = ("；" if language == "zh" else "; ").join(parts)
    return text("city_ranking.unranked", language, parts=joined)


def _listed(names: list[str], language: Language) -> str:
    """Names in a row, the first dozen of them."""
    words = listing(names[:NAMED], language)
    return words if len(names) <= NAMED else text("city_ranking.and_more", language, names=words)
