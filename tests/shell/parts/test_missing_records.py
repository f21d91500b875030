"""What a figure waits for is named by its forms: of every table that is not there, and of none that is."""

import pytest

from data_access.returns.forms.fills import ALONGSIDE, MAIN, forms_for
from data_access.schema.reference import KEPT_BY_CITIES
from metrics.counts.record_tables import absent_tables, cities_recorded, rests_on
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES
from sentences.overview.clock import clock_words
from shell.parts.missing_records import needs_of, words
from shell.screens.overview.target_cards import cards_of
from tests.shell.small_data import without


@pytest.fixture
def counts(demo_database: str) -> Counts:
    from data_access import snapshots
    from shell.cache import database

    return database.load(snapshots.all_snapshots(database.engine())[0].number)


def test_nothing_is_missing_where_every_table_is_there(counts: Counts) -> None:
    assert {needs_of(counts, "zh", key) for key in FIGURES} == {""}
    assert words((), "en") == ""


@pytest.mark.parametrize("table", KEPT_BY_CITIES)
def test_a_missing_table_is_named_by_a_form_that_fills_it(counts: Counts, table: str) -> None:
    absent, city = without(counts, table), int(counts.codes[0])
    one = without(counts, table, city)
    for key, figure in FIGURES.items():
        needed = table in rests_on(figure)
        assert absent_tables(absent, figure) == ((table,) if needed else ())
        assert absent_tables(one, figure, city=str(city)) == ((table,) if needed else ())
        assert absent_tables(one, figure) == ()
        assert bool(needs_of(absent, "zh", key)) is needed
        if needed:
            assert not cities_recorded(absent, figure).any()
            (form,) = forms_for([table])
            assert table in (*MAIN[form.code], *ALONGSIDE.get(form.code, ()))
            assert form.name.zh in needs_of(absent, "zh", key)
            assert form.name.en in needs_of(absent, "en", key)


def test_the_card_of_openings_says_where_time_runs_from_without_services(counts: Counts) -> None:
    city = int(counts.codes[0])
    assert clock_words(counts, "zh") == ""
    assert clock_words(without(counts, "service_cases"), "zh") == "无创业服务记录，自结业之日起算。"
    assert clock_words(without(counts, "service_cases", city), "en") == (
        "In 1 city without records of services, time runs from the end of the course."
    )
    cards = cards_of(without(counts, "service_cases"), "zh")
    (card,) = [one for one in cards if one.name == "半年内开业成功率"]
    assert card.sentence.endswith("半年内开业。无创业服务记录，自结业之日起算。")


def test_the_sentence_names_all_forms(counts: Counts) -> None:
    absent = without(without(counts, "businesses"), "enrolments")
    assert needs_of(absent, "zh", "opening_rate") == (
        "需要学员花名册、开业登记表；报送记录或零报告并生成新快照后显示。"
    )
