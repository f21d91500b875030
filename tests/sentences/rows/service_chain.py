"""Arguments for the words of the service chain."""

from itertools import product
from typing import Any

from metrics.chain import link_effects, service_funnel
from metrics.chain.amounts import amounts as amounts_of
from metrics.chain.amounts import months
from metrics.counts.entities import NATION, By
from metrics.counts.snapshot import TIERS
from sentences.service_chain import cells, headline, names, titles
from tests.sentences.given import Given, Rows

PERIODS = ("rolling", 2008, 2010)
RESULTS = ("opening", "survival")
WATCHED = (("opening", "passers"), ("survival", "opened"), ("survival", "known"))
NAN = float("nan")


def rows(given: Given) -> Rows:
    """The nation, the tiers and the few cities over three periods."""
    counts = given.counts
    entities: list[tuple[By, str]] = [
        ("national", NATION),
        *(("tier", tier) for tier in TIERS),
        *(("city", city) for city in given.cities),
    ]
    tables = {by: service_funnel.steps(counts, by) for by, _ in entities}
    losses = {by: service_funnel.most_lost(table) for by, table in tables.items()}
    amounts = amounts_of(counts, "national").iloc[0].to_dict()
    spans = [months(counts, period) for period in PERIODS]
    coverage = [link_effects.coverage(counts, by, entity) for by, entity in entities]
    combinations = [link_effects.combinations(counts, by, entity) for by, entity in entities]
    numbers = (NAN, 0.0, 0.0123, -0.2)
    steps = [
        {"row": row, "by": by} for by, table in tables.items() for row in table.to_dict("records")
    ]
    return {
        headline.headline: [
            {"name": "A", "amounts": {**amounts, "watched": watched}, "most_lost": "B"}
            for watched in (amounts["opened"], 1.0)
        ],
        headline.most_lost: [
            {"losses": losses[by], "by": by, "entity": entity}
            for by, entity in entities
            if by != "national"
        ],
        headline.loss_words: [{"row": row} for row in losses["city"].to_dict("records")],
        headline.cities_losing: [
            {"losses": table} for table in (losses["city"], losses["city"][:0])
        ],
        headline.subtitle: [
            {"trained": 12345, "months": span, "as_of": counts.as_of} for span in spans
        ],
        titles.funnel_title: [
            {
                "steps": table[table["entity"] == entity]
                .reset_index(drop=True)
                .assign(watched=watched)
            }
            for by, entity in entities
            for table in [tables[by]]
            for watched in ("opened", "known")
        ],
        titles.coverage_title: [{"coverage": table} for table in coverage],
        titles.combinations_title: [
            {"combinations": table} for table in (*combinations, combinations[0].head(0))
        ],
        titles.effects_title: [
            {"effects": link_effects.effects(counts, result, by, entity), "result": result}
            for result, (by, entity) in product(RESULTS, entities)
        ],
        titles.coverage_note: [{"months": span} for span in spans],
        titles.effects_note: [
            {"result": result, "watched": watched, "months": span}
            for (result, watched), span in product(WATCHED, spans)
        ],
        titles.funnel_note: [
            {"national": national, "known": known}
            for national, known in product((True, False), repeat=2)
        ],
        titles.table_title: [{"key": key, "n": 4} for key in ("steps", "cities")],
        titles.rows_alt: [
            {"key": key, "rows": [("A", "1"), ("B", "2")]} for key in ("funnel", "coverage")
        ],
        names.say: [{"key": "effects.heading"}],
        names.step_name: [{"step": step} for step in service_funnel.STEP_NAMES],
        names.link_name: [{"link": link} for link in coverage[0]["link"]],
        names.span_words: [{"span": span} for span in spans],
        names.signed_points: [{"value": value} for value in numbers[1:]],
        names.points_within: [{"value": 0.1, "lower": -0.02, "upper": 0.3}],
        cells.step_ranges: steps,
        cells.state_word: [{"state": state} for state in ("", "after", "immature", "too_small")],
        cells.named_by_months: [{"name": "x", "months": span} for span in spans],
        cells.usual: [
            {"indicator": key, "value": value, "months": (24_107, 24_118)}
            for key, value in (("opening_rate", 0.51), ("job_multiplier", 4.5), ("pass_rate", NAN))
        ],
        cells.denominator: [
            {"step": step, "watched": watched, "n": "1,234"}
            for step, watched in product(service_funnel.STEPS, ("opened", "known"))
        ],
        cells.step_words: [{"row": call["row"]} for call in steps],
        cells.peers_difference: [{"row": call["row"]} for call in steps],
        cells.bar_notes: [
            {"peers": peers, "unknown": unknown} for peers, unknown in product((NAN, 9.6), (0, 3))
        ],
        cells.raw_difference: [{"value": value} for value in numbers],
        cells.rate_and_cases: [{"value": 0.5, "n": 1234}],
        **_rows_of_tables(given, entities, coverage),
    }


def _rows_of_tables(given: Given, entities: list[tuple[By, str]], coverage: list[Any]) -> Rows:
    """Jobs per business, the links, and the results with and without each."""
    jobs = service_funnel.jobs(given.counts, "city").to_dict("records")
    links = [row for table in coverage for row in table.to_dict("records")]
    effects = [
        row
        for result, (by, entity) in product(RESULTS, entities)
        for row in link_effects.effects(given.counts, result, by, entity).to_dict("records")
    ]
    return {
        cells.jobs_ranges: [{"jobs": row} for row in jobs],
        cells.jobs_words: [{"jobs": row} for row in jobs],
        cells.coverage_words: [{"row": row} for row in links],
        cells.coverage_notes: [{"row": row} for row in links],
        cells.adjusted_difference: [{"row": row} for row in effects],
    }
