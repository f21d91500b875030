"""What a figure rests on, and the first month of every table in every city, against the records."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.schema.reference import KEPT_BY_CITIES
from metrics.counts.kept_tables import cities_with_records
from metrics.counts.record_tables import OF_COUNTS, OF_MEASURES, rests_on
from metrics.registry import FIGURES, INDICATORS
from tests.metrics.conftest import Demonstration
from tests.metrics.text_counts import text_counts
from tests.oracle.first_records import first_months
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.text_tables import replace_records

AS_OF = date(2009, 2, 28)
SOME = [
    {"city_code": "110000", "record_table": "loans", "month_end": date(2007, 8, 31)},
    {"city_code": "130100", "record_table": "associations", "month_end": date(2009, 3, 31)},
]


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_and_variant_rests_on_tables_that_cities_keep(key: str) -> None:
    figure = FIGURES[key]
    for variant in (None, *figure.variants):
        assert rests_on(figure, variant)
        assert set(rests_on(figure, variant)) <= set(KEPT_BY_CITIES)


def test_what_is_declared_is_counted() -> None:
    counted = {figure.counts for figure in FIGURES.values()}
    assert set(OF_COUNTS) == counted
    assert {table for table, _ in OF_MEASURES} <= counted


def test_a_link_of_the_chain_rests_on_services_and_training_on_enrolments_alone() -> None:
    chain = INDICATORS["chain_coverage"]
    assert rests_on(chain) == ("enrolments", "service_cases", "services")
    assert rests_on(chain, "finance") == rests_on(chain)
    assert rests_on(chain, "training") == ("enrolments",)


def test_a_snapshot_that_did_not_look_knows_of_no_absence() -> None:
    assert cities_with_records(text_counts("2010-06-30"), "loans").all()


def test_the_first_months_are_those_of_the_records(
    small_engine: Engine, demonstration: Demonstration
) -> None:
    records = demonstration("sqlite", AS_OF).records | {"nil_returns": SOME}
    replace_records(small_engine, records)
    counts = build_counts(small_engine, AS_OF)
    firsts = counts.tables["first_records"]
    shown = {
        (int(city), str(record)): int(month)
        for city, record, month in zip(
            firsts["city"], firsts["record"], firsts["month"], strict=True
        )
    }
    assert shown == first_months(records, AS_OF)
    assert {record for _, record in shown} == set(KEPT_BY_CITIES)
    assert len(shown) < len(counts.codes) * len(KEPT_BY_CITIES)  # some cities lack some
