"""The same name never shows two numbers: what is read over other months says so, with the usual."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, pick
from i18n.formats import measure
from metrics.appraisal.index import measured
from metrics.city.case_mix import standardised
from metrics.city.tasks import city_tasks
from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS, Counts
from metrics.definition import Indicator
from metrics.overall.league import league_rows
from metrics.overall.summary import funnel
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, INDICATORS
from metrics.what_if.levers.baseline import baseline
from shell.cache import database
from shell.screens.service_chain import funnel as chain
from shell.screens.service_chain.choice import Choice
from shell.viewer.view import KEY

Open = Callable[..., AppTest]
CITY = "440100"
NATIONAL_PAGES = (
    ("overview", {}),
    ("target_gap", {}),
    ("city_ranking", {}),
    ("service_chain", {}),
    ("cohort_survival", {}),
    ("cohort_survival", {"curve": "opening"}),
    ("tasks", {"task": "projects"}),
    ("tasks", {"task": "incubation"}),
    ("what_if", {}),
    ("appraisal", {}),
    ("definitions", {}),
    ("data_quality", {}),
)
RATES = ("pass_rate", "opening_rate", "job_multiplier", "stability_rate")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_national_page_gives_no_figure_of_that_name_but_the_nations_reading(
    run_page: Open, language: Language
) -> None:
    shown: list[tuple[str, str, str]] = []
    counts = None
    for page, link in NATIONAL_PAGES:
        test = run_page(page, {"lang": language, **link})
        assert not test.exception, page
        counts = database.load(test.session_state[KEY].snapshot)
        shown += [(page, *pair) for pair in named_values(test, language)]
    assert counts is not None
    wanted = {
        name: measure(national(counts, figure), figure.unit, language)
        for figure in INDICATORS.values()
        if figure.key in RATES
        for name in (pick(figure.name, language), pick(figure.short, language))
    }
    compared = [(page, name, value) for page, name, value in shown if name in wanted]
    assert {page for page, _, _ in compared} >= {"overview", "service_chain", "cohort_survival"}
    assert [pair for pair in compared if pair[2] != wanted[pair[1]]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citys_profile_gives_the_readings_of_the_city_and_the_nation(
    run_page: Open, language: Language
) -> None:
    test = run_page("city_profile", {"lang": language, "city": CITY})
    counts = database.load(test.session_state[KEY].snapshot)
    figures = {pick(figure.short, language): figure for figure in FIGURES.values()}
    figures |= {pick(figure.name, language): figure for figure in FIGURES.values()}
    compared = 0
    for table in [node.value for node in test.dataframe if "nation" in node.value]:
        column = "figure" if "figure" in table else "name"
        for row in table.to_dict("records"):
            figure = figures.get(str(row.get(column)).strip())
            if figure is None or not str(row["nation"]).strip().strip("—"):
                continue
            digits = measure(national(counts, figure), figure.unit, language)
            assert str(row["nation"]).strip() == digits, row
            compared += 1
    assert compared > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_figures_share_a_name(language: Language) -> None:
    bearers: dict[str, set[str]] = {}
    for figure in FIGURES.values():
        for name in (pick(figure.name, language), pick(figure.short, language)):
            bearers.setdefault(name, set()).add(figure.key)
    assert [name for name, keys in bearers.items() if len(keys) > 1] == []


def test_what_stands_on_a_reading_starts_from_that_reading(counts: Counts) -> None:
    places = [("national", NATION), *(("tier", tier) for tier in TIERS), ("city", CITY)]
    for by, entity in places:
        today = baseline(counts, entity).today
        for key, lever in (
            ("pass_rate", "pass_rate"),
            ("opening_rate", "opening_rate"),
            ("stability_rate", "survival"),
            ("job_multiplier", "jobs"),
        ):
            assert today[lever] == pytest.approx(of(counts, key, by, entity)), (entity, key)


@pytest.mark.slow
def test_the_case_mix_the_appraisal_and_the_tasks_take_the_readings(counts: Counts) -> None:
    for what, key in (
        ("opening", "opening_rate"),
        ("stability", "stability_rate"),
        ("jobs", "job_multiplier"),
    ):
        mix = standardised(counts, what).set_index("entity")  # type: ignore[arg-type]
        own = readings(counts, INDICATORS[key], "city", ranks=False).set_index("entity")
        assert mix["raw"].tolist() == pytest.approx(own["value"].tolist(), nan_ok=True), key
    for key in ("stability_rate", "job_multiplier"):
        taken = measured(counts, key, 2008)
        values = readings(counts, INDICATORS[key], "city", period=2008, ranks=False)["value"]
        assert taken is not None
        scored = np.isfinite(taken.value)  # the others are too small or on hold
        assert scored.any()
        assert taken.value[scored].tolist() == pytest.approx(values[scored].tolist())
    tasks = city_tasks(counts, CITY).set_index("figure")
    for key in ("project_survival", "tenants_operating"):
        assert tasks.loc[key, "nation"] == pytest.approx(national(counts, FIGURES[key]))


def test_the_chains_figures_bear_their_months_and_have_the_usual_ones_beside_them(
    run_page: Open,
) -> None:
    view = run_page("service_chain", {"lang": "zh"}).session_state[KEY]
    counts = database.load(view.snapshot)
    passed, _, opened, operating, jobs = chain._cards(view, Choice("national", "000000", "rolling"))

    cards = {"pass_rate": passed, "opening_rate": opened, "stability_rate": operating}
    for key, card in {**cards, "job_multiplier": jobs}.items():
        assert card.name.endswith("批次）")
        assert measured_in_words(counts, key) in card.sentence
        assert "批次" in card.sentence


@pytest.mark.parametrize("curve", ["survival", "opening"])
def test_curves_of_all_cohorts_say_so_and_have_the_usual_rate_beside_them(
    run_page: Open, curve: str
) -> None:
    test = run_page("cohort_survival", {"lang": "zh", "curve": curve})
    counts = database.load(test.session_state[KEY].snapshot)
    key = {"survival": "stability_rate", "opening": "opening_rate"}[curve]
    captions = " ".join(caption.value for caption in test.caption)

    assert "全部批次" in next(node.value for node in test.markdown if "目标" in node.value)
    assert all(
        "批次" in name for name, _ in card_values(test) if "经营（" in name or "开业（" in name
    )
    assert f"“{INDICATORS[key].name.zh}”为{measured_in_words(counts, key)}（" in captions


def test_the_funnels_centre_is_named_after_its_cities_beside_the_nation(run_page: Open) -> None:
    test = run_page("city_ranking", {"lang": "zh", "view": "funnel", "indicator": "opening_rate"})
    counts = database.load(test.session_state[KEY].snapshot)
    pooled = funnel(
        INDICATORS["opening_rate"], league_rows(counts, "opening_rate", None, "rolling", None)
    )
    captions = " ".join(caption.value for caption in test.caption)

    assert pooled is not None
    assert (
        f"全国读数（含未列入图中的城市）为{measured_in_words(counts, 'opening_rate')}" in captions
    )


def named_values(test: AppTest, language: Language) -> Iterator[tuple[str, str]]:
    """Every (name of a figure, value) in the cards, national columns and sentences of a page."""
    yield from card_values(test)
    for table in [node.value for node in test.dataframe]:
        name = "figure" if "figure" in table else "name"
        if "nation" in table and name in table:
            yield from zip(table[name].map(str.strip), table["nation"].map(str.strip), strict=True)
    words = (
        r"“([^”]+)”为([\d.,]+%?)"
        if language == "zh"
        else r"(?:^|[.] )([A-Z][\w -]+), as on the other pages: ([\d.,]+%?)"
    )
    for text in [*test.markdown, *test.caption]:
        yield from re.findall(words, str(text.value))
    for sentence in (card.get("sentence") or "" for card in cards(test)):
        yield from re.findall(words, sentence)


def card_values(test: AppTest) -> list[tuple[str, str]]:
    """Name and value of every card."""
    return [(card["name"], card["value"]) for card in cards(test)]


def cards(test: AppTest) -> Iterator[dict[str, Any]]:
    """What the rows of cards were drawn from."""
    for node in elements(test._tree[0]):
        sent = getattr(getattr(node, "proto", None), "json", "")
        if '"cards"' in sent:
            yield from json.loads(sent)["cards"]


def elements(block: Any) -> Iterator[Any]:
    """All elements of a page, however deep."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from elements(child)
        else:
            yield child


def national(counts: Counts, figure: Indicator) -> float:
    return float(readings(counts, figure, "national", ranks=False).iloc[0]["value"])


def of(counts: Counts, key: str, by: Any, entity: str) -> float:
    table = readings(counts, INDICATORS[key], by, ranks=False).set_index("entity")
    return float(table.loc[entity, "value"])


def measured_in_words(counts: Counts, key: str) -> str:
    return measure(national(counts, INDICATORS[key]), INDICATORS[key].unit, "zh")
