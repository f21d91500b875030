"""Summaries enter the sums of months without records, once, and nothing that they cannot tell."""

from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine

from metrics.counts.snapshot import Counts
from metrics.readings.completeness import city_completeness, national_completeness
from metrics.readings.month_line import month_line
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.text_counts import text_counts
from tests.metrics.traps.test_verdicts import BEIJING, SHIJIAZHUANG, TANGSHAN, classes
from tests.oracle import opening_rate, pass_rate, stability_rate, summaries, trained
from tests.oracle.harness.agreement import assert_snapshot_agrees
from tests.oracle.harness.records import Records
from tests.oracle.harness.shown import build_counts, row
from tests.oracle.harness.text_tables import complete_records, replace_records, table_rows

AS_OF = "2010-06-30"
MONTH = 2010 * 12 + 5
ORACLES = {
    "trained": trained,
    "pass_rate": pass_rate,
    "opening_rate": opening_rate,
    "stability_rate": stability_rate,
}
WINDOW = {
    "trained": (0, 5),
    "pass_rate": (3, 14),
    "opening_rate": (7, 18),
    "stability_rate": (14, 25),
}
"""Months before the as-of month between which the cohorts of a reading lie."""
COURSES = """
    id | institution_id | starts_on  | ends_on
    1  | 1              | 2009-09-01 | 2009-09-10
    2  | 4              | 2009-09-01 | 2009-09-10
    3  | 4              | 2010-02-01 | 2010-02-10
    4  | 1              | 2008-07-01 | 2008-07-10
"""
CITIES = ((30, 40), (35, 50), (10, 20), (40, 40))
BUSINESSES = "\n".join(
    ["lead_person_id | city_code | opened_on"]
    + [f"{person} | {BEIJING} | 2008-09-01" for person in range(111, 151)]
)
VISITS = "\n".join(
    ["business_id | visited_on | workers"]
    + [f"{n} | 2009-03-01 | {n % 7}\n{n} | 2010-06-01 | 3" for n in range(1, 41)]
)
KEEPERS = "\n".join(
    ["city_code | record_table | month_end"]
    + [
        f"{city} | {table} | 2007-01-31"
        for city in (BEIJING, TANGSHAN)
        for table in ("enrolments", "businesses", "founders", "visits")
    ]
)
RETURNS = f"""
    city_code      | month_end
    {BEIJING}      | {AS_OF}
    {SHIJIAZHUANG} | {AS_OF}
    {TANGSHAN}     | {AS_OF}
"""
# Of Tangshan's cohorts of September 2009 and February 2010 records are there too, of January's none.
SUMMARIES = f"""
    city_code      | month_end  | trained | attended | passed | served | served_opened
    {SHIJIAZHUANG} | 2009-11-30 | 55      | 60       | 48     | 100    | 41
    {SHIJIAZHUANG} | 2010-03-31 | 70      | 90       | 66     | 80     | 52
    {TANGSHAN}     | 2009-11-30 | 9       | 54       | 38     | -      | -
    {TANGSHAN}     | 2010-03-31 | 31      | 44       | 40     | -      | -
    {TANGSHAN}     | 2010-02-28 | 19      | -        | -      | -      | -
"""
HALF = "half_opened | half_operating | half_visited | half_jobs"
YEAR = "year_opened | year_operating | year_suspended | year_closed | year_lost"
BUSINESSES_TOLD = {
    f"city_code | month_end | {HALF}": f"{SHIJIAZHUANG} | 2009-12-31 | 50 | 46 | 40 | 200",
    f"city_code | month_end | {YEAR}": f"{SHIJIAZHUANG} | 2009-09-30 | 60 | 45 | 1 | 9 | 5",
}


def raw_records() -> Records:
    """One city with records, one with summaries, one with both."""
    told = [table_rows("monthly_summaries", SUMMARIES)]
    told += [table_rows("monthly_summaries", "\n".join(pair)) for pair in BUSINESSES_TOLD.items()]
    tables = {
        "courses": COURSES,
        "enrolments": classes(*CITIES),
        "businesses": BUSINESSES,
        "visits": VISITS,
        "nil_returns": KEEPERS,
        "city_returns": RETURNS,
    }
    given = {name: table_rows(name, text) for name, text in tables.items()}
    return complete_records({**given, "monthly_summaries": [row for rows in told for row in rows]})


@pytest.fixture(scope="module")
def counted(small_engine: Engine) -> Counts:
    """Their counts, which agree with the oracles of what is counted from records."""
    replace_records(small_engine, raw_records())
    counts = build_counts(small_engine, AS_OF)
    assert_snapshot_agrees(counts, raw_records())
    return counts


@pytest.mark.parametrize("key", ORACLES)
def test_sums_are_those_of_records_and_of_summaries_where_there_are_none(
    counted: Counts, key: str
) -> None:
    counts, records = counted, raw_records()
    units = ORACLES[key].units(records, counts.as_of)
    success, size = ORACLES[key].VARIANTS[None] if key != "trained" else ("syb", "syb")
    units = [unit for unit in units if unit[size]]
    cells = summaries.together(units, summaries.cohorts(records, counts.as_of, key), success)
    least, most = WINDOW[key]
    for city in (BEIJING, SHIJIAZHUANG, TANGSHAN):
        ripe = [
            cell
            for (code, month), cell in cells.items()
            if code == city and least <= MONTH - month <= most
        ]
        reading = row(counts, key, "city", city)
        x, n = (sum(cell[place] for cell in ripe) for place in (0, 1))
        if city == SHIJIAZHUANG and key == "stability_rate":
            assert (x, n, reading["denominator"]) == (45, 60, 60)
        elif key == "trained":
            assert reading["numerator"] == x
        else:
            assert (reading["numerator"], reading["denominator"]) == pytest.approx((x, n))


def test_the_numbers_themselves(counted: Counts) -> None:
    counts = counted
    assert row(counts, "trained", "city", SHIJIAZHUANG)["numerator"] == 70
    assert row(counts, "trained", "city", TANGSHAN)["numerator"] == 20 + 31  # 19 are of records
    passed = {
        city: tuple(
            row(counts, "pass_rate", "city", city)[name] for name in ("numerator", "denominator")
        )
        for city in (BEIJING, SHIJIAZHUANG, TANGSHAN)
    }
    assert passed == {BEIJING: (30, 40), SHIJIAZHUANG: (114, 150), TANGSHAN: (85, 114)}
    nation = row(counts, "pass_rate")
    assert (nation["numerator"], nation["denominator"]) == (229, 304)
    assert row(counts, "opening_rate", "city", SHIJIAZHUANG)["value"] == 93 / 180


def test_what_a_summary_does_not_know_has_no_figure(counted: Counts) -> None:
    counts = counted

    def verdict(key: str, variant: str | None = None, **options: Any) -> str:
        return str(row(counts, key, "city", SHIJIAZHUANG, variant, **options)["verdict"])

    assert verdict("pass_rate", "assessed") == "not_recorded"
    assert verdict("opening_rate", "passers") == "not_recorded"
    assert verdict("chain_coverage") == "not_recorded"
    assert verdict("job_multiplier", "survivors") == "not_recorded"
    assert verdict("pass_rate", group=0) == "not_recorded"
    groups = readings(counts, INDICATORS["pass_rate"], "group")
    assert groups["denominator"].sum() == 40 + 50 + 20 - 0
    institutions = readings(counts, INDICATORS["pass_rate"], "institution").set_index("entity")
    assert institutions.loc["2", "verdict"] == "not_recorded"


def test_months_show_both(counted: Counts) -> None:
    counts = counted
    line = month_line(counts, INDICATORS["pass_rate"]).set_index("month")
    assert line.loc["2009-09", ["numerator", "denominator"]].tolist() == [
        30 + 48 + 35,
        40 + 60 + 50,
    ]
    city = month_line(counts, INDICATORS["trained"], "city", SHIJIAZHUANG).set_index("month")
    assert city.loc["2010-03", "value"] == 70 and city.loc["2009-11", "value"] == 55


def test_stability_counts_the_lost_half_the_year(counted: Counts) -> None:
    reading = row(counted, "stability_rate", "city", SHIJIAZHUANG)
    assert reading["numerator"] == pytest.approx(60 * (1 - 9 / (60 - 5 / 2)), abs=0.05)
    assert (reading["closed"], reading["lost"]) == (9, 5)
    known = row(counted, "stability_rate", "city", SHIJIAZHUANG, "known")
    assert (known["numerator"], known["denominator"]) == (45, 55)
    worst = row(counted, "stability_rate", "city", SHIJIAZHUANG, "lost_closed")
    assert (worst["numerator"], worst["denominator"]) == (46, 60)


def test_jobs_fill_in_the_unvisited_and_borrow_the_spread_of_records(counted: Counts) -> None:
    reading = row(counted, "job_multiplier", "city", SHIJIAZHUANG)
    assert (reading["numerator"], reading["denominator"]) == (200 + 6 * 5, 50)
    spread = np.var([n % 7 for n in range(1, 41)], ddof=1)
    q, mean = 46 / 50, 5.0
    variance = 46**2 * spread / 40 + mean**2 * q * (1 - q) * 50
    half = (reading["upper"] - reading["lower"]) / 2
    assert half == pytest.approx(1.96 * variance**0.5 / 50, rel=0.04)


DELAYED = {
    "trained": """
        city   | grp   | month   | syb
        110000 | other | 2010-05 | 80
        110000 | other | 2010-06 | 50
    """,
    "delays": """
        city   | event | day | reported | aged
        110000 | 0     | 0   | 100      | 0
        110000 | 0     | 40  | 100      | 0
        110000 | 0     | 180 | 0        | 200
    """,
}
TOLD = """
    city   | month   | syb
    130100 | 2010-06 | 70
"""


def test_what_a_summary_tells_is_whole_and_makes_the_nation_more_complete() -> None:
    alone = text_counts(AS_OF, **DELAYED)
    both = text_counts(AS_OF, **DELAYED, summary_trained=TOLD)
    share = national_completeness(alone, "completion")[0][0, -1]
    assert 0.4 < share < 0.6
    assert national_completeness(both, "completion")[0][0, -1] == pytest.approx(
        (50 + 70) / (50 / share + 70)
    )
    cities = city_completeness(both, "completion")[0][:, -1]
    assert cities[:2].tolist() == pytest.approx([share, 1.0])
