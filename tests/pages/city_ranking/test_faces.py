"""The ranking through the frame: its headline, its five faces, its link, its lists, both languages."""

import re
from pathlib import Path

import pytest

from i18n import LANGUAGES, Language, entries, text
from i18n.formats import count
from i18n.verdicts import word
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.overall.summary import black_list, red_list
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from shell.screens.city_ranking import choice
from tests.pages.city_ranking.conftest import Open, ranked_rates, words_outside_charts

ROOT = Path(__file__).resolve().parent.parent.parent.parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_counts_who_surely_reaches_the_target(
    open_page: Open, counts: Counts, language: Language
) -> None:
    ranking = ranked_rates(counts)
    met, missed = int((ranking["low"] >= 0.5).sum()), int((ranking["high"] < 0.5).sum())
    test = open_page(lang=language)

    assert test.header[0].value == text("frame.page.city_ranking", language)
    n, *five = (int(n) for n in re.findall(r"\d+", test.subheader[0].value))
    assert (n, sum(five)) == (len(ranking), len(ranking))
    assert (five[0], five[-1]) == (met, missed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_subtitle_says_when_how_many_and_who_is_missing(
    open_page: Open, counts: Counts, language: Language
) -> None:
    ranking = ranked_rates(counts)
    called = names(counts, "city")
    silent = [f"{code:06d}" for code in counts.codes[~counts.reported]]
    words = open_page(lang=language).caption

    subtitle = next(
        c.value for c in words if count(ranking["denominator"].sum(), language) in c.value
    )
    assert ("2010年6月30日" if language == "zh" else "30 June 2010") in subtitle
    assert word("unreported", language) in subtitle
    assert silent
    assert all(getattr(called[code], language) in subtitle for code in silent)


@pytest.mark.parametrize("view", choice.VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_face_speaks_one_language(open_page: Open, view: str, language: Language) -> None:
    words = words_outside_charts(open_page(lang=language, view=view))

    if language == "en":
        assert not re.search(r"[\u3400-\u9fff]", words)
    else:
        plain = re.sub(r":[a-z-]+\[|:[a-z_/]+:|<[^>]+>", "", words)
        assert not re.search(r"[A-Za-z]{3,}", plain), plain


@pytest.mark.parametrize("view", choice.VIEWS)
@pytest.mark.parametrize("key", INDICATORS)
def test_every_indicator_has_every_face(open_page: Open, key: str, view: str) -> None:
    test = open_page(lang="zh", indicator=key, view=view)

    assert test.session_state["view"] == view
    if view == "funnel" and INDICATORS[key].kind != "rate":
        assert "漏斗图只适用于率" in words_outside_charts(test)


def test_the_link_restores_the_view(open_page: Open) -> None:
    link = {
        "lang": "en",
        "indicator": "pass_rate",
        "variant": "assessed",
        "period": "2009",
        "league": "other",
        "city": "130200",
        "view": "duel",
        "rival": "130400",
    }
    test = open_page(**link)

    assert {name: test.session_state[name] for name in link} == link
    assert {name: test.query_params[name] for name in link} == link
    assert "Tangshan" in words_outside_charts(test)
    assert "Handan" in words_outside_charts(test)


def test_red_and_black_lists_name_their_cities(open_page: Open, counts: Counts) -> None:
    called = names(counts, "city")
    for key in INDICATORS:
        rates = readings(counts, INDICATORS[key])
        words = words_outside_charts(open_page(lang="zh", indicator=key))
        for name, codes in (("red", red_list(rates)), ("black", black_list(rates))):
            if not codes:
                assert text(f"city_ranking.{name}_none", "zh") in words
            for code in codes:
                assert called[code].zh in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_period_without_ripe_cohorts_says_when_there_will_be_one(
    open_page: Open, language: Language
) -> None:
    words = words_outside_charts(
        open_page(lang=language, indicator="stability_rate", period="2010")
    )

    assert ("2011年3月31日" if language == "zh" else "31 March 2011") in words


def test_every_text_of_the_page_is_used() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for room in ("shell/screens", "sentences")
        for path in (ROOT / room / "city_ranking").glob("*.py")
    )
    built = (
        "headline.",
        "views.",
        "column.",
        "export.",
        "map_",
        "moved_",
        "place",
        "duel_",
        "funnel_",
        "red",
        "black",
        "above",
        "below",
        "subtitle",
        "no_place",
    )
    keys = [key.partition(".")[2] for key in entries() if key.startswith("city_ranking.")]

    unused = [
        key for key in keys if not key.startswith(built) and f"city_ranking.{key}" not in source
    ]
    assert unused == []
