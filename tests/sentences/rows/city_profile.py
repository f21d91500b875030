"""Arguments for the words of the profile."""

from itertools import product

from metrics.city.findings import Against, city_findings
from metrics.city.positions import target_positions
from metrics.city.tasks import city_tasks
from metrics.counts.entities import keys
from metrics.readings.month_line import month_line
from metrics.registry import INDICATORS
from sentences.city_profile import cells, findings, headline, titles
from tests.sentences.given import Given, Rows

AGAINST: tuple[Against, ...] = ("tier", "nearest")
ANSWERS = ("above", "below", "level", "unknown")
NAN = float("nan")


def rows(given: Given) -> Rows:
    """The findings of the few cities and of the first with many, their positions and months."""
    counts, cities = given.counts, [*given.cities, *keys(given.counts, "city")[4:8]]
    findings_of = {city: city_findings(counts, city) for city in cities}
    single = [{"finding": finding} for several in findings_of.values() for finding in several]
    positions = {pair: target_positions(counts, *pair) for pair in product(cities[:4], AGAINST)}
    sides = (["within", "few"], ["above", "within", "below"])
    return {
        headline.headline: [{"city": city, "findings": findings_of[city]} for city in cities]
        + [{"city": cities[0], "findings": few} for few in ((), findings_of[cities[0]][:1])],
        headline.subtitle: [
            {"city": city, "against": against, "verdicts": tuple(table["verdict"])}
            for (city, against), table in positions.items()
        ],
        findings.findings_list: [{"findings": several} for several in findings_of.values()],
        findings.clause: single,
        findings.evidence: single,
        findings.small: [{"words": "Veterans"}, {"words": "退役军人"}],
        titles.spine_title: [{"positions": table} for table in positions.values()],
        titles.months_title: [
            {"line": month_line(counts, INDICATORS[key], "city", city), "indicator": key}
            for key, city in product(INDICATORS, cities)
        ],
        titles.institutions_title: [{"sides": side} for side in sides],
        titles.institutions_note: [{"phi": 1.234}],
        titles.institutions_alt: [
            {"n": 12, "above": above, "below": ["Institution 7"]}
            for above in ([], ["Institution 3", "Institution 4"])
        ],
        **_cells(given),
    }


def _cells(given: Given) -> Rows:
    """Words in tables, with and without a value."""
    start = {"value": 0.5, "unit": "percent"}
    tasks = [
        {**row, "first": first == 0}
        for city in given.cities
        for first, row in enumerate(city_tasks(given.counts, city).to_dict("records"))
    ]
    return {
        cells.arrow: [{"answer": answer} for answer in (*ANSWERS, "ahead", "behind")],
        cells.share_and_nation: [
            {"value": value, "nation": 0.5, "answer": answer}
            for value, answer in product((NAN, 0.6), ANSWERS)
        ],
        cells.value_and_interval: [{**start, "lower": 0.4, "upper": 0.6}],
        cells.state_change: [
            {"before": before, "now": now}
            for now in ("met", "year_likely")
            for before in (None, "met", "undecided")
        ],
        cells.first_year: [
            {**start, "year": 2007, "answer": answer} for answer in ("ahead", "behind", "unknown")
        ],
        cells.task_words: [{"row": row} for row in tasks],
    }
