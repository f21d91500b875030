"""The page of tasks through the frame: board, choices, link, old snapshots, both languages."""

import json
import math
import re
from dataclasses import replace

import pytest

from i18n import LANGUAGES, Language, pick, text
from i18n.formats import measure
from metrics.board.rows import board
from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES, TASKS
from sentences.clauses import clause
from sentences.established import established
from sentences.tasks.figures import SIGNS, says_only_whether
from sentences.tasks.headline import late_tasks
from sentences.tasks.split import split_rows
from shell.cache import database, readings
from shell.parts import ways as leads
from shell.screens.tasks import choice
from shell.viewer.access import SINGLE_USER
from tests.pages.tasks.conftest import Open, page_words, rows, view_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_has_a_row_per_task_with_the_nations_figures(
    open_page: Open, counts: Counts, language: Language
) -> None:
    tasks, drawn = board(counts), rows(open_page(lang=language))

    assert [row["key"] for row in drawn] == list(TASKS)
    for row, (key, figures) in zip(drawn, tasks.items(), strict=True):
        first, *others = (figure for figure in figures if figure is not None)
        assert row["name"] == pick(TASKS[key].name, language)
        assert row["value"] == measure(first.value, FIGURES[first.figure].unit, language)
        values = [measure(figure.value, FIGURES[figure.figure].unit, language) for figure in others]
        assert [other["value"] for other in row["others"]] == values
        assert sum(part["n"] for part in row["strip"]) == len(counts.codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_speaks_one_language(open_page: Open, language: Language) -> None:
    words = json.dumps(
        [
            {**row, "spark": None, "best": None, "weakest": None}
            for row in rows(open_page(lang=language))
        ],
        ensure_ascii=False,
    )
    plain = re.sub(r'"[a-z_]+":|#[0-9A-Fa-f]{6}|"key": "[a-z_]+"|null|true|false', "", words)

    if language == "en":
        assert not re.search(r"[\u3400-\u9fff]", plain)
    else:
        strange = set(re.findall(r"[A-Za-z]{2,}", plain)) - set(TASKS) - {"SYB", "IYB"}
        assert not {word for word in strange if "_" not in word and word not in " ".join(TASKS)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_best_and_the_weakest_are_named_with_figure_and_way(
    open_page: Open, counts: Counts, language: Language
) -> None:
    tasks, drawn = board(counts), rows(open_page(lang=language))
    city_names, ways = names(counts, "city"), leads.exists(leads.PROFILE)

    for row, figures in zip(drawn, tasks.values(), strict=True):
        place = figures[0].weakest if figures[0] else None
        if place is None:
            assert row["weakest"] is None
            continue
        weakest, figure = row["weakest"], FIGURES[figures[0].figure]  # type: ignore[union-attr]
        assert pick(city_names[place.city], language) in weakest["name"]
        assert weakest["note"]
        if says_only_whether(figures[0]):  # type: ignore[arg-type]
            assert established(figure, False, language) in weakest["note"]
        else:
            assert weakest["value"] == measure(place.value, figure.unit, language)
        assert (f"city={place.city}" in weakest["address"]) == ways


def test_a_target_of_ours_says_so(open_page: Open, counts: Counts) -> None:
    drawn = {row["key"]: row for row in rows(open_page(lang="zh"))}
    proposed = [key for key, task in TASKS.items() if task.figures[0].proposed]

    assert proposed
    assert all("建议" in drawn[key]["goal"] for key in proposed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_counts_all_figures(
    open_page: Open, counts: Counts, language: Language
) -> None:
    rows_counted = [row for figures in board(counts).values() for row in figures if row is not None]
    aimed = [row for row in rows_counted if not math.isnan(row.target)]
    words = [part.value for part in open_page(lang=language).main.markdown]
    headline = next(line for line in words if line.startswith("**"))
    numbers = [int(n) for n in re.findall(r"\d+", headline)]

    assert numbers[0] == len(rows_counted)
    assert numbers[1] == len(aimed)
    assert sum(numbers[2:]) == len(aimed) + 2 * (len(rows_counted) - len(aimed))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", TASKS)
def test_every_figure_of_every_task_can_be_opened(
    open_page: Open, task: str, language: Language
) -> None:
    test = open_page(lang=language, task=task)
    for figure in TASKS[task].figures:
        test.session_state["figure"] = figure.key
        test.run()
        assert [error.value for error in test.exception] == []
        assert pick(figure.name, language) in page_words(test)
        assert pick(TASKS[task].asks, language) in page_words(test)


def test_the_link_restores_task_figure_definition_split_and_city(open_page: Open) -> None:
    link = {
        "lang": "en",
        "task": "experts",
        "figure": "satisfaction",
        "split": "tier",
        "city": "440100",
    }
    test = open_page(**link)

    assert {name: test.session_state[name] for name in link} == link
    assert {name: test.query_params[name] for name in link} == link
    assert "Guangzhou" in page_words(test)


def test_nonsense_in_the_link_gives_way_to_the_first(open_page: Open) -> None:
    test = open_page(lang="zh", task="nothing", figure="nothing", city="999999", split="nothing")

    assert test.session_state["task"] == next(iter(TASKS))
    assert test.session_state["city"] == NATION


@pytest.mark.slow
def test_every_split_on_offer_has_its_parts(counts: Counts, demo_url: str) -> None:
    offered = 0
    for key in (figure.key for task in TASKS.values() for figure in task.figures):
        for by in choice.splits(counts, key):
            parts = split_rows(counts, "zh", key, None, by)
            assert {"name", "value", "verdict"} <= set(parts)
            offered += 1
    assert offered > len(TASKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_snapshot_has_a_sentence_in_place_of_figures(
    open_page: Open, demo_url: str, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    load = database.load

    def older(number: int) -> Counts:
        counts = load(number)
        tables = {name: table for name, table in counts.tables.items() if name != "organisation"}
        return replace(counts, tables=tables)

    monkeypatch.setattr(database, "load", older)
    readings._results.clear()
    test = open_page(lang=language, task="organisation", figure="dedicated_body")
    name = pick(FIGURES["dedicated_body"].name, language)
    version = readings.definitions(SINGLE_USER, view_of(test).snapshot)
    sentence = text("tasks.uncounted_figure", language, version=version, name=name)

    assert version
    assert sentence in page_words(test)
    assert rows(test)[0]["value"] == "—"
    readings._results.clear()


def test_clauses_are_cited_in_each_language() -> None:
    assert clause("三(十)", "zh") == "三（十）"
    assert clause("三(十)", "en") == "3(10)"
    assert clause("四", "en") == "4"


def test_a_way_to_a_page_that_does_not_exist_is_none(open_page: Open) -> None:
    view = view_of(open_page(lang="zh"))

    assert leads.address(view, "no_such_page", city="110000") == ""
    assert leads.address(view, "tasks", city="110000") == "tasks?lang=zh&city=110000"
    assert SIGNS["steady"] == "→"


def test_a_task_is_behind_when_its_first_figure_is(counts: Counts, demo_url: str) -> None:
    first = {key: figures[0] for key, figures in board(counts).items()}
    experts = first["experts"]
    assert experts is not None
    missed = replace(experts, target=0.8, verdict="missed", trend="improving")
    worse = replace(experts, target=float("nan"), verdict="no_target", trend="worsening")

    assert late_tasks({"experts": (missed,), "policy": (worse,)}) == ["experts", "policy"]
    assert late_tasks({"experts": (replace(missed, verdict="met"),), "policy": (None,)}) == []
