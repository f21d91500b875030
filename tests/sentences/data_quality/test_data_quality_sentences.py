"""Every sentence on doubtful data, in both languages."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import sentences.data_quality as folder
from i18n import LANGUAGES, Language
from metrics.counts.entities import NATION
from metrics.counts.snapshot import Counts
from metrics.doubts.reporting import months_due
from metrics.doubts.screening import GATES, detections, suspects
from sentences.data_quality import cards, effects, findings, headline, returns, summaries
from tests.sentences.room_rendering import Table, assert_reads_well, functions_that_write


def every_finding(
    counts: Counts, write: Callable[..., Any], language: Language, by_screen: bool = True
) -> list[Any]:
    """What is written of every test of the screens."""
    tests = detections(counts)[["screen", "entity"]].itertuples(index=False)
    if by_screen:
        return [write(counts, language, screen, entity) for screen, entity in tests]
    return [write(counts, language, entity) for screen, entity in tests if screen == "sharing"]


def differing(counts: Counts, language: Language) -> pd.DataFrame:
    """What is written where a city's summary differs from its records of the same month."""
    month = counts.month - 6
    row = int(counts.cube("attended").window("attended", month, month).argmax())
    told = {"city": counts.codes[[row]], "month": [month], "attended": [9_999], "passed": [9_998]}
    columns = {name: np.array(values, dtype=np.int64) for name, values in told.items()}
    tables = {**counts.tables, "summary_pass_rate": columns}
    with_summary = Counts(counts.number, counts.as_of, counts.content_hash, tables)
    return summaries.summary_differences(with_summary, language)


TABLE: Table = {
    cards.card_words: cards.card_words,
    effects.effects: effects.effects,
    effects.effects_alt: lambda c, lang: effects.effects_alt(effects.effects(c, lang), lang),
    findings.place_names: lambda c, lang: [
        findings.place_names(c, lang, screen) for screen in GATES
    ],
    findings.place_name: lambda c, lang: [
        findings.place_name(c, lang, entity) for entity in (NATION, "360000")
    ],
    findings.finding: lambda c, lang: every_finding(c, findings.finding, lang),
    findings.shared_contacts: lambda c, lang: every_finding(
        c, findings.shared_contacts, lang, by_screen=False
    ),
    findings.evidence_alt: lambda c, lang: every_finding(c, findings.evidence_alt, lang),
    headline.headline: headline.headline,
    headline.subtitle: headline.subtitle,
    returns.return_words: returns.return_words,
    returns.returns_alt: returns.returns_alt,
    summaries.summary_differences: differing,
    summaries.differences_alt: lambda c, lang: summaries.differences_alt(differing(c, lang), lang),
    returns.short_month: lambda c, lang: [returns.short_month(n, lang) for n in months_due(c)],
}


def test_no_sentence_is_left_out() -> None:
    assert set(TABLE) == functions_that_write(folder)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", TABLE, ids=lambda write: write.__name__)
def test_it_reads_well(write: Callable[..., Any], counts: Counts, language: Language) -> None:
    assert_reads_well(TABLE[write](counts, language), language)


def test_a_place_that_was_not_tested_is_clear(counts: Counts) -> None:
    assert findings.finding(counts, "en", "threshold", "no such place") == findings.finding(
        counts, "en", "sharing", "no such place"
    )
    assert not suspects(counts).empty
