"""The profile of a city: ways in and out, its words in both languages, what it does not say."""

from typing import Any

import pytest
import streamlit as st

from i18n import LANGUAGES, Language, entries, pick, text
from i18n.formats import percent
from metrics.city.case_mix import AGAINST_NATION, standardised
from metrics.city.cohorts import cohorts, groups
from metrics.city.findings import FEWEST, city_findings, peers_of
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import held_back
from metrics.registry import INDICATORS
from sentences.city_profile.cells import share_and_nation
from shell.parts import city_ways
from shell.parts import ways as leads
from tests.pages.city_profile.conftest import CITY, Open, drawn, words


def test_a_sign_stands_before_a_figure_only_where_it_is_certain() -> None:
    assert share_and_nation(0.6, 0.5, "above", "zh") == "↑ 60.0%（50.0%）"
    assert share_and_nation(0.6, 0.5, "level", "en") == "60.0% (50.0%)"
    assert share_and_nation(float("nan"), 0.5, "unknown", "en") == "—"
    assert percent(0.6, "en") in share_and_nation(0.6, 0.5, "below", "en")


def test_a_city_clicked_on_a_map_opens_its_profile_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    state: dict[str, Any] = {"m": {"selection": {"objects": {"cities": [{"code": "110000"}]}}}}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(leads, "follow", lambda stem, **codes: opened.append((stem, codes)))

    for _ in range(2):
        city_ways.open_clicked("m", {"110000", "440100"})
    state["m"] = {"selection": {"objects": {}}}
    city_ways.open_clicked("m", {"110000", "440100"})

    assert opened == [("city_profile", {"city": "110000"})]


def test_a_mark_clicked_on_the_spine_opens_the_gap_of_its_target_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Any] = []
    points = [{"customdata": "stability_rate"}]
    state: dict[str, Any] = {"s": {"selection": {"points": points}}}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(leads, "follow", lambda stem, **codes: opened.append((stem, codes)))

    for _ in range(2):
        city_ways.open_target("s", CITY)
    state["s"] = {"selection": {"points": [{"customdata": "nothing of ours"}]}}
    city_ways.open_target("s", CITY)

    assert opened == [("target_gap", {"city": CITY, "indicator": "stability_rate"})]


@pytest.mark.parametrize(
    ("page", "link"), [("city_profile", {}), ("target_gap", {}), ("tasks", {"task": "follow_up"})]
)
def test_a_city_leads_to_who_answers_for_it(
    run_page: Open, monkeypatch: pytest.MonkeyPatch, page: str, link: dict[str, str]
) -> None:
    ways: list[Any] = []
    monkeypatch.setattr(leads, "button", lambda view, stem, words, **to: ways.append((stem, to)))
    test = run_page(page, {"lang": "zh", "city": CITY} | link)

    assert not test.exception
    assert ("appraisal", {"part": "duties", "city": CITY}) in ways


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_league_too_small_to_compare_with_is_said_to_be_so(
    open_page: Open, counts: Counts, language: Language
) -> None:
    among, mates = peers_of(counts, "110000", "tier")
    said = words(open_page(lang=language, city="110000", against="tier"))

    assert among == "nation"
    told = text("city_profile.too_few.tier", language, least=FEWEST)
    assert told in said
    assert str(int(mates.sum())) in said


@pytest.mark.parametrize("other", ["target_gap", "city_ranking"])
def test_the_city_of_the_link_stays_chosen_on_the_next_page(open_page: Open, other: str) -> None:
    test = open_page(lang="zh", city=CITY)
    test.switch_page(f"../pages/{other}.py")
    test.run()

    assert test.selectbox(key="city").value == CITY
    assert test.query_params["city"] in (CITY, [CITY])


def test_every_text_of_the_page_is_written_in_both_languages() -> None:
    page_texts = {key: entry for key, entry in entries().items() if key.startswith("city_profile.")}

    assert all(set(entry) == set(LANGUAGES) for entry in page_texts.values())
    for entry in page_texts.values():
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in entry["en"])


def test_nothing_certain_is_said_of_doubtful_data(counts: Counts) -> None:
    code = keys(counts, "city")[int(held_back(counts, INDICATORS["stability_rate"]).argmax())]
    if not held_back(counts, INDICATORS["stability_rate"]).any():
        pytest.skip("no city of the demonstration is on hold")

    assert set(cohorts(counts, code)["survival_answer"]) == {"unknown"}
    assert set(groups(counts, code)["stability_rate_answer"]) == {"unknown"}
    assert all(one.about != "stability_rate" for one in city_findings(counts, code))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_case_mix_stands_beside_the_raw_figure_with_its_warning(
    open_page: Open, counts: Counts, language: Language
) -> None:
    raw = standardised(counts, "opening")
    row = raw[raw["entity"] == CITY].iloc[0]
    test = open_page(lang=language, city=CITY)

    assert pick(AGAINST_NATION, language) in words(test)
    assert percent(row["raw"], language) in drawn(test)
    assert any(percent(row["standardised"], language) in cell for cell in drawn(test))
