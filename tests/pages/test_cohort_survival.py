"""The page of curves through the frame: its figures, its choices, its link, in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from i18n.formats import percent
from metrics.cohorts.curves import Stratum, Which, carries, strata
from metrics.counts.snapshot import Counts
from shell.cache.store import ResultStore
from shell.screens.cohort_survival.choice import NONE, SPLITS, Choice, possible_splits

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("zh", "en")
CURVES: tuple[Which, ...] = ("survival", "opening")
AT = {"survival": 12, "opening": 6}
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("cohort_survival", link)


def words(test: AppTest) -> str:
    return " ".join(node.value for node in [*test.markdown, *test.caption])


def share(strata_read: list[Stratum], which: Which) -> float:
    """The share at the horizon by hand: the product of the shares that stayed."""
    left = np.sum([s.leaving for s in strata_read], axis=0)
    gone = np.sum([s.closing for s in strata_read], axis=0)
    stay = 1.0
    for period in range(AT[which]):
        stay *= 1 - gone[period] / left[period:].sum()
    return float(stay if which == "survival" else 1 - stay)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", CURVES)
def test_the_headline_gives_the_share_at_the_horizon(
    open_page: Open, counts: Counts, which: Which, language: Any
) -> None:
    test = open_page(lang=language, curve=which)

    assert not test.exception
    assert test.header[0].value == ("队列生存" if language == "zh" else "Cohort survival")
    value = percent(share(strata(counts, which), which), language)
    assert value in test.markdown[_headline(test)].value


def _headline(test: AppTest) -> int:
    """Place of the first sentence in bold that gives an interval."""
    return next(i for i, node in enumerate(test.markdown) if "95%" in node.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_naive_ratio_stands_beside_the_reading_by_months(
    open_page: Open, counts: Counts, language: Any
) -> None:
    recent = [s for s in strata(counts, "survival", ("cohort",)) if s.keys[0] in ("2009", "2010")]
    opened = sum(s.n for s in recent)
    closed = sum(int(s.closing.sum()) for s in recent)
    page_words = words(open_page(lang=language))

    assert percent((opened - closed) / opened, language) in page_words
    assert percent(share(recent, "survival"), language) in page_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_restores_the_view(open_page: Open, counts: Counts, language: Any) -> None:
    link = {
        "curve": "opening",
        "split": "cohort",
        "split2": "group",
        "scope": "city",
        "city": "440100",
        "lines": "2009.student-2008.rural",
    }
    test = open_page(lang=language, **link)

    assert not test.exception
    assert {name: test.query_params[name] for name in link} == link
    assert test.multiselect[0].value == ["2009.student", "2008.rural"]
    city = strata(counts, "opening", (), {"city": "440100"})
    assert percent(share(city, "opening"), language) in words(test)
    assert ("广州" if language == "zh" else "Guangzhou") in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_compared_and_a_choice_among_many_is_cautioned(
    open_page: Open, language: Any
) -> None:
    page_words = words(open_page(lang=language, split="city"))

    assert ("对数秩检验" if language == "zh" else "log-rank test") in page_words
    assert ("100组中挑出5组" if language == "zh" else "5 lines picked out of 100") in page_words


def test_few_lines_are_all_drawn_without_a_search(open_page: Open) -> None:
    test = open_page(lang="zh", split="tier")

    assert not test.multiselect
    assert "所画3组" in words(test)
    assert "lines" not in test.query_params


def test_codes_that_do_not_exist_give_way_to_the_default(open_page: Open) -> None:
    test = open_page(lang="zh", curve="<b>", split="nothing", lines="1-2", scope="city", city="9")

    assert not test.exception
    assert test.query_params["curve"] == "survival"
    assert test.query_params["split"] == NONE


def test_the_opening_curve_offers_no_character_of_businesses(open_page: Open) -> None:
    options = open_page(lang="zh", curve="opening").selectbox(key="split").options

    assert "行业" not in options
    assert "是否入驻孵化" not in options


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_cohorts_a_state_is_drawn(
    open_page: Open, language: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shell.cache.readings._results", ResultStore(10))
    monkeypatch.setattr("metrics.cohorts.lines._strata", lambda *_, **__: {})
    test = open_page(lang=language)

    assert not test.exception
    assert ("暂无数据" if language == "zh" else "No data") in words(test)


@pytest.mark.parametrize("which", CURVES)
@pytest.mark.parametrize("only", ["", "city", "tier", "group"])
def test_only_what_is_counted_together_is_offered(which: Which, only: str) -> None:
    for first in possible_splits(which, only):
        assert carries(which, frozenset({first, only} - {""}))
        for second in possible_splits(which, only, first):
            characters = frozenset({first, second, only} - {""})
            assert carries(which, characters)
            assert first != second
    assert set(possible_splits(which, only)) <= set(SPLITS) - {only}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_without_return_gets_no_verdict(
    open_page: Open, counts: Counts, language: Any
) -> None:
    silent = f"{counts.codes[~counts.reported][0]:06d}"
    page_words = words(open_page(lang=language, scope="city", city=silent, curve="opening"))

    assert ("本期未报数" if language == "zh" else "nothing was reported") in page_words


def test_a_choice_narrows_as_the_curves_want_it() -> None:
    assert Choice("survival").codes == {"which": "survival", "only": "", "key": ""}
