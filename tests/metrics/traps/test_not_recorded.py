"""What was never returned is neither zero nor unripe: it has no value, no verdict, no rank."""

import numpy as np
import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.month_line import month_line
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, INDICATORS
from tests.metrics.conftest import Count
from tests.metrics.traps.test_verdicts import BEIJING, COURSES, SHIJIAZHUANG, TANGSHAN, classes
from tests.oracle.harness.shown import row

AS_OF = "2010-06-30"
NONE = "city_code | record_table | month_end"
NIL = f"""
    {NONE}
    {TANGSHAN} | businesses | 2008-01-31
"""
BUSINESSES = """
    lead_person_id | city_code | opened_on
    1              | 110000    | 2008-04-01
"""
LATE = f"""
    {NONE}
    {TANGSHAN} | businesses | 2010-07-31
"""


def openings(count: Count, nil: str) -> Counts:
    """Three cities that trained; Beijing alone registered a business."""
    sizes = ((40, 40), (40, 40), (40, 40))
    tables = {"courses": COURSES, "enrolments": classes(*sizes), "businesses": BUSINESSES}
    returns = f"city_code | month_end\n{BEIJING} | {AS_OF}\n{SHIJIAZHUANG} | {AS_OF}\n{TANGSHAN} | {AS_OF}"
    return count(AS_OF, **tables, city_returns=returns, nil_returns=nil)


def opened(counts: Counts, city: str) -> dict[str, object]:
    """A city's opening rate among those trained in 2008."""
    return row(counts, "opening_rate", "city", city, "trained", period=2008)


def test_a_city_that_never_returned_a_business_has_no_opening_rate(count: Count) -> None:
    counts = openings(count, NONE)
    assert opened(counts, BEIJING)["verdict"] == "missed"
    for city in (SHIJIAZHUANG, TANGSHAN):
        reading = opened(counts, city)
        assert reading["verdict"] == "not_recorded"
        figures = ("numerator", "denominator", "value", "lower", "gap", "needed", "rank")
        assert all(np.isnan(reading[name]) for name in figures)  # type: ignore[call-overload]


def test_a_nil_return_makes_it_a_zero(count: Count) -> None:
    counts = openings(count, NIL)
    reading = opened(counts, TANGSHAN)
    assert (reading["verdict"], reading["numerator"], reading["denominator"]) == ("missed", 0, 40)
    assert opened(counts, SHIJIAZHUANG)["verdict"] == "not_recorded"


def test_a_nil_return_after_the_as_of_date_is_none_yet(count: Count) -> None:
    assert opened(openings(count, LATE), TANGSHAN)["verdict"] == "not_recorded"


def test_the_nation_is_that_of_the_cities_with_records(count: Count) -> None:
    nation = row(openings(count, NIL), "opening_rate", variant="trained", period=2008)
    assert (nation["numerator"], nation["denominator"]) == (1, 80)


def test_a_tier_in_which_nobody_has_records_has_none(count: Count) -> None:
    tiers = readings(openings(count, NIL), INDICATORS["opening_rate"], "tier", "trained", 2008)
    states = dict(zip(tiers["entity"], tiers["verdict"], strict=True))
    assert states["capital_or_subprovincial"] == "not_recorded"
    assert states["municipality"] == "missed"


def test_loans_that_nobody_returned_are_not_unripe(count: Count) -> None:
    counts = openings(count, NONE)
    for by in ("national", "tier", "city"):
        assert set(readings(counts, FIGURES["loan_access"], by)["verdict"]) == {"not_recorded"}
    assert month_line(counts, FIGURES["loan_access"])["value"].isna().all()


@pytest.mark.parametrize("figure", ["association", "local_plan", "leadership_group"])
def test_no_register_is_no_lack_of_what_it_would_hold(count: Count, figure: str) -> None:
    cities = readings(openings(count, NONE), FIGURES[figure], "city")
    assert set(cities["verdict"]) == {"not_recorded"}
    assert cities["value"].isna().all()


def test_no_visits_are_no_lost_businesses(count: Count) -> None:
    cities = readings(openings(count, NONE), INDICATORS["stability_rate"], "city")
    assert set(cities["verdict"]) == {"not_recorded"}
