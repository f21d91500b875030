"""The ranking through the frame: its figures, its link, its five faces, both languages."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_access import snapshots
from i18n import LANGUAGES, Language, entries, text
from i18n.formats import count, interval, percent
from i18n.verdicts import word
from metrics.counts import Counts
from metrics.duel import duel
from metrics.entities import names
from metrics.methods.proportions import newcombe, wilson
from metrics.readings import readings
from metrics.registry import INDICATORS
from metrics.summary import black_list, red_list
from shell import database, export, ranking_choice, ranking_figures, ranking_table
from shell.view import KEY

ROOT = Path(__file__).resolve().parent.parent.parent
OPENING = INDICATORS["opening_rate"]
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    def opened(**link: str) -> AppTest:
        test = run_page("city_ranking", {"indicator": "opening_rate", **link})
        assert not test.exception
        assert not test.error
        return test

    return opened


def said(test: AppTest) -> str:
    """All words of the main part that are not inside charts."""
    parts = [*test.main.header, *test.main.subheader, *test.main.markdown, *test.main.caption]
    return "\n".join(str(part.value) for part in parts)


def ranked_rates(counts: Counts, tier: str | None = None) -> pd.DataFrame:
    """Opening rates counted again from the readings' numerators and denominators."""
    found = readings(counts, OPENING, tier=tier)
    held = found[
        (found["denominator"] >= 30) & ~found["verdict"].isin(["unreported", "quality_hold"])
    ]
    lower, upper = wilson(held["numerator"], held["denominator"])
    return held.assign(low=lower, high=upper, rate=held["numerator"] / held["denominator"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_counts_who_surely_reaches_the_target(
    open_page: Open, counts: Counts, language: Language
) -> None:
    held = ranked_rates(counts)
    met, missed = int((held["low"] >= 0.5).sum()), int((held["high"] < 0.5).sum())
    test = open_page(lang=language)

    assert test.header[0].value == text("frame.page.city_ranking", language)
    numbers = [int(n) for n in re.findall(r"\d+", test.subheader[0].value)]
    expected = {
        "zh": [met, missed, len(held) - met - missed],
        "en": [met, len(held), missed, len(held) - met - missed],
    }
    assert numbers == expected[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_subtitle_says_when_how_many_and_who_is_missing(
    open_page: Open, counts: Counts, language: Language
) -> None:
    held = ranked_rates(counts)
    called = names(counts, "city")
    silent = [f"{code:06d}" for code in counts.codes[~counts.reported]]
    words = open_page(lang=language).caption

    subtitle = next(c.value for c in words if count(held["denominator"].sum(), language) in c.value)
    assert ("2010年6月30日" if language == "zh" else "30 June 2010") in subtitle
    assert word("unreported", language) in subtitle
    assert silent
    assert all(getattr(called[code], language) in subtitle for code in silent)


def test_cities_that_did_not_report_are_no_zeros(counts: Counts, demo_url: str) -> None:
    rows = ranking_choice.league_rows(counts, "trained", None, 2010, None)
    silent = rows[rows["verdict"] == "unreported"]

    assert len(silent) > 0
    assert silent[["numerator", "value", "rank"]].isna().all().all()


@pytest.mark.parametrize("view", ranking_choice.VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_face_speaks_one_language(open_page: Open, view: str, language: Language) -> None:
    words = said(open_page(lang=language, view=view))

    if language == "en":
        assert not re.search(r"[\u3400-\u9fff]", words)
    else:
        plain = re.sub(r":[a-z-]+\[|:[a-z_/]+:|<[^>]+>", "", words)
        assert not re.search(r"[A-Za-z]{3,}", plain), plain


@pytest.mark.parametrize("view", ranking_choice.VIEWS)
@pytest.mark.parametrize("key", INDICATORS)
def test_every_indicator_has_every_face(open_page: Open, key: str, view: str) -> None:
    test = open_page(lang="zh", indicator=key, view=view)

    assert test.session_state["view"] == view
    if view == "funnel" and INDICATORS[key].kind != "rate":
        assert "漏斗图只适用于率" in said(test)


def test_the_link_restores_the_view(open_page: Open) -> None:
    link = {
        "lang": "en", "indicator": "pass_rate", "variant": "assessed", "period": "2009",
        "league": "other", "city": "130200", "view": "duel", "rival": "130400",
    }  # fmt: skip
    test = open_page(**link)

    assert {name: test.session_state[name] for name in link} == link
    assert {name: test.query_params[name] for name in link} == link
    assert "Tangshan" in said(test)
    assert "Handan" in said(test)


def test_a_league_is_ranked_by_itself(open_page: Open, counts: Counts) -> None:
    held = ranked_rates(counts, "municipality")
    test = open_page(lang="en", league="municipality", view="table")
    table = test.dataframe[0].value

    assert table["city"].tolist()[0] == "Chongqing" or len(table) == 4
    best = held.sort_values("rate", ascending=False)["entity"].tolist()
    called = names(counts, "city")
    assert table["city"].tolist()[: len(best)] == [called[code].en for code in best]
    assert table["rank"].tolist()[: len(best)] == [str(i + 1) for i in range(len(best))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_writes_what_was_counted(
    open_page: Open, counts: Counts, language: Language
) -> None:
    first = ranked_rates(counts).sort_values(["rate", "entity"], ascending=[False, True]).iloc[0]
    table = open_page(lang=language, view="table").dataframe[0].value
    row = table.iloc[0]

    assert len(table) == len(counts.codes)
    assert row["value"] == percent(first["rate"], language)
    assert row["span"] == interval(first["low"], first["high"], "percent", language)
    assert row["denominator"] == count(first["denominator"], language)
    assert len(row["months"]) == 24 - OPENING.matures_after(1)


def test_the_change_is_against_the_snapshot_before(open_page: Open, counts: Counts) -> None:
    before = database.load(snapshots.listed(database.engine())[1].number)
    old, new = (readings(c, OPENING).set_index("entity")["rank"] for c in (before, counts))
    table = open_page(lang="zh", view="table").dataframe[0].value.set_index("city")

    for code in new.index[new.notna() & old.notna()]:
        won = int(old[code] - new[code])
        shown = f"{'↑' if won > 0 else '↓' if won < 0 else ''}{abs(won)}"
        assert table.loc[names(counts, "city")[code].zh, "change"] == shown


def test_the_search_finds_names_and_codes(open_page: Open) -> None:
    test = open_page(lang="zh", view="table")

    def found(sought: str) -> list[str]:
        test.text_input[0].set_value(sought).run()
        return list(test.dataframe[0].value["city"])

    assert found("广州") == ["广州"]
    assert found("440100") == ["广州"]
    assert found("火星") == []
    assert "没有符合的城市" in said(test)


def test_what_leaves_names_its_denominator_and_holds_numbers(open_page: Open) -> None:
    test = open_page(lang="en", view="table")
    view = test.session_state[KEY]
    rows = ranking_choice.league_rows(
        database.load(view.snapshot), "opening_rate", None, "rolling", None
    )
    choice = ranking_choice.Choice(OPENING, None, "rolling", None, "110000", rows)
    sheet = ranking_table.sheet(view, choice)

    assert sheet.denominator == OPENING.denominator_text.en
    cells = export.rows(sheet)
    assert len(cells) == len(rows) + 1
    value = list(sheet.headers).index("value")
    assert isinstance(cells[1][value], float)
    silent = sheet.frame.index[sheet.frame["verdict"] == "unreported"][0]
    assert cells[silent + 1][value] is None


def test_red_and_black_lists_name_their_cities(open_page: Open, counts: Counts) -> None:
    called = names(counts, "city")
    for key in INDICATORS:
        found = readings(counts, INDICATORS[key])
        words = said(open_page(lang="zh", indicator=key))
        for name, codes in (("red", red_list(found)), ("black", black_list(found))):
            if not codes:
                assert text(f"city_ranking.{name}_none", "zh") in words
            for code in codes:
                assert called[code].zh in words


@pytest.mark.parametrize("pair", [("110000", "120000"), ("310000", "500000"), ("440100", "360400")])
def test_two_cities_are_compared_with_their_interval(
    open_page: Open, counts: Counts, pair: tuple[str, str]
) -> None:
    rows = readings(counts, OPENING).set_index("entity")
    first, second = (rows.loc[code] for code in pair)
    difference, lower, upper = newcombe(
        first["numerator"], first["denominator"], second["numerator"], second["denominator"]
    )
    answer = open_page(lang="zh", view="duel", city=pair[0], rival=pair[1]).subheader[1].value

    shown = [float(n.replace("−", "-")) for n in re.findall(r"[+−]?\d+\.\d", answer)]
    assert shown == pytest.approx([100 * difference, 100 * lower, 100 * upper], abs=0.051)
    begins = "是" if lower > 0 else "否" if upper < 0 else "无法判定"
    assert answer.startswith(begins)
    assert duel(OPENING, first, second).answer == {
        "是": "ahead", "否": "behind", "无法判定": "undecided"
    }[begins]  # fmt: skip


def test_a_city_without_a_figure_is_not_compared(open_page: Open, counts: Counts) -> None:
    silent = f"{counts.codes[~counts.reported][0]:06d}"
    test = open_page(lang="zh", view="duel", city=silent, rival="110000")

    assert test.subheader[1].value.startswith("无法比较")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_period_without_ripe_cohorts_says_when_there_will_be_one(
    open_page: Open, language: Language
) -> None:
    words = said(open_page(lang=language, indicator="stability_rate", period="2010"))

    assert ("2011年3月31日" if language == "zh" else "31 March 2011") in words


def test_a_click_chooses_the_city(open_page: Open) -> None:
    test = open_page(lang="zh")
    points = {"selection": {"points": [{"customdata": "440100"}]}}
    assert ranking_choice._clicked(points) == "440100"
    assert ranking_choice._clicked({"selection": {"objects": {"cities-1": [{"code": "1"}]}}}) == "1"
    assert ranking_choice._clicked({"selection": {"points": [], "objects": {}}}) == ""
    assert ranking_choice._clicked(None) == ""
    assert test.session_state["city"] == "110000"


def test_a_cached_figure_is_not_changed_by_drawing_it(open_page: Open, counts: Counts) -> None:
    """What projector mode enlarges, and where a map is looked at, belong to one run alone."""
    for view in ("ranking", "map"):
        test = open_page(lang="zh", projector="1", view=view)
        first = figure_of(test, view)
        assert figure_of(test.run(), view) == first


def figure_of(test: AppTest, view: str) -> Any:
    """What is sent to the browser for the chart of a view."""
    kind = "plotly_chart" if view == "ranking" else "deck_gl_json_chart"
    node = test.main.get(kind)[0].proto
    return node.spec if view == "ranking" else node.json


def test_the_map_and_the_tiles_show_every_place_once(counts: Counts) -> None:
    slice_: dict[str, Any] = {
        "indicator": "opening_rate", "variant": None, "period": "rolling", "league": "other"
    }  # fmt: skip
    deck, alt = ranking_figures.map_figure(counts, "en", "light", "130200", **slice_)
    tiles, _ = ranking_figures.tile_figure(counts, "en", "light", **slice_)
    cities = next(layer for layer in deck.layers if str(layer.id).startswith("cities"))

    assert len(cities.data) == int(np.sum(counts.tier_of == 2))
    assert alt
    assert len(tiles.to_dict()["data"][0]["x"]) == len(counts.tables["provinces"]["code"])


def test_every_text_of_the_page_is_used() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "shell").glob("ranking_*.py")
    )
    built = ("headline.", "views.", "column.", "export.", "map_", "moved_", "place", "duel_",
             "funnel_", "red", "black", "above", "below", "subtitle", "no_place")  # fmt: skip
    keys = [key.partition(".")[2] for key in entries() if key.startswith("city_ranking.")]

    unused = [
        key for key in keys if not key.startswith(built) and f"city_ranking.{key}" not in source
    ]
    assert unused == []
