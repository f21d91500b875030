"""The table of the ranking: who stands where, what was counted, what is found and what leaves."""

import pytest

from data_access import snapshots
from i18n import LANGUAGES, Language
from i18n.formats import count, interval, percent
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.overall.league import league_rows
from metrics.readings.tidy import readings
from shell.cache import database
from shell.parts import export
from shell.screens.city_ranking import choice as ranking_choice
from shell.screens.city_ranking import table as ranking_table
from shell.viewer.view import KEY
from tests.pages.city_ranking.conftest import OPENING, Open, ranked_rates, words_outside_charts


def test_cities_that_did_not_report_are_no_zeros(counts: Counts, demo_url: str) -> None:
    rows = league_rows(counts, "trained", None, 2010, None)
    silent = rows[rows["verdict"] == "unreported"]

    assert len(silent) > 0
    assert silent[["numerator", "value", "rank"]].isna().all().all()


def test_a_league_is_ranked_by_itself(open_page: Open, counts: Counts) -> None:
    ranking = ranked_rates(counts, "municipality")
    test = open_page(lang="en", league="municipality", view="table")
    table = test.dataframe[0].value

    assert table["city"].tolist()[0] == "Chongqing" or len(table) == 4
    best = ranking.sort_values("rate", ascending=False)["entity"].tolist()
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
    assert 0 < len(row["months"]) <= 24 - OPENING.matures_after(1)


def test_the_change_is_against_the_snapshot_before(open_page: Open, counts: Counts) -> None:
    before = database.load(snapshots.all_snapshots(database.engine())[1].number)
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
        return [city for table in test.dataframe for city in table.value["city"]]

    assert found("广州") == ["广州"]
    assert found("440100") == ["广州"]
    assert found("火星") == []
    assert "没有符合的城市" in words_outside_charts(test)


def test_what_leaves_names_its_denominator_and_holds_numbers(open_page: Open) -> None:
    test = open_page(lang="en", view="table")
    view = test.session_state[KEY]
    rows = league_rows(database.load(view.snapshot), "opening_rate", None, "rolling", None)
    choice = ranking_choice.Choice(OPENING, None, "rolling", None, "110000", rows)
    sheet = ranking_table.sheet(view, choice)

    assert sheet.denominator == OPENING.denominator_text.en
    cells = export.rows(sheet, "en")
    assert len(cells) == len(rows) + 1
    value = list(sheet.headers).index("value")
    assert isinstance(cells[1][value], float)
    silent = sheet.frame.index[sheet.frame["verdict"] == "unreported"][0]
    assert cells[silent + 1][value] is None
