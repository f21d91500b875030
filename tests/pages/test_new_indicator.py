"""A new indicator is one module and one line of the registry: every screen shows it by itself.

The made-up one below is better when lower and counts a complement, which no indicator does yet.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access.counts.declared import MEASURES, SPLITS
from i18n import LANGUAGES, Language, pick, text
from i18n.formats import count, measure
from metrics.board.rows import board
from metrics.counts.snapshot import Counts
from metrics.definition import Clause, Indicator, Text
from metrics.readings.tidy import readings
from metrics.readings.trends import course
from metrics.registry import FIGURES, INDICATORS, TASKS
from sentences.tasks.figures import SIGNS
from shell.cache import readings as results
from shell.parts import export
from shell.screens.overview.target_cards import target_cards
from shell.screens.tasks import board as task_board
from shell.server.registry_check import definition_faults
from shell.viewer.view import KEY

UNCONTACTED = Indicator(
    key="uncontacted",
    name=Text("久未联系率", "Not contacted for long"),
    short=Text("久未联系", "No contact"),
    question=Text("有多少企业久未联系?", "How many have not been contacted for long?"),
    clause=Clause("三(十)", "跟踪了解创业者企业经营情况", "follow how founders' businesses fare"),
    kind="rate",
    unit="percent",
    counts="follow_up",
    numerator="followed - contacted",
    denominator="followed",
    target=None,
    window=0,
    settling=0,
    numerator_text=Text("久未联系的企业数", "businesses without a recent visit"),
    denominator_text=Text("应跟踪的企业数", "businesses to follow"),
    clock=Text("月末时点", "standing at the month's end"),
    formula=Text("久未联系 ÷ 应跟踪", "not contacted ÷ to follow"),
    caveats=(Text("越低越好。", "The lower the better."),),
    missing=Text("户久未联系", "more without contact"),
    gates=("lost",),
    module="tests/pages/test_new_indicator.py",
    better="lower",
    sentence=Text("应跟踪{n}户，其中{x}户久未联系。", "{x} of {n} had no recent visit."),
    amount=Text("{n}户久未联系", "{n} without contact"),
    stock=True,
)
PAGES = (
    "overview",
    "city_ranking",
    "target_gap",
    "tasks",
    "definitions",
    "city_profile",
    "what_if",
)


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The line of the registry: among the targets, and in its task."""
    task = TASKS["follow_up"]
    _forget()
    monkeypatch.setitem(INDICATORS, UNCONTACTED.key, UNCONTACTED)
    monkeypatch.setitem(FIGURES, UNCONTACTED.key, UNCONTACTED)
    monkeypatch.setitem(TASKS, task.key, replace(task, figures=(*task.figures, UNCONTACTED)))
    yield
    _forget()


def _forget() -> None:
    """No result of another registry is shown."""
    st.cache_resource.clear()
    results._results.clear()
    results._hashes.clear()


Open = Callable[[str, dict[str, str]], AppTest]


def words(test: AppTest) -> str:
    """All words, tables and custom parts that a page sends to the browser."""
    return "\n".join(str(getattr(node, "proto", "")) for node in _nodes(test._tree))


def _nodes(node: object) -> Iterator[object]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def opened(run_page: Open, page: str, language: Language = "zh", **more: str) -> AppTest:
    """A page that looks at the made-up indicator, without any error."""
    link = {"lang": language, "task": "follow_up", "figure": "uncontacted", **more}
    if page != "tasks":
        link["indicator"] = "uncontacted"
    test = run_page(page, link)
    assert [error.value for error in test.exception] == []
    return test


def test_its_definition_lacks_nothing() -> None:
    assert definition_faults(INDICATORS, FIGURES) == []


def test_what_the_check_takes_for_counted_is_what_a_snapshot_counts(counts: Counts) -> None:
    for table, measures in MEASURES.items():
        assert set(measures) <= set(counts.tables[table]), table
    for by, tables in SPLITS.items():
        split = {name.removesuffix(f"_by_{by}") for name in counts.tables if f"_by_{by}" in name}
        assert split & set(MEASURES) == set(tables)


def test_its_number_is_the_complement(counts: Counts) -> None:
    nation = readings(counts, UNCONTACTED, "national").iloc[0]
    contact = readings(counts, FIGURES["contact_90"], "national").iloc[0]

    assert nation["numerator"] == contact["denominator"] - contact["numerator"]
    assert nation["value"] == pytest.approx(1 - contact["value"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_screen_shows_it(run_page: Open, page: str, language: Language) -> None:
    page_words = words(opened(run_page, page, language))
    names = (pick(UNCONTACTED.short, language), pick(UNCONTACTED.name, language))

    assert any(name in page_words for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_leaders_page_says_its_sentence(
    run_page: Open, counts: Counts, language: Language
) -> None:
    nation = readings(counts, UNCONTACTED, "national").iloc[0]
    x, n = (count(nation[name], language) for name in ("numerator", "denominator"))
    card = target_cards(opened(run_page, "overview", language).session_state[KEY])[-1]

    assert UNCONTACTED.sentence is not None
    assert card.sentence == pick(UNCONTACTED.sentence, language).format(x=x, n=n)
    assert card.value == measure(nation["value"], "percent", language)


def test_exports_hold_it(run_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[export.Sheet] = []
    monkeypatch.setattr(export, "buttons", lambda sheet, _view: sheets.append(sheet))
    opened(run_page, "target_gap")
    opened(run_page, "city_ranking", view="table")
    of_gaps, of_ranking = sheets

    assert of_gaps.headers["uncontacted.value"].startswith(UNCONTACTED.short.zh)
    assert of_gaps.frame["uncontacted.value"].notna().any()
    assert UNCONTACTED.name.zh in of_ranking.title
    assert UNCONTACTED.denominator_text.zh in of_ranking.denominator


def test_a_rise_is_worse(run_page: Open, counts: Counts) -> None:
    pairs = [(100, 1000), *[(100, 1000)] * 11, (200, 1000)]
    line = pd.DataFrame(pairs, columns=["numerator", "denominator"]).assign(
        value=lambda rows: rows["numerator"] / rows["denominator"], mature=True
    )

    assert course(line, UNCONTACTED) == "worsening"
    assert text("tasks.trend.worsening", "zh") == "转差"
    row = next(row for row in board(counts)["follow_up"] if row and row.figure == "uncontacted")
    test = opened(run_page, "tasks")
    drawn = [
        figure["word"]
        for task in task_board.rows(test.session_state[KEY])
        for figure in task["others"]
        if figure["name"] == UNCONTACTED.short.zh
    ]
    assert drawn == [f"{SIGNS[row.trend]} {text(f'tasks.trend.{row.trend}', 'zh')}"]
