"""A task opened: its cities, months, dates, institutions and parts, both languages."""

import pytest

from i18n import LANGUAGES, Language, pick, text
from i18n.formats import measure
from metrics.board.figure_rows import city_rows
from metrics.board.since import since
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.methods.control_chart import xmr
from metrics.registry import FIGURES, TASKS
from metrics.tasks.institution_limits import two_rates
from sentences.established import established, established_since
from sentences.tasks import cities, institutions, months
from sentences.tasks.split import split_rows
from shell.screens.tasks import choice as tasks_choice
from shell.screens.tasks import cities as drawn_cities
from shell.screens.tasks import split as tasks_split
from tests.pages.tasks.conftest import Open, page_words, view_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_of_samples_is_anything_called_sure(
    open_page: Open, counts: Counts, language: Language
) -> None:
    sure = {"zh": "确实", "en": "surely"}[language]
    for key, is_sample in (("service_modes", True), ("teachers_from_outside", False)):
        task = next(name for name, task in TASKS.items() if FIGURES[key] in task.figures)
        words = cities.finding(counts, language, key, None)
        assert (sure in words) == is_sample
        assert words in page_words(open_page(lang=language, task=task, figure=key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_says_since_when_it_has_its_body(
    open_page: Open, counts: Counts, language: Language
) -> None:
    dates = since(counts, "leadership_group")
    city, day = dates.iloc[0]
    test = open_page(lang=language, task="governance", figure="leadership_group", city=city)

    assert established_since(FIGURES["leadership_group"], True, day, language) in page_words(test)
    assert str(day.year) in page_words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_without_a_body_says_so_and_not_too_few(
    open_page: Open, counts: Counts, language: Language
) -> None:
    rows = city_rows(counts, "districts_covered", None)
    without = rows.loc[rows["denominator"] == 0, "entity"]
    assert len(without) > 0
    city = without.iloc[0]
    figure, name = FIGURES["districts_covered"], pick(names(counts, "city")[city], language)
    test = open_page(lang=language, task="organisation", figure="districts_covered", city=city)

    assert figure.nothing is not None
    assert text(
        "tasks.city_has", language, where=name, said=pick(figure.nothing, language)
    ) in page_words(test)


def test_months_say_how_many_are_ringed() -> None:
    flat, spike = [0.5, 0.52] * 6, [*[0.4, 0.6] * 10, 1.3]
    for values, key in (
        (flat, "none"),
        (spike, "outside"),
        ([*flat, 0.9], "both"),
        ([0.5, 0.6] * 6 + [0.56] * 7, "runs"),
    ):
        chart = xmr(values)
        out = int((chart.label == "outside_limits").sum())
        expected = text(
            f"tasks.signals.{key}", "zh", n=len(values), out=out, run=chart.alert.sum() - out
        )
        assert months.signals(chart, "zh") == expected


def test_institutions_judged_show_both_rates_the_low_ones_first(counts: Counts) -> None:
    rows, judged = institutions.rate_words(counts, "zh"), two_rates(counts)
    low = judged["passing"].lt(judged["passing_limit"]) | judged["opening"].lt(
        judged["opening_limit"]
    )

    assert len(rows) == len(judged) > 0
    assert set(rows["entity"][: low.sum()]) == set(judged["entity"][low])
    assert (rows["word"] != "未见异常").sum() == low.sum()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_institution_is_inspected_or_not_and_those_that_are_not_come_first(
    open_page: Open, language: Language
) -> None:
    test = open_page(
        lang=language, task="institutions", figure="institutions_inspected", split="institution"
    )
    choice = tasks_choice.Choice("institutions", "institutions_inspected")
    words = list(tasks_split._words(view_of(test), choice, "institution")["value"])
    yes, no = (established(choice.definition, has, language) for has in (True, False))

    assert set(words) == {yes, no}
    assert words == sorted(words, key=[no, yes].index)


def test_parts_too_small_to_judge_come_last_and_the_largest_of_them_first(
    counts: Counts, demo_url: str
) -> None:
    rows = split_rows(counts, "zh", "project_survival", None, "project")
    small = rows["verdict"] == "too_small"

    assert small.any()
    assert small.is_monotonic_increasing
    assert rows.loc[small, "denominator"].is_monotonic_decreasing


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["project_investment", "relief_amount"])
def test_the_chart_of_cities_writes_a_figure_as_the_board_does(
    counts: Counts, key: str, language: Language
) -> None:
    rows = city_rows(counts, key, None)
    best = rows.loc[rows["rank"].idxmin()]
    drawn = drawn_cities.cities_figure(counts, language, "light", key, None, "")

    assert drawn is not None
    notes = drawn[0].to_dict()["layout"]["annotations"]
    words = " ".join(note["text"] for note in notes)
    assert measure(best["value"], FIGURES[key].unit, language) in words
