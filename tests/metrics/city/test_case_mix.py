"""Opening, stability and jobs of a city against the nation at the same mix of people."""

import pytest

from metrics.city.case_mix import standardised
from metrics.counts.measures import CLOSED, LOST
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import byar
from metrics.methods.standardisation import indirect
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.text_counts import text_counts

OPENING = """
    city   | grp      | month   | served | served_opened
    130200 | student  | 2009-03 | 100    | 30
    130200 | laid_off | 2009-03 | 300    | 180
    130300 | student  | 2009-03 | 300    | 90
    130300 | laid_off | 2009-03 | 100    | 60
    130300 | laid_off | 2010-03 | 100    | 0
"""
MIX = """
    city   | grp     | kind   | month   | opened | known | operating | jobs | jobs_squares
    130200 | student | retail | 2009-03 | 50     | 40    | 20        | 100  | 400
    130200 | student | crafts | 2009-03 | 50     | 40    | 36        | 250  | 1500
    130300 | student | retail | 2009-03 | 50     | 40    | 30        | 100  | 500
    130300 | student | crafts | 2009-03 | 10     | 10    | 9         | 50   | 300
"""


def older() -> Counts:
    """Counts of a snapshot that has neither exits by month nor unvisited businesses."""
    return text_counts("2010-06-30", opening=OPENING, business_mix=MIX)


def row(what: str, entity: str, by: str = "city", counts: Counts | None = None) -> dict:
    table = standardised(counts or older(), what, by, 2009)  # type: ignore[arg-type]
    (only_row,) = table[table["entity"] == entity].to_dict("records")
    return only_row


def test_cities_that_differ_by_their_mix_alone_are_equal_once_standardised() -> None:
    first, second = row("opening", "130200"), row("opening", "130300")
    assert (first["raw"], second["raw"]) == pytest.approx((0.525, 0.375))
    assert (first["ratio"], second["ratio"]) == pytest.approx((1, 1))
    assert (first["standardised"], second["standardised"]) == pytest.approx((0.45, 0.45))


def test_months_that_are_not_ripe_stay_out() -> None:
    assert row("opening", "130300")["n"] == 400


def test_stability_is_standardised_by_its_closings() -> None:
    city = row("stability", "130200")
    expected = 40 * 30 / 80 + 40 * 5 / 50
    assert (city["observed"], city["expected"]) == pytest.approx((24, expected))
    ratio, lower, upper = indirect(24, expected)
    overall = 35 / 130
    assert city["raw"] == pytest.approx(56 / 80)
    assert city["standardised"] == pytest.approx(1 - ratio * overall)
    assert city["standardised_lower"] == pytest.approx(1 - upper * overall)
    assert city["standardised_upper"] == pytest.approx(1 - lower * overall)


def test_jobs_take_their_interval_from_the_spread_between_businesses() -> None:
    city = row("jobs", "130200")
    expected = 50 * 200 / 100 + 50 * 300 / 60
    assert (city["observed"], city["expected"]) == pytest.approx((350, expected))
    assert city["ratio"] == pytest.approx(350 / expected)
    assert city["ratio_upper"] / city["ratio"] == pytest.approx(city["raw_upper"] / city["raw"])
    assert city["ratio_upper"] > indirect(350, expected)[2], "workers do not come one by one"


def test_the_nation_stands_where_it_stands_and_nobody_is_no_figure() -> None:
    for what in ("opening", "stability", "jobs"):
        nation = row(what, "000000", "national")
        assert nation["ratio"] == pytest.approx(1)
        assert nation["standardised"] == pytest.approx(nation["raw"])
        empty = row(what, "110000")
        assert empty["state"] == "immature"
        assert empty["standardised"] != empty["standardised"]


COLUMNS = ("opened", "closed_2", "closed_6", "lost_0", "lost_5")
NEWER = {  # city, kind: opened, closed and lost; jobs, squares, visited, unvisited
    (130200, "retail"): ((50, 10, 5, 5, 5), (100, 500, 30, 5)),
    (130200, "crafts"): ((50, 2, 2, 0, 0), (250, 1500, 45, 1)),
    (130300, "retail"): ((60, 6, 6, 0, 20), (100, 500, 40, 8)),
    (130300, "crafts"): ((40, 1, 1, 0, 0), (150, 900, 38, 0)),
}


def newer() -> Counts:
    """Counts with exits by month and unvisited businesses; the same as the mix of kinds and as a whole."""
    absent = [name for name in (*CLOSED, *LOST) if name not in COLUMNS]
    head = ["city", "grp", "kind", "month", *COLUMNS, *absent]
    jobs = ("jobs", "jobs_squares", "unvisited")
    mix, whole = [[*head, *jobs]], []
    whole.append(
        [name for name in head if name != "kind"]
        + ["jobs_6", "jobs_6_squares", "jobs_6_known", "jobs_6_survivors", "open_12"]
    )
    for (city, kind), (numbers, (workers, squares, visited, unvisited)) in NEWER.items():
        zeros = [0] * len(absent)
        mix.append(
            [city, "student", kind, "2009-03", *numbers, *zeros, workers, squares, unvisited]
        )
        known = numbers[0] - unvisited
        whole.append(
            [city, "student", "2009-03", *numbers, *zeros, workers, squares, known, visited, 0]
        )
    texts = ["\n".join(" | ".join(map(str, line)) for line in table) for table in (mix, whole)]
    return text_counts("2010-06-30", business_mix=texts[0], business=texts[1])


def surviving(*rows: tuple[int, ...]) -> tuple[float, float]:
    """Share not closed at twelve months, and what it is worth in cases, worked out month by month."""
    opened, closed_2, closed_6, lost_0, lost_5 = (sum(part) for part in zip(*rows, strict=True))
    first, second = opened - lost_0, opened - lost_0 - closed_2 - lost_5
    share = (1 - closed_2 / first) * (1 - closed_6 / second)
    variance = closed_2 / (first * (first - closed_2)) + closed_6 / (second * (second - closed_6))
    return share, (1 - share) / (share * variance)


def test_closings_are_those_of_the_curve_and_expected_by_the_nations_of_each_kind() -> None:
    of_city = row("stability", "130200", counts=newer())
    own, cases = surviving(NEWER[130200, "retail"][0], NEWER[130200, "crafts"][0])
    retail, _ = surviving(NEWER[130200, "retail"][0], NEWER[130300, "retail"][0])
    crafts, _ = surviving(NEWER[130200, "crafts"][0], NEWER[130300, "crafts"][0])
    nation, _ = surviving(*(numbers for numbers, _ in NEWER.values()))
    expected = 50 * (1 - retail) + 50 * (1 - crafts)
    expected *= 200 * (1 - nation) / (110 * (1 - retail) + 90 * (1 - crafts))
    assert of_city["raw"] == pytest.approx(own)
    assert (of_city["observed"], of_city["expected"]) == pytest.approx((100 * (1 - own), expected))
    _, upper = byar((1 - own) * cases)
    assert of_city["ratio_upper"] == pytest.approx(upper / (expected * cases / 100))
    assert of_city["standardised"] == pytest.approx(1 - of_city["ratio"] * (1 - nation))


def test_the_raw_values_are_the_headlines_of_the_same_months() -> None:
    counts = newer()
    for what, key in (("stability", "stability_rate"), ("jobs", "job_multiplier")):
        for entity in ("130200", "130300"):
            headline = readings(counts, INDICATORS[key], "city", period=2009).set_index("entity")
            of_city = row(what, entity, counts=counts)
            wanted = headline.loc[entity, ["value", "lower", "upper"]].tolist()
            assert [of_city[name] for name in ("raw", "raw_lower", "raw_upper")] == pytest.approx(
                wanted
            )
        nation = row(what, "000000", "national", counts)
        assert nation["ratio"] == pytest.approx(1)
        assert nation["standardised"] == pytest.approx(nation["raw"])


def test_the_unvisited_of_a_kind_bring_the_mean_of_the_citys_visited() -> None:
    of_city = row("jobs", "130200", counts=newer())
    mean = 350 / 75
    other = 250 / 78
    retail = (100 + 5 * mean + 100 + 8 * other) / 110
    crafts = (250 + 1 * mean + 150) / 90
    assert of_city["observed"] == pytest.approx(350 + 6 * mean)
    assert of_city["expected"] == pytest.approx(50 * retail + 50 * crafts)
