"""A task opened: its cities, months, dates, institutions and parts, both languages."""

import pytest

from i18n import LANGUAGES, Language, pick, text
from i18n.formats import measure
from metrics.board.rows import board_row
from metrics.board.since import since
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.methods.control_chart import xmr
from metrics.registry import FIGURES, TASKS
from metrics.tasks.institution_limits import two_rates
from shell.parts.established import established, established_since
from shell.screens.tasks import choice as tasks_choice
from shell.screens.tasks import cities, institutions, months
from shell.screens.tasks import split as tasks_split
from tests.pages.tasks.conftest import Open, said, view_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_of_samples_is_anything_called_sure(
    open_page: Open, counts: Counts, language: Language
) -> None:
    sure = {"zh": "确实", "en": "surely"}[language]
    for key, shown in (("service_modes", True), ("teachers_from_outside", False)):
        task = next(name for name, task in TASKS.items() if FIGURES[key] in task.figures)
        words = cities._finding(counts, language, key, None)
        assert (sure in words) == shown
        assert words in said(open_page(lang=language, task=task, figure=key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_says_since_when_it_has_its_body(
    open_page: Open, counts: Counts, language: Language
) -> None:
    held = since(counts, "leadership_group")
    city, day = held.iloc[0]
    test = open_page(lang=language, task="governance", figure="leadership_group", city=city)

    assert established_since(FIGURES["leadership_group"], True, day, language) in said(test)
    assert str(day.year) in said(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_without_a_body_says_so_and_not_too_few(
    open_page: Open, counts: Counts, language: Language
) -> None:
    rows = cities.city_rows(counts, "districts_covered", None)
    without = rows.loc[rows["denominator"] == 0, "entity"]
    assert len(without) > 0
    city = without.iloc[0]
    figure, name = FIGURES["districts_covered"], pick(names(counts, "city")[city], language)
    test = open_page(lang=language, task="organisation", figure="districts_covered", city=city)

    assert figure.nothing is not None
    assert text(
        "tasks.city_has", language, where=name, said=pick(figure.nothing, language)
    ) in said(test)


def test_the_nations_n_is_the_one_beside_its_figure(open_page: Open, counts: Counts) -> None:
    for task in TASKS.values():
        for figure in task.figures:
            held = board_row(counts, figure)
            n, silent = cities.in_nation(counts, figure.key, None)
            assert held is not None
            assert n == held.n or n != n
            assert silent <= (~counts.reported).sum()


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
        told = text(
            f"tasks.signals.{key}", "zh", n=len(values), out=out, run=chart.alert.sum() - out
        )
        assert months.signals(chart, "zh") == told


def test_institutions_judged_show_both_rates_the_low_ones_first(counts: Counts) -> None:
    rows, judged = institutions.rates(counts, "zh"), two_rates(counts)
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
    shown = list(tasks_split._written(view_of(test), choice, "institution")["value"])
    yes, no = (established(choice.held, has, language) for has in (True, False))

    assert set(shown) == {yes, no}
    assert shown == sorted(shown, key=[no, yes].index)


def test_parts_too_small_to_judge_come_last_and_the_largest_of_them_first(
    counts: Counts, demo_url: str
) -> None:
    rows = tasks_split.split_rows(counts, "project_survival", None, "project", "zh")
    small = rows["verdict"] == "too_small"

    assert small.any()
    assert small.is_monotonic_increasing
    assert rows.loc[small, "denominator"].is_monotonic_decreasing


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["project_investment", "relief_amount"])
def test_the_chart_of_cities_writes_a_figure_as_the_board_does(
    counts: Counts, key: str, language: Language
) -> None:
    rows = cities.city_rows(counts, key, None)
    best = rows.loc[rows["rank"].idxmin()]
    drawn = cities.cities_figure(counts, language, "light", key, None, "")

    assert drawn is not None
    notes = drawn[0].to_dict()["layout"]["annotations"]
    words = " ".join(note["text"] for note in notes)
    assert measure(best["value"], FIGURES[key].unit, language) in words
