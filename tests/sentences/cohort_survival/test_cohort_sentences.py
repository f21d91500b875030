"""Every sentence on how cohorts open and survive, in both languages."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest

import sentences.cohort_survival as folder
from i18n import LANGUAGES, Language
from metrics.cohorts.curves import Which
from metrics.cohorts.lines import CurveLines, curve_lines, line_sizes
from metrics.cohorts.standard import INDICATOR, Standard, standard_of
from metrics.cohorts.triangle import triangle as cells_of
from metrics.cohorts.visit_check import VisitCheck
from metrics.cohorts.years import cohort_years
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from sentences.cohort_survival import (
    cards,
    headline,
    line_names,
    tables,
    texts,
    triangle,
    visit_check,
    years,
)
from tests.sentences.room_rendering import Table, assert_reads_well, functions_that_write

CURVES: tuple[Which, ...] = ("opening", "survival")
SPLITS: tuple[tuple[str, ...], ...] = (
    *((), ("cohort",), ("tier",), ("city",), ("institution",), ("group",), ("cohort", "group")),
)


def lines_of(counts: Counts, which: Which, splits: tuple[str, ...] = ("tier",)) -> CurveLines:
    """The largest lines of a split."""
    codes = line_sizes(counts, which, splits, "", "")["line"].tolist()[:5]
    return curve_lines(counts, tuple(codes), which, splits, "", "")


def standard(counts: Counts, which: Which) -> Standard:
    """What the nation is measured by."""
    nation = readings(counts, INDICATORS[INDICATOR[which]], "national", ranks=False)
    return standard_of(nation.iloc[0])


def of_curves(write: Callable[[Counts, Language, Which], Any]) -> Callable[..., list[Any]]:
    """What is written on both curves."""
    return lambda counts, language: [write(counts, language, which) for which in CURVES]


def of_years(write: Callable[..., Any]) -> Callable[..., list[Any]]:
    """What is written of every cohort year, of both curves."""
    return lambda counts, language: [
        write(row, language, which)
        for which in CURVES
        for _, row in cohort_years(counts, which, "", "").iterrows()
        if row["year"]
    ]


def names(counts: Counts, language: Language, splits: tuple[str, ...], short: bool) -> list[str]:
    """The names of all lines of a split."""
    name = line_names.line_names(counts, language, splits, "", "", short)
    codes = line_sizes(counts, "opening", splits, "", "")["line"].tolist()
    return [name(code) for code in [*codes, ""]]


def tier_names(counts: Counts, language: Language) -> line_names.Naming:
    return line_names.line_names(counts, language, ("tier",), "", "", True)


def words(counts: Counts, language: Language, which: Which) -> Any:
    """The table of readings in words, without the lines' codes."""
    table = tables.reading_words(lines_of(counts, which), language, tier_names(counts, language))
    return table[["line", "interval", "means"]]


def alt(counts: Counts, language: Language, which: Which) -> str:
    lines, name = lines_of(counts, which), tier_names(counts, language)
    return tables.readings_alt(tables.reading_words(lines, language, name), language)


def title(counts: Counts, language: Language, which: Which) -> str:
    return years.naive_title(cohort_years(counts, which, "", ""), language, which, counts.as_of)


TABLE: Table = {
    cards.share_notes: of_curves(
        lambda c, lang, w: cards.share_notes(lines_of(c, w).table.iloc[0], standard(c, w), lang)
    ),
    cards.interval_note: lambda _, lang: cards.interval_note("1–2", lang),
    cards.time_value: of_curves(
        lambda c, lang, w: cards.time_value(lines_of(c, w).table.iloc[0], lang, w)
    ),
    cards.time_notes: of_curves(
        lambda c, lang, w: cards.time_notes(lines_of(c, w).table.iloc[0], lang, w)
    ),
    cards.event_note: of_curves(
        lambda c, lang, w: cards.event_note(lines_of(c, w).table.iloc[0], lang, w)
    ),
    headline.headline: of_curves(
        lambda c, lang, w: headline.headline(lines_of(c, w), standard(c, w), lang, w, "X")
    ),
    headline.usual: of_curves(
        lambda c, lang, w: headline.usual(INDICATOR[w], 0.81, (24_107, 24_118), lang)
    ),
    headline.subtitle: of_curves(
        lambda c, lang, w: headline.subtitle(lines_of(c, w), lang, w, c.as_of)
    ),
    headline.comparison: of_curves(
        lambda c, lang, w: headline.comparison(lines_of(c, w), lang, w, tier_names(c, lang))
    ),
    headline.caution: lambda _, lang: headline.caution(5, 100, lang),
    line_names.line_names: lambda c, lang: [
        names(c, lang, splits, short) for splits in SPLITS for short in (True, False)
    ],
    line_names.population: lambda c, lang: [
        line_names.population(c, lang, only, key)
        for only, key in (("", ""), ("city", "440100"), ("group", "student"))
    ],
    tables.reading_words: of_curves(words),
    tables.readings_alt: of_curves(alt),
    tables.export_title: of_curves(
        lambda _, lang, w: [tables.export_title(name, lang, w) for name in ("readings", "months")]
    ),
    texts.say: lambda _, lang: texts.say("months_title", lang),
    triangle.triangle_title: of_curves(
        lambda c, lang, w: triangle.triangle_title(cells_of(c, w), lang, w)
    ),
    visit_check.visit_check_sentence: lambda _, lang: [
        visit_check.visit_check_sentence(VisitCheck(n, 0.8, between, 0.02), lang)
        for n, between in ((1, 0.83), (20, 0.76))
    ],
    years.naive_title: of_curves(title),
    years.year_name: lambda c, lang: of_years(lambda row, lang, _: years.year_name(row, lang))(
        c, lang
    ),
    years.year_notes: of_years(years.year_notes),
    years.year_sentence: of_years(years.year_sentence),
}


def test_no_sentence_is_left_out() -> None:
    assert set(TABLE) == functions_that_write(folder)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", TABLE, ids=lambda write: write.__name__)
def test_it_reads_well(write: Callable[..., Any], counts: Counts, language: Language) -> None:
    assert_reads_well(TABLE[write](counts, language), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", [{"n": 3}, {"value": float("nan")}])
def test_the_headline_says_why_there_is_no_share(
    counts: Counts, language: Language, change: dict[str, float]
) -> None:
    lines = lines_of(counts, "survival")
    few = replace(lines, table=lines.table.assign(**cast(Any, change)))
    aim = standard(counts, "survival")
    written = headline.headline(few, aim, language, "survival", "X")

    assert_reads_well(written, language)
    assert written != headline.headline(lines, aim, language, "survival", "X")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_lines_to_compare_that_is_said(counts: Counts, language: Language) -> None:
    alone = lines_of(counts, "survival", ())
    assert_reads_well(headline.comparison(alone, language, "survival", str), language)
