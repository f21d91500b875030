"""The levers of the what-if through the frame: what does nothing, what is decided, what is below."""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, text
from i18n.formats import count, percent
from metrics.counts.entities import NATION
from metrics.counts.snapshot import Counts
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.flow import flow
from metrics.what_if.levers.observed import observed_range
from metrics.what_if.levers.timing import year_end
from metrics.what_if.scenario import Scenario
from sentences.what_if.amounts import lever_name

Open = Callable[[Language, Scenario], AppTest]


@pytest.fixture
def open_levers(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda language, scenario: run_page(
        "what_if", {"lang": language, "what_if_tab": "levers", "scenario": scenario.text}
    )


@pytest.fixture(autouse=True)
def nothing_left() -> None:
    st.cache_resource.clear()


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.title, *test.markdown, *test.caption])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("idle", "by"), [("loans", "opening_rate"), ("places", "survival")])
def test_a_lever_that_does_nothing_is_not_claimed(
    open_levers: Open, language: Language, idle: str, by: str
) -> None:
    test = open_levers(language, Scenario(levers=((by, 0.6), (idle, 20.0))))
    name = lever_name(idle, language)

    assert not test.exception
    assert name.lower() not in test.title[0].value.lower()
    assert lever_name(by, language).lower() in test.title[0].value.lower()
    shown = name if language == "zh" else name[:1].lower() + name[1:]
    said = text("what_if.idle", language, by=lever_name(by, language), name=shown)
    assert said in words(test)
    assert said not in words(open_levers(language, Scenario(levers=((idle, 20.0),))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_what_was_observed_the_lowest_is_named(
    open_levers: Open, counts: Counts, language: Language
) -> None:
    observed = observed_range(counts, NATION, "pass_rate")
    end = {
        "zh": f"最低{percent(observed.low, language)}",
        "en": f"lowest {percent(observed.low, language)}",
    }
    below = words(open_levers(language, Scenario(levers=(("pass_rate", observed.low / 2),))))
    within = words(open_levers(language, Scenario(levers=(("pass_rate", observed.high),))))
    above = words(open_levers(language, Scenario(levers=(("jobs", 90.0),))))

    assert "▽" in below and end[language] in below
    assert end[language] not in within
    assert "▽" in above


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_businesses_do_not_follow_is_told(
    open_levers: Open, counts: Counts, language: Language
) -> None:
    moved = Scenario(levers=(("opening_rate", 0.9),))
    beside = count(baseline(counts, NATION).amounts["beside"], language)

    assert text("what_if.flow_beside", language, n=beside) in words(open_levers(language, moved))
    assert float(flow(counts, moved).amounts["businesses"]) > float(beside.replace(",", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_december_follows_the_levers_only_where_nothing_is_decided(
    open_levers: Open, counts: Counts, language: Language
) -> None:
    test = open_levers(language, Scenario(levers=(("opening_rate", 0.9),)))
    row = year_end(counts, NATION, {"opening_rate": 0.9}).set_index("indicator").loc["opening_rate"]

    table = test.table[0].value.to_string()
    assert f"{percent(row['unchanged'], language)} → **{percent(row['then'], language)}**" in table
    assert row["then"] < row["unchanged"] + row["share_open"] * 0.9
    assert text("what_if.timing_later", language) not in words(test)
    mixed = open_levers(language, Scenario(levers=(("share_student", 0.5),)))
    assert text("what_if.timing_later", language) in words(mixed)


def test_capacity_can_be_solved_for_and_priced(open_levers: Open) -> None:
    test = open_levers("en", Scenario())

    assert "Passers paid a loan" in words(test)
    assert test.multiselect(key="what_if_priced").options[-2:] == [
        "Incubator places",
        "Passers paid a loan",
    ]
