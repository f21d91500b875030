"""The page of tasks through the frame: board, choices, link, old snapshots, both languages."""

import json
import re
from dataclasses import replace

import pytest

from i18n import LANGUAGES, Language, pick, text
from i18n.formats import measure
from metrics.board.rows import board
from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES, TASKS
from sentences.established import established
from shell.cache import database, readings
from shell.parts import ways as leads
from shell.screens.tasks import choice, sentences
from shell.screens.tasks import headline as tasks_findings
from shell.screens.tasks import split as tasks_split
from shell.viewer.access import SINGLE_USER
from tests.pages.tasks.conftest import Open, rows, said, view_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_has_a_row_per_task_with_the_nations_figures(
    open_page: Open, counts: Counts, language: Language
) -> None:
    found, drawn = board(counts), rows(open_page(lang=language))

    assert [row["key"] for row in drawn] == list(TASKS)
    for row, (key, held) in zip(drawn, found.items(), strict=True):
        first, *others = (each for each in held if each is not None)
        assert row["name"] == pick(TASKS[key].name, language)
        assert row["value"] == measure(first.value, FIGURES[first.figure].unit, language)
        values = [measure(each.value, FIGURES[each.figure].unit, language) for each in others]
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
    found, drawn = board(counts), rows(open_page(lang=language))
    called, ways = names(counts, "city"), leads.exists(leads.PROFILE)

    for row, held in zip(drawn, found.values(), strict=True):
        place = held[0].weakest if held[0] else None
        if place is None:
            assert row["weakest"] is None
            continue
        shown, figure = row["weakest"], FIGURES[held[0].figure]  # type: ignore[union-attr]
        assert pick(called[place.city], language) in shown["name"]
        assert shown["note"]
        if sentences.owned(held[0]):  # type: ignore[arg-type]
            assert established(figure, False, language) in shown["note"]
        else:
            assert shown["value"] == measure(place.value, figure.unit, language)
        assert (f"city={place.city}" in shown["address"]) == ways


def test_a_target_of_ours_says_so(open_page: Open, counts: Counts) -> None:
    drawn = {row["key"]: row for row in rows(open_page(lang="zh"))}
    proposed = [key for key, task in TASKS.items() if task.figures[0].proposed]

    assert proposed
    assert all("建议" in drawn[key]["goal"] for key in proposed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_counts_all_figures(
    open_page: Open, counts: Counts, language: Language
) -> None:
    found = [each for held in board(counts).values() for each in held if each is not None]
    aimed = [each for each in found if each.target == each.target]
    words = [part.value for part in open_page(lang=language).main.markdown]
    headline = next(each for each in words if each.startswith("**"))
    numbers = [int(n) for n in re.findall(r"\d+", headline)]

    assert numbers[0] == len(found)
    assert numbers[1] == len(aimed)
    assert sum(numbers[2:]) == len(aimed) + 2 * (len(found) - len(aimed))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", TASKS)
def test_every_figure_of_every_task_can_be_opened(
    open_page: Open, task: str, language: Language
) -> None:
    test = open_page(lang=language, task=task)
    for figure in TASKS[task].figures:
        test.session_state["figure"] = figure.key
        test.run()
        assert [each.value for each in test.exception] == []
        assert pick(figure.name, language) in said(test)
        assert pick(TASKS[task].asks, language) in said(test)


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
    assert "Guangzhou" in said(test)


def test_nonsense_in_the_link_gives_way_to_the_first(open_page: Open) -> None:
    test = open_page(lang="zh", task="nothing", figure="nothing", city="999999", split="nothing")

    assert test.session_state["task"] == next(iter(TASKS))
    assert test.session_state["city"] == NATION


def test_every_split_on_offer_has_its_parts(counts: Counts, demo_url: str) -> None:
    offered = 0
    for key in (figure.key for task in TASKS.values() for figure in task.figures):
        for by in choice.splits(counts, key):
            held = tasks_split.split_rows(counts, key, None, by, "zh")
            assert {"name", "value", "verdict"} <= set(held)
            offered += 1
    assert offered > len(TASKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_snapshot_has_a_sentence_in_place_of_figures(
    open_page: Open, demo_url: str, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    load = database.load

    def older(number: int) -> Counts:
        counts = load(number)
        kept = {name: held for name, held in counts.tables.items() if name != "organisation"}
        return replace(counts, tables=kept)

    monkeypatch.setattr(database, "load", older)
    readings._results.clear()
    test = open_page(lang=language, task="organisation", figure="dedicated_body")
    name = pick(FIGURES["dedicated_body"].name, language)
    version = readings.definitions(SINGLE_USER, view_of(test).snapshot)
    told = text("tasks.uncounted_figure", language, version=version, name=name)

    assert version
    assert told in said(test)
    assert rows(test)[0]["value"] == "—"
    readings._results.clear()


def test_clauses_are_cited_in_each_language() -> None:
    from sentences.clauses import clause

    assert clause("三(十)", "zh") == "三（十）"
    assert clause("三(十)", "en") == "3(10)"
    assert clause("四", "en") == "4"


def test_a_way_to_a_page_that_does_not_exist_is_none(open_page: Open) -> None:
    view = view_of(open_page(lang="zh"))

    assert leads.address(view, "no_such_page", city="110000") == ""
    assert leads.address(view, "tasks", city="110000") == "tasks?lang=zh&city=110000"
    assert sentences.SIGNS["steady"] == "→"


def test_a_task_is_behind_when_its_first_figure_is(counts: Counts, demo_url: str) -> None:
    first = {key: held[0] for key, held in board(counts).items()}
    standing = first["experts"]
    assert standing is not None
    missed = replace(standing, target=0.8, verdict="missed", trend="improving")
    worse = replace(standing, target=float("nan"), verdict="no_target", trend="worsening")

    assert tasks_findings.behind({"experts": (missed,), "policy": (worse,)}) == [
        "experts",
        "policy",
    ]
    assert (
        tasks_findings.behind({"experts": (replace(missed, verdict="met"),), "policy": (None,)})
        == []
    )
