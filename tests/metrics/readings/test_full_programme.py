"""The whole programme at exactly its targets: 96 cities and four municipalities, counts known."""

from datetime import date

import numpy as np
import pytest

from metrics.counts.months import month_of
from metrics.counts.snapshot import Counts
from tests.oracle.harness.shown import row

MUNICIPALITIES = (110000, 120000, 310000, 500000)
CITIES = sorted([*MUNICIPALITIES, *range(130100, 130196)])
AS_OF = date(2010, 12, 31)
COHORTS = month_of(date(2009, 6, 30))
"""The month of every cohort, long ripe."""


def column(*values: object) -> np.ndarray:
    """One value per city: as given, or the same for all."""
    cells = list(values) * len(CITIES) if len(values) == 1 else list(values)
    return np.array(cells, dtype=object if isinstance(cells[0], str) else np.int64)


def per_city(month: int, **measures: np.ndarray) -> dict[str, np.ndarray]:
    """A count table with one row per city."""
    return {"city": np.array(CITIES), "grp": column(0), "month": column(month), **measures}


@pytest.fixture(scope="module")
def programme() -> Counts:
    """Counts as a snapshot would hold them; openings by the passers' denominator."""
    persons = np.where(np.isin(CITIES, MUNICIPALITIES), 3000, 1500)
    passed, opened = persons * 8 // 10, persons * 4 // 10
    nothing = persons * 0
    tables = {
        "cities": {
            "code": np.array(CITIES),
            "name_zh": column("市"),
            "name_en": column("City"),
            "province_code": column(110000),
            "tier": column(*np.where(np.isin(CITIES, MUNICIPALITIES), "municipality", "other")),
        },
        "provinces": {
            "code": np.array([110000]),
            "name_zh": np.array(["省"], dtype=object),
            "name_en": np.array(["Province"], dtype=object),
        },
        "institutions": {
            "id": np.array([], dtype=np.int64),
            "city": np.array([], dtype=np.int64),
            "name": np.array([], dtype=object),
        },
        "targets": {
            "indicator": np.array(["trained"] * 2, dtype=object),
            "year": np.array([2010, 2010]),
            "tier": np.array(["", "municipality"], dtype=object),
            "city": np.array([0, 0]),
            "version": np.array([1, 1]),
            "value": np.array([1500.0, 3000.0]),
        },
        "returns": {"city": np.array(CITIES), "month": column(month_of(AS_OF))},
        "lost": {"city": np.array(CITIES), "followed": persons, "lost": nothing},
        "duplicates": {"city": np.array(CITIES), "persons": persons, "duplicates": nothing},
        "trained": per_city(month_of(AS_OF), syb=persons, gyb=nothing, iyb=nothing),
        "attended": per_city(COHORTS, attended=persons, assessed=persons, passed=passed),
        "opening": per_city(
            COHORTS,
            served=persons,
            served_opened=persons // 2,
            passed=passed,
            passed_opened=opened,
            trained=persons,
            trained_opened=persons // 2,
        ),
        "business": per_city(
            COHORTS,
            opened=opened,
            jobs_6=opened * 5,
            jobs_6_squares=opened * 25,
            known_12=opened,
            operating_12=opened * 8 // 10,
        ),
    }
    return Counts(1, AS_OF, "", tables)


def test_trained(programme: Counts) -> None:
    reading = row(programme, "trained")
    assert (reading["numerator"], reading["denominator"], reading["value"]) == (156_000, 156_000, 1)
    assert (reading["gap"], reading["needed"]) == (0, 0)
    assert row(programme, "trained", "tier", "municipality")["denominator"] == 12_000
    assert row(programme, "trained", "city", "110000")["verdict"] == "met"


@pytest.mark.parametrize(
    ("key", "variant", "numerator", "denominator", "value"),
    [
        ("pass_rate", None, 124_800, 156_000, 0.8),
        ("opening_rate", "passers", 62_400, 124_800, 0.5),
        ("opening_rate", "trained", 78_000, 156_000, 0.5),
        ("job_multiplier", None, 312_000, 62_400, 5.0),
        ("stability_rate", None, 49_920, 62_400, 0.8),
    ],
)
def test_rates_and_jobs(
    programme: Counts, key: str, variant: str | None, numerator: int, denominator: int, value: float
) -> None:
    reading = row(programme, key, variant=variant, period=2009)
    assert (reading["numerator"], reading["denominator"]) == (numerator, denominator)
    assert reading["value"] == pytest.approx(value)
    assert reading["gap"] == pytest.approx(0, abs=1e-12)
    assert reading["needed"] == 0


def test_one_success_fewer_is_one_needed(programme: Counts) -> None:
    attended = programme.tables["attended"]
    passed = attended["passed"].copy()
    passed[10] -= 1
    tables = {**programme.tables, "attended": {**attended, "passed": passed}}
    fewer = Counts(2, AS_OF, "", tables)
    for by, entity in (("national", "000000"), ("city", f"{CITIES[10]:06d}"), ("tier", "other")):
        assert row(fewer, "pass_rate", by, entity, period=2009)["needed"] == 1
