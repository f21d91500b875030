"""A small made-up snapshot for what-if: twelve cities of three tiers, four years, six groups."""

from datetime import date

import numpy as np
import pytest

from metrics.counts.snapshot import GROUPS, TIERS, Counts

FIRST, LAST = 2007 * 12, 2010 * 12 + 5
CITIES = 12
TIER_OF = ["municipality"] * 2 + ["capital_or_subprovincial"] * 4 + ["other"] * 6
NO_TARGETS = {
    "indicator": np.array([], dtype=object),
    "year": np.array([], dtype=np.int64),
    "tier": np.array([], dtype=object),
    "city": np.array([], dtype=np.int64),
    "version": np.array([], dtype=np.int64),
    "value": np.array([], dtype=np.float64),
    "set_by": np.array([], dtype=object),
    "reason": np.array([], dtype=object),
}


def make_counts(seed: int = 7, mean: float = 12.0, cities: int = CITIES) -> Counts:
    """Counts in which every step of the funnel depends on city and group, all nested."""
    make = np.random.default_rng(seed)
    codes = 110100 + 100 * np.arange(cities)
    city, group, month = (
        axis.ravel()
        for axis in np.meshgrid(codes, range(len(GROUPS)), range(FIRST, LAST + 1), indexing="ij")
    )
    skill = make.normal(0, 0.25, cities)[np.searchsorted(codes, city)] + 0.1 * (group - 2.5)

    def part(whole: np.ndarray, rate: float) -> np.ndarray:
        return make.binomial(whole, 1 / (1 + (1 / rate - 1) * np.exp(-skill)))

    keys = {"city": city, "grp": group, "month": month}
    attended = make.poisson(mean, len(city))
    passed, passers = part(attended, 0.84), part(attended, 0.84)
    served = part(passers, 0.8)
    opened, operating = part(served, 0.5), make.poisson(mean * 0.3, len(city))
    businesses = operating + make.poisson(mean * 0.07, len(city))
    jobs = make.poisson(4.4 * businesses)
    paid = part(passers, 0.15)
    links = make.choice([0, 1, 4, 9, 12, 31], len(city))
    linked = make.binomial(passers, 0.4 + 0.15 * (links & 4 > 0))
    lasting = make.binomial(linked, 0.7 + 0.15 * (links & 8 > 0))
    return Counts(
        1,
        date(2010, 6, 30),
        "made-up",
        {
            "cities": {
                "code": codes,
                "tier": np.array((TIER_OF * cities)[:cities], dtype=object),
                "province_code": codes // 10000 * 10000,
                "latitude": 30 + make.random(cities),
                "longitude": 110 + make.random(cities),
            },
            "provinces": {"code": np.array([110000])},
            "targets": NO_TARGETS | yearly(1500.0),
            "returns": {"city": codes, "month": np.full(cities, LAST)},
            "duplicates": {"city": codes, "persons": codes, "duplicates": codes * 0},
            "lost": {"city": codes, "followed": codes, "lost": codes * 0},
            "trained": {**keys, "syb": attended, "gyb": attended, "iyb": attended},
            "attended": {**keys, "attended": attended, "assessed": attended, "passed": passed},
            "opening": {
                **keys,
                "trained": attended,
                "trained_opened": opened,
                "passed": passers,
                "passed_opened": opened,
                "served": served,
                "served_opened": opened,
            },
            "funnel": {
                **keys,
                "trained": attended,
                "passed": passers,
                "served": served,
                "opened": opened,
                "businesses": opened * 3 // 4,
            },
            "business": {
                **keys,
                "opened": businesses,
                "founders": businesses,
                "jobs_6": jobs,
                "jobs_6_squares": jobs * 6,
                "jobs_6_known": businesses,
                "operating_12": operating,
                "known_12": businesses,
                "operating_or_lost_12": businesses,
            },
            "chain": {**keys, "passers": passers, "all_links": part(passers, 0.4)},
            "credit": {
                **keys,
                "applied": paid,
                "paid": paid,
                "passers": passers,
                "passers_paid": paid,
            },
            "occupancy": {
                "city": city[group == 0],
                "month": month[group == 0],
                "places": np.full((group == 0).sum(), 40),
                "tenants": np.full((group == 0).sum(), 30),
                "jobs": np.full((group == 0).sum(), 90),
            },
            "links": {
                **keys,
                "links": links,
                "passers": passers,
                "opened": linked,
                "businesses": linked,
                "known": linked,
                "operating": lasting,
            },
        },
    )


def yearly(places: float) -> dict[str, np.ndarray]:
    """The plan's list with the yearly number of trainees of the first year and no other target."""
    return {
        "indicator": np.array(["trained"], dtype=object),
        "year": np.array([2007]),
        "tier": np.array([""], dtype=object),
        "city": np.array([0]),
        "version": np.array([1]),
        "value": np.array([places]),
        "set_by": np.array(["plan"], dtype=object),
        "reason": np.array([""], dtype=object),
    }


@pytest.fixture(scope="session")
def counts() -> Counts:
    """The small snapshot, made once."""
    assert set(TIER_OF) == set(TIERS)
    return make_counts()
