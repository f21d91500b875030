"""Every sentence on the ten tasks, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest

import sentences.tasks as folder
from i18n import LANGUAGES, Language
from metrics.board.figure_rows import (
    city_rows,
    first_and_last_month,
    national_denominator,
    national_value,
)
from metrics.board.group_rates import group_rates
from metrics.board.rows import SIDES, BoardRow, Place, board
from metrics.board.since import DUTIES, since
from metrics.counts.entities import NATION
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.methods.control_chart import xmr
from metrics.readings.month_line import month_line
from metrics.registry import FIGURES, TASKS
from sentences.tasks import (
    cities,
    figures,
    groups,
    headline,
    institutions,
    meaning,
    months,
    names,
    split,
)
from sentences.tasks import since as since_words
from tests.sentences.room_rendering import Table, assert_reads_well, functions_that_write

OF_TASKS = [figure for task in TASKS.values() for figure in task.figures]
MAY_BE_EMPTY = {
    *(figures.interval_words, figures.target_words, figures.end_value, figures.sign),
    *(cities.missed_cities, cities.cities_without, headline.late_tasks),
}


def of_rows(write: Callable[[BoardRow, Language], Any]) -> Callable[..., list[Any]]:
    """What is written of every row of the board."""
    return lambda counts, language: [
        write(row, language) for rows in board(counts).values() for row in rows if row is not None
    ]


def of_ends(write: Callable[[BoardRow, Place, Language], Any]) -> Callable[..., list[Any]]:
    """What is written of the best and the weakest city of every row."""
    return lambda counts, language: [
        write(row, end, language)
        for rows in board(counts).values()
        for row in rows
        if row is not None
        for end in (row.best, row.weakest)
        if end is not None
    ]


def of_figures(write: Callable[[Counts, Language, Indicator], Any]) -> Callable[..., list[Any]]:
    """What is written of every figure of a task."""
    return lambda counts, language: [write(counts, language, figure) for figure in OF_TASKS]


def every_task(write: Callable[[str, Language], str]) -> Callable[..., list[str]]:
    return lambda _, language: [write(task, language) for task in TASKS]


def every_figure(write: Callable[[str, Language], str]) -> Callable[..., list[str]]:
    return lambda _, language: [write(figure.key, language) for figure in OF_TASKS]


def plain_names(codes: list[str]) -> str:
    """Cities in a row as a medium without links might write them."""
    return ", ".join(codes)


def subtitle(counts: Counts, language: Language, figure: Indicator) -> str:
    return cities.subtitle(
        city_rows(counts, figure.key, None),
        language,
        figure.key,
        None,
        first_and_last_month(counts, figure.key, None),
        national_denominator(counts, figure.key, None),
        counts.as_of,
    )


def month_sentence(counts: Counts, language: Language, figure: Indicator) -> str:
    if figure.kind == "median":
        return months.median_sentence(figure, language)
    return months.month_sentence(month_line(counts, figure), language, figure, "X")


def group_finding(counts: Counts, language: Language, figure: Indicator) -> str:
    nation = national_value(counts, figure.key, None)
    return groups.group_finding(
        group_rates(counts, figure.key, NATION), language, figure, nation, "X"
    )


def parts(counts: Counts, language: Language, by: str) -> list[Any]:
    """All figures that can be split so, in words; a list's names stay with their places."""
    columns = ["value", "span", "n", "word"]
    return [
        split.part_words(
            split.split_rows(counts, language, figure.key, None, by), language, figure.key, None
        )[columns]
        for figure in OF_TASKS
        if by in figure.by
    ]


def part_names(counts: Counts, language: Language, by: str) -> list[Any]:
    return [
        split.split_rows(counts, language, figure.key, None, by)["name"].tolist()
        for figure in OF_TASKS
        if by in figure.by or (by == "variant" and figure.variants)
    ]


TABLE: Table = {
    cities.finding: of_figures(lambda c, lang, f: cities.finding(c, lang, f.key, None)),
    cities.missed_cities: of_figures(
        lambda c, lang, f: cities.missed_cities(city_rows(c, f.key, None), lang, plain_names)
    ),
    cities.cities_without: of_figures(
        lambda c, lang, f: cities.cities_without(
            city_rows(c, f.key, None), lang, f.key, None, plain_names
        )
    ),
    cities.subtitle: of_figures(subtitle),
    cities.denominator_words: of_figures(
        lambda _, lang, f: [
            cities.denominator_words(f.key, variant, lang) for variant in (None, *f.variants)
        ]
    ),
    figures.value_words: of_rows(figures.value_words),
    figures.interval_words: of_rows(figures.interval_words),
    figures.verdict_or_trend: of_rows(figures.verdict_or_trend),
    figures.sign: of_rows(lambda row, _: figures.sign(row)),
    figures.target_words: of_rows(figures.target_words),
    figures.state_word: of_figures(
        lambda _, lang, f: [
            figures.state_word(f, state, lang) for state in (*SIDES, "met", "too_small")
        ]
    ),
    figures.side_word: of_figures(
        lambda _, lang, f: [figures.side_word(f, side, lang) for side in split.SIDES]
    ),
    figures.state_labels: of_rows(figures.state_labels),
    figures.state_counts: of_rows(figures.state_counts),
    figures.end_name: of_ends(lambda _, end, lang: figures.end_name(end, "X", lang)),
    figures.end_value: of_ends(figures.end_value),
    figures.end_note: of_ends(figures.end_note),
    groups.group_finding: lambda c, lang: [
        group_finding(c, lang, figure) for task in TASKS.values() for figure in task.by_group
    ],
    headline.headline: lambda c, lang: headline.headline(board(c), lang),
    headline.late_tasks: lambda c, _: [*headline.late_tasks(board(c)), "any"],
    headline.verdict_legend: lambda c, lang: headline.verdict_legend(board(c), lang),
    headline.lacking_figures: lambda _, lang: headline.lacking_figures(3, "7", lang),
    headline.lacking_figure: every_figure(
        lambda figure, lang: headline.lacking_figure(figure, "7", lang)
    ),
    institutions.rate_words: institutions.rate_words,
    meaning.plan_words: every_task(meaning.plan_words),
    meaning.silent_words: every_task(meaning.silent_words),
    meaning.card_title: every_figure(meaning.card_title),
    months.median_sentence: of_figures(lambda _, lang, f: months.median_sentence(f, lang)),
    months.month_sentence: of_figures(month_sentence),
    months.signals: lambda _, lang: months.signals(xmr([0.5, 0.52] * 6), lang),
    months.city_sentence: lambda _, lang: months.city_sentence("X", "Y", lang),
    names.task_name: every_task(names.task_name),
    since_words.cities_by_year: lambda c, lang: [
        since_words.cities_by_year(since(c, duty), lang, FIGURES[duty]) for duty in DUTIES
    ],
    since_words.state_of_city: lambda c, lang: [
        since_words.state_of_city(since(c, duty), lang, FIGURES[duty], "440100", has)
        for duty in DUTIES
        for has in (True, False)
    ],
    since_words.since_alt: lambda _, lang: since_words.since_alt(2, lang),
    split.split_rows: lambda c, lang: [
        part_names(c, lang, by) for by in ("variant", "group", "tier", "province")
    ],
    split.part_words: lambda c, lang: [parts(c, lang, by) for by in ("tier", "province")],
    split.split_title: every_figure(split.split_title),
    split.split_alt: every_figure(lambda figure, lang: split.split_alt(figure, 2, lang)),
}


def test_no_sentence_is_left_out() -> None:
    assert set(TABLE) == functions_that_write(folder)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", TABLE, ids=lambda write: write.__name__)
def test_it_reads_well(write: Callable[..., Any], counts: Counts, language: Language) -> None:
    assert_reads_well(TABLE[write](counts, language), language, write in MAY_BE_EMPTY)


def test_a_snapshot_that_counted_all_lacks_nothing(counts: Counts) -> None:
    assert headline.lacking(board(counts)) == 0
    assert headline.lacking({"experts": (None,)}) == 1
