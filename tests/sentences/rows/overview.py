"""Arguments for the words of the leaders' page."""

from typing import Any

from metrics.overall.targets import national
from metrics.readings.month_line import month_line
from metrics.readings.movements import movements
from metrics.registry import INDICATORS
from sentences.overview import cards, cities, headline
from tests.sentences.given import Given, Rows


def rows(given: Given) -> Rows:
    """Cards from national readings, changes between two snapshots, and silent cities."""
    table = national(given.counts).set_index("indicator")
    readings = [
        {"indicator": indicator, "row": table.loc[key]} for key, indicator in INDICATORS.items()
    ]
    lines: list[dict[str, Any]] = [
        {"indicator": indicator, "line": month_line(given.counts, indicator)}
        for indicator in INDICATORS.values()
    ]
    silent = [{**call, "line": call["line"].head(0)} for call in lines]
    changes = [
        movements(given.counts, given.before, indicator) for indicator in INDICATORS.values()
    ]
    still = changes[0].assign(turned=False)
    names = given.names()
    some = dict(list(names.items())[:3])
    return {
        cards.range_lines: readings,
        cards.cases: readings,
        cards.last_month: [*lines, *silent],
        cities.change_lines: [{"movements": table, "names": names} for table in (*changes, still)],
        cities.changes_title: [{"movements": table} for table in (*changes, still)],
        cities.unreported: [
            {"cities": {}},
            {"cities": some},
            {"cities": some, "address": lambda code: f"city_profile?city={code}"},
        ],
        headline.piece_title: [
            {"indicator": key, "verdict": verdict, "n": 3}
            for key in INDICATORS
            for verdict in ("met", "year_likely", "unreported")
        ],
    }
