"""A league's rows stand in the order of their ranks; its cohorts are the mature months of a period."""

from metrics.counts.snapshot import TIERS
from metrics.overall.league import FIGURES, cohort_months, first_mature_month, league_rows
from metrics.registry import INDICATORS
from tests.metrics.readings.test_league_ranks import TIER_OF, pass_counts

PASSES = "pass_rate"


def test_rows_stand_in_the_order_of_ranks_and_those_without_one_last() -> None:
    rows = league_rows(pass_counts(), PASSES, None, "rolling", None)

    assert rows["rank"].dropna().is_monotonic_increasing
    assert rows["verdict"].tolist()[-1] == "too_small"


def test_a_league_holds_its_own_cities_only() -> None:
    for tier in TIERS:
        rows = league_rows(pass_counts(), PASSES, None, "rolling", tier)
        assert len(rows) == TIER_OF.count(tier)


def test_a_city_that_did_not_report_has_no_figure() -> None:
    counts = pass_counts()
    returns = {name: column[1:] for name, column in counts.tables["returns"].items()}
    silent = type(counts)(counts.number, counts.as_of, "", {**counts.tables, "returns": returns})

    row = league_rows(silent, PASSES, None, "rolling", None).set_index("entity").loc["110000"]

    assert row["verdict"] == "unreported"
    assert row[FIGURES].isna().all()


def test_the_cohorts_of_a_rolling_year_are_mature_and_begin_no_earlier_than_the_records() -> None:
    counts = pass_counts()
    first, last = cohort_months(counts, PASSES, None, "rolling")

    assert last - counts.first_month < 11
    assert first == counts.first_month
    assert last == counts.month - INDICATORS[PASSES].matures_after(1)


def test_a_period_without_mature_cohorts_is_named_whole_and_ripens_later() -> None:
    counts = pass_counts()
    first, last = cohort_months(counts, "stability_rate", None, 2009)

    assert (first, last) == (2009 * 12, counts.month)
    ripe = first_mature_month(counts, "stability_rate", None, 2009)
    assert ripe == first + INDICATORS["stability_rate"].matures_after(1)
    assert ripe > counts.month
