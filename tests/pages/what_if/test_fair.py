"""Fair targets on the page: the proposal, what is said of it, and it as assumed."""

from collections.abc import Callable

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, text
from i18n.formats import MISSING
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.methods.common_change import CommonChange, common_change
from metrics.what_if.levers.inverse import highest_target
from metrics.what_if.scenario import Scenario, Target, read
from metrics.what_if.targets.arrays import target_arrays
from metrics.what_if.targets.changes import Change
from metrics.what_if.targets.fair import fair_targets
from sentences.verdict_badges import tally
from shell.screens.what_if.targets import fair as what_if_targets_fair
from shell.viewer.access import SINGLE_USER
from shell.viewer.view import View
from tests.oracle.what_if import effect

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("what_if", link)


@pytest.fixture(autouse=True)
def nothing_left() -> None:
    st.cache_resource.clear()


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.title, *test.markdown, *test.caption])


@pytest.mark.parametrize("language", LANGUAGES)
def test_fair_targets_as_assumed_say_who_is_undecided(
    open_page: Open, counts: Counts, language: Language
) -> None:
    proposals = fair_targets(counts, "pass_rate", 0.5, 0.001).dropna(subset=["target"])
    own = tuple(
        Target("pass_rate", round(target, 4), code)
        for code, target in zip(proposals["entity"], proposals["target"], strict=True)
    )
    test = open_page(lang=language, scenario=Scenario(targets=own).text)
    after = effect(counts, "pass_rate", own).after

    assert tally(after, language) in test.title[0].value
    assert text("what_if.each_own", language) in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("estimate", "told"),
    [
        (Change(0.2, 0.01, 40, common_change([], [])), "pace"),
        (Change(0.0, 0.01, 40, common_change([], [])), "no_pace"),
        (Change(0.0, 0.0, 0, common_change([], [])), "no_change"),
    ],
)
def test_the_note_says_what_is_known_of_catching_up(
    monkeypatch: pytest.MonkeyPatch, language: Language, estimate: Change, told: str
) -> None:
    monkeypatch.setattr(what_if_targets_fair, "cached", lambda *_asked, **_keys: estimate)
    view = View(SINGLE_USER, language, 1, None, True, False, None, "light", False)  # type: ignore[arg-type]
    said, jobs = (what_if_targets_fair.note(view, key) for key in ("pass_rate", "job_multiplier"))
    values = {"n": 40, "fewest": 10, "pace": "20%"}

    assert text(f"what_if.fair_{told}", language, **values) in said
    assert text("what_if.fair_rounded_rate", language) in said
    assert text("what_if.fair_rounded_mean", language) in jobs


@pytest.mark.parametrize(
    ("key", "drift", "steps", "said"),
    [
        ("pass_rate", 0.012, 3, "各市每年共同上升约1.2个百分点，已计入目标。"),
        ("pass_rate", -0.012, 1, "各市每年共同下降约1.2个百分点，已计入目标。各市共同升降只有2个"),
        ("job_multiplier", 0.05, 3, "各市每年共同上升约0.05人，已计入目标。"),
        ("pass_rate", 0.0004, 3, ""),
        ("pass_rate", 0.0, 0, ""),
    ],
)
def test_the_note_tells_what_all_cities_change_by_together(
    monkeypatch: pytest.MonkeyPatch, key: str, drift: float, steps: int, said: str
) -> None:
    estimate = Change(0.0, 0.01, 40, CommonChange(drift, 0.01, 0.01, steps))
    monkeypatch.setattr(what_if_targets_fair, "cached", lambda *_asked, **_keys: estimate)
    view = View(SINGLE_USER, "zh", 1, None, True, False, None, "light", False)  # type: ignore[arg-type]
    note = what_if_targets_fair.note(view, key)
    assert said in note
    assert ("共同" in note) == bool(said)


def test_fair_targets_become_the_scenario(open_page: Open, counts: Counts) -> None:
    test = open_page(lang="zh", fair_indicator="opening_rate", what_if_ambition="30")
    proposals = fair_targets(counts, "opening_rate", 0.3, 0.001).dropna(subset=["target"])
    assert f"{len(proposals)}个城市" in words(test) or proposals.empty
    test.button(key="what_if_adopt_fair").click().run()

    taken = read(test.query_params["scenario"]).targets
    assert {target.whom: target.value for target in taken} == pytest.approx(
        dict(zip(proposals["entity"], proposals["target"], strict=True))
    )


def test_the_highest_target_of_so_many_cities_is_rounded_down(
    open_page: Open, counts: Counts
) -> None:
    arrays = target_arrays(counts, "pass_rate")
    able = int(((arrays.blocked < 0) & np.isfinite(arrays.value)).sum())
    assert able > 1
    test = open_page(lang="en", fair_indicator="pass_rate")
    test.number_input(key="what_if_many").set_value(able).run()
    target = highest_target(counts, "pass_rate", able, 0.8).target
    assert f"at most **{np.floor(1_000 * target) / 10:.1f}%**" in words(test)

    test.number_input(key="what_if_many").set_value(able + 1).run()
    assert f"Only {able} cities have a figure" in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["pass_rate", "job_multiplier", "chain_coverage"])
def test_a_city_without_a_proposal_is_listed_with_a_dash(
    open_page: Open, counts: Counts, key: str, language: Language
) -> None:
    test = open_page(lang=language, fair_indicator=key)

    assert not test.exception
    assert fair_targets(counts, key)["target"].isna().any()
    (proposals,) = (
        element.value for element in test.dataframe if "chance" in element.value.columns
    )
    assert len(proposals) == len(keys(counts, "city"))
    assert MISSING in set(proposals["target"])
