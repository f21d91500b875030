"""The page of the service chain through the frame: its figures, its link, its states, its files."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from i18n import pick
from i18n.formats import count, percent
from metrics.chain.amounts import amounts
from metrics.chain.link_effects import ASSOCIATION, combinations, coverage, effects
from metrics.chain.service_funnel import most_lost, steps
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from shell.cache.store import ResultStore

LANGUAGES = ("zh", "en")
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("service_chain", link)


def words(test: AppTest) -> str:
    return " ".join(str(node.value) for node in [*test.markdown, *test.caption])


def tables(test: AppTest) -> list[pd.DataFrame]:
    return [node.value for node in test.dataframe]


def nation(table: pd.DataFrame) -> dict[str, Any]:
    return {row["step"]: row for row in table.to_dict("records")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_gives_each_step_of_a_hundred_trained(
    open_page: Open, counts: Counts, language: Any
) -> None:
    test = open_page(lang=language)

    assert not test.exception
    assert test.header[0].value == ("一条龙" if language == "zh" else "Service chain")
    nation = amounts(counts, "national").iloc[0]
    headline = next(node.value for node in test.markdown if "100" in node.value)
    for name in ("passed", "served", "opened", "operating"):
        assert f"{100 * nation[name] / nation['trained']:.0f}" in headline, name
    assert count(nation["trained"], language) in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tiers_steps_stand_beside_its_peers(
    open_page: Open, counts: Counts, language: Any
) -> None:
    test = open_page(lang=language, scope="tier", tier="other")

    tier_steps = steps(counts, "tier")
    own_steps = tier_steps[tier_steps["entity"] == "other"]
    (shown,) = [table for table in tables(test) if "peers" in table]
    assert shown["value"].tolist() == [percent(value, language) for value in own_steps["value"]]
    assert shown["peers"].tolist() == [percent(value, language) for value in own_steps["peers"]]
    assert shown["lost"].tolist() == [
        count(value, language).replace("−0", "0") for value in own_steps["lost"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nation_lists_the_cities_that_lose_most(
    open_page: Open, counts: Counts, language: Any
) -> None:
    test = open_page(lang=language)

    wanted = most_lost(steps(counts, "city"))
    assert len(wanted) > 3
    (shown,) = [table for table in tables(test) if "peers" in table]
    called = names(counts, "city")
    assert shown["city"].tolist() == [pick(called[code], language) for code in wanted["entity"]]
    assert str(len(wanted)) in next(node.value for node in test.markdown if "100" in node.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_restores_the_view(open_page: Open, counts: Counts, language: Any) -> None:
    link = {"scope": "city", "city": "500000", "period": "2008"}
    test = open_page(lang=language, **link)

    assert not test.exception
    assert {name: test.query_params[name] for name in link} == link
    city = amounts(counts, "city", 2008).set_index("entity").loc["500000"]
    assert count(city["trained"], language) in words(test)
    assert ("重庆" if language == "zh" else "Chongqing") in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_and_combinations_agree_with_their_readings(
    open_page: Open, counts: Counts, language: Any
) -> None:
    test = open_page(lang=language)

    coverage_by_link = coverage(counts).set_index("link")
    title = next(
        node.value
        for node in test.markdown
        if percent(coverage_by_link.loc["all", "value"], language) in node.value
    )
    links = coverage_by_link.drop(index=["all", "training"])
    assert percent(links["value"].min(), language) in title
    (shown,) = [table for table in tables(test) if "guidance" in table]
    wanted = combinations(counts)
    assert shown["passers"].tolist() == [count(n, language) for n in wanted["passers"]]
    rings = ["●" if bits & 1 else "○" for bits in wanted["links"]]
    assert shown["guidance"].tolist() == rings


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_and_without_a_link_is_called_an_association(
    open_page: Open, counts: Counts, language: Any
) -> None:
    test = open_page(lang=language)

    assert pick(ASSOCIATION, language) in words(test)
    shown = [table for table in tables(test) if "adjusted" in table]
    for table, result in zip(shown, ("opening", "survival"), strict=True):
        comparison = effects(counts, result)
        sides = zip(table["with_"], comparison["with_value"], comparison["with_n"], strict=True)
        for words_, value, n in sides:
            assert percent(value, language) in words_
            assert count(n, language) in words_
    after = "开业后提供" if language == "zh" else "given after opening"
    assert after in shown[0]["adjusted"].tolist()[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_that_is_not_ripe_says_from_when(open_page: Open, language: Any) -> None:
    test = open_page(lang=language, period="2009")

    assert not test.exception
    assert ("2010年10月" if language == "zh" else "October 2010") in words(test)
    assert len(tables(test)) == 3, "coverage and opening are ripe earlier"


def test_a_city_without_returns_has_its_drawn_state(open_page: Open, counts: Counts) -> None:
    code = f"{counts.codes[~counts.reported][0]:06d}"
    test = open_page(lang="zh", scope="city", city=code)

    assert not test.exception
    assert "未报" in words(test)
    assert not tables(test)


def test_every_part_can_be_taken_away(open_page: Open) -> None:
    test = open_page(lang="zh")

    assert len(test.get("download_button")) == 10


def test_codes_that_do_not_exist_give_way_to_the_default(open_page: Open) -> None:
    test = open_page(lang="zh", scope="village", period="1999")

    assert not test.exception
    assert test.query_params["scope"] == "all"
    assert test.query_params["period"] == "rolling"


def test_a_second_run_reads_nothing_anew(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    test = open_page(lang="zh")
    made: list[Any] = []
    get = ResultStore.get

    def counted(self: ResultStore, key: Any, make: Callable[[], Any]) -> Any:
        return get(self, key, lambda: (made.append(key), make())[1])

    monkeypatch.setattr(ResultStore, "get", counted)
    test.run()

    assert made == []
