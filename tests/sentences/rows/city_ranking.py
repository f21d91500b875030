"""Arguments for the words of the ranking."""

from itertools import product
from typing import Any

from metrics.counts.periods import Period
from metrics.overall.duel import Duel, duel
from metrics.overall.league import cohort_months, league_rows
from metrics.registry import INDICATORS
from sentences.city_ranking import card, funnel, headline, lists
from sentences.city_ranking import duel as duels
from tests.sentences.given import Given, Rows

NAN = float("nan")
PERIODS: tuple[Period, ...] = ("rolling", 2009, 2010)
LISTS = ("red", "black", "above", "below")


def rows(given: Given) -> Rows:
    """Every league by every indicator over three periods; every pair of the few cities."""
    tables = {
        (key, league, period): league_rows(given.counts, key, None, period, league)
        for key, league, period in product(INDICATORS, given.leagues, PERIODS)
        if INDICATORS[key].kind != "progress" or period != "rolling"
    }
    names = given.names()
    whole = [
        {"rows": table, "indicator": key, "league": league}
        for (key, league, _), table in tables.items()
    ]
    sides = (["within"] * 5, ["above", "below", "within"])
    return {
        headline.headline: whole,
        headline.subtitle: [_subtitle(given, *slice_, table) for slice_, table in tables.items()],
        headline.unranked: [{"rows": table, "names": names} for table in tables.values()],
        headline.denominator: [
            {"indicator": key, "variant": variant}
            for key, indicator in INDICATORS.items()
            for variant in (None, *indicator.variants)
        ],
        card.range_lines: _cards(given, tables),
        card.name_and_rank: [{"name": "A", "rank": rank} for rank in (NAN, 3.0)],
        card.rank_move: [{"change": change} for change in (NAN, -2.0, 0.0, 4.0)],
        lists.city_list: [
            {"name": name, "cities": cities} for name in LISTS for cities in ([], ["A", "B"])
        ],
        funnel.title: [{"sides": side} for side in sides],
        funnel.population: [
            {"n": 90, "ranked": ranked, "nation": 0.511, "unit": "percent"} for ranked in (90, 88)
        ],
        funnel.no_funnel: [
            {"indicator": key}
            for key, indicator in INDICATORS.items()
            if indicator.kind in ("rate", "mean", "progress")
        ],
        duels.question: [{"first": "A", "second": "B"}],
        duels.answer: _answers(given, tables),
        duels.unknown: [{"cities": ["A"]}, {"cities": ["A", "B"]}],
        duels.caution: [{"city": "A", "verdict": "too_small"}],
        duels.subtitle: [{"first": "A", "second": "B", "alone": alone} for alone in (True, False)],
    }


def _subtitle(given: Given, key: str, _league: Any, period: Any, table: Any) -> dict[str, Any]:
    return {
        "rows": table,
        "indicator": key,
        "variant": None,
        "period": period,
        "cohorts": cohort_months(given.counts, key, None, period),
        "as_of": given.counts.as_of,
    }


def _cards(given: Given, tables: dict[Any, Any]) -> list[dict[str, Any]]:
    """The few cities among all, by every indicator."""
    return [
        {
            "row": table[table["entity"] == city].iloc[0],
            "ranked": int(table["rank"].notna().sum()),
            "indicator": key,
            "variant": None,
        }
        for (key, league, _), table in tables.items()
        if league is None
        for city in given.cities
    ]


def _answers(given: Given, tables: dict[Any, Any]) -> list[dict[str, Any]]:
    """Pairs that can be compared, and a pair that is surely behind."""
    sure = (Duel(0.2, 0.1, 0.3, "ahead"), Duel(-0.2, -0.3, -0.1, "behind"))
    results = [(key, result) for key in INDICATORS for result in sure]
    for (key, league, _), table in tables.items():
        cities = table.set_index("entity")
        if league is None:
            first, second = (cities.loc[city] for city in given.cities[:2])
            results.append((key, duel(INDICATORS[key], first, second)))
    return [
        {"result": result, "indicator": key, "first": "A", "second": "B"}
        for key, result in results
        if result.answer != "unknown"
    ]
