"""Every sentence on doubtful data, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest

import sentences.data_quality as folder
from i18n import LANGUAGES, Language
from metrics.counts.entities import NATION
from metrics.counts.snapshot import Counts
from metrics.doubts.reporting import months_due
from metrics.doubts.screening import GATES, detections, suspects
from sentences.data_quality import cards, effects, findings, headline, returns
from tests.sentences.room_rendering import Table, assert_reads_well, functions_that_write


def every_finding(
    counts: Counts, write: Callable[..., Any], language: Language, by_screen: bool = True
) -> list[Any]:
    """What is written of every test of the screens."""
    tests = detections(counts)[["screen", "entity"]].itertuples(index=False)
    if by_screen:
        return [write(counts, language, screen, entity) for screen, entity in tests]
    return [write(counts, language, entity) for screen, entity in tests if screen == "sharing"]


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
