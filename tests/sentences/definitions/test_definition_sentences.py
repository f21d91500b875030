"""Every sentence on what a number means, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest

import sentences.definitions as folder
from i18n import LANGUAGES, Language
from metrics.counts.periods import span
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, TASKS
from sentences.definitions import card, example, forecast_record, groups, verdicts
from tests.sentences.room_rendering import Table, assert_reads_well, functions_that_write


def worked_example(counts: Counts, language: Language, key: str) -> tuple[str, str]:
    """The example of one figure on these counts."""
    nation = readings(counts, FIGURES[key], "national", ranks=False).iloc[0]
    return example.example(nation, span(counts, FIGURES[key]), language, key)


BIN = {
    "low": 0.8,
    "high": 0.95,
    "n": 40.0,
    "predicted": 0.88,
    "reached": 35.0,
    "lower": 0.73,
    "upper": 0.94,
}
RECORDS: list[dict[str, Any]] = [
    {
        "records": records,
        "sets": 5,
        "forecasts": 1234,
        "years": [2008, 2009],
        "brier": {"ours": 0.12, "run_rate": 0.25, "climatology": 0.2},
        "bins": bins,
        "calendar_months": months,
        "by_year": [
            {"year": year, "brier": {"ours": 0.1, "run_rate": 0.2}, "bins": [BIN]}
            for year in (2008, 2009)
        ],
        "fair": [{"figure": "pass_rate", "meant": 0.8, "n": 10, "reached": 9}],
    }
    for records in ("own", "demo")
    for bins, months in (([BIN], [3, 6, 9, 12]), ([], list(range(1, 13))))
]
TABLE: Table = {
    card.card_rows: lambda _, lang: [card.card_rows(key, lang) for key in FIGURES],
    card.caveats: lambda _, lang: [card.caveats(key, lang) for key in FIGURES],
    example.example: lambda c, lang: [worked_example(c, lang, key) for key in FIGURES],
    example.uncounted: lambda _, lang: example.uncounted("7", lang),
    example.variant_names: lambda _, lang: [example.variant_names(key, lang) for key in FIGURES],
    forecast_record.finding: lambda _, lang: [
        forecast_record.finding(record, lang) for record in RECORDS
    ],
    forecast_record.bin_words: lambda _, lang: forecast_record.bin_words(BIN, lang),
    forecast_record.basis: lambda _, lang: [
        forecast_record.basis(record, lang, figure)
        for record in RECORDS
        for figure in ("trained", "pass_rate")
    ],
    forecast_record.by_year: lambda _, lang: [
        forecast_record.by_year(record, lang) for record in RECORDS
    ],
    forecast_record.fair: lambda _, lang: forecast_record.fair(RECORDS[0], "pass_rate", lang),
    groups.group_name: lambda _, lang: [
        groups.group_name(key, lang) for key in (groups.TARGETS, *TASKS)
    ],
    verdicts.verdict_rules: lambda _, lang: verdicts.verdict_rules(lang),
    verdicts.limits: lambda _, lang: verdicts.limits(lang),
}


def test_no_sentence_is_left_out() -> None:
    assert set(TABLE) == functions_that_write(folder)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", TABLE, ids=lambda write: write.__name__)
def test_it_reads_well(write: Callable[..., Any], counts: Counts, language: Language) -> None:
    assert_reads_well(TABLE[write](counts, language), language)


def test_the_card_has_seven_rows_and_quotes_the_plan() -> None:
    rows = dict(card.card_rows("pass_rate", "zh"))

    assert len(rows) == 7
    assert "培训合格率达到80%以上" in "".join(rows.values())
