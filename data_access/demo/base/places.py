"""The 100 cities of the demo: the shipped lists, and what is truly so in each of them."""

from dataclasses import dataclass

import numpy as np

from data_access.demo.base.days import Array
from data_access.loading.city_words import read_list
from data_access.schema.reference import TIERS

MUNICIPALITY, CAPITAL, OTHER = range(3)
GROUP_WEIGHTS = (0.42, 0.12, 0.27, 0.05, 0.03, 0.11)
ODDITIES = (
    "not_reporting",
    "not_reporting",
    "many_lost",
    "many_lost",
    "pass_rate_heaped",
    "openings_heaped",
    "closings_heaped",
    "same_identity",
)
"""Each falls on one city of the third tier, no two on the same."""
SHARING, STREAM = "shared_contacts", 5
"""One more, placed by draws of its own, so that no other record of a seed depends on it."""


@dataclass(frozen=True)
class Cities:
    """True parameters by city, shape (cities,); shares between 0 and 1."""

    code: list[str]
    name_zh: list[str]
    tier: Array
    volume: Array
    groups: Array
    no_show: Array
    dropout: Array
    passing: Array
    opening: Array
    survival: Array
    workers: Array
    lost: Array
    link_given: Array
    satisfied: Array
    recovery: Array
    loan_paid: Array
    relief: Array
    oddity: Array

    def __len__(self) -> int:
        return len(self.code)

    def with_oddity(self, name: str) -> Array:
        """Places of the cities on which a planted oddity falls."""
        return np.flatnonzero(self.oddity == name)


def make_cities(rng: np.random.Generator, seed: int, oddities: bool = True) -> Cities:
    """Draw every city's true parameters; `oddities` tells whether any are planted."""
    rows = read_list("cities")
    tier = np.array([TIERS.index(row["tier"]) for row in rows], dtype=np.int8)
    n = len(rows)
    oddity = _oddities(rng, seed, tier) if oddities else np.full(n, "", dtype="U20")
    capital = np.where(tier < OTHER, 1.0, 0.0)
    return Cities(
        code=[row["code"] for row in rows],
        name_zh=[row["name_zh"] for row in rows],
        tier=tier,
        volume=_volume(rng, tier),
        groups=rng.dirichlet(np.array(GROUP_WEIGHTS) * 60, n),
        no_show=rng.uniform(0.010, 0.028, n),
        dropout=rng.uniform(0.04, 0.08, n),
        passing=np.where(oddity == "pass_rate_heaped", 0.80, _passing(rng, n, capital)),
        opening=np.clip(rng.normal(0.505, 0.065, n) + 0.015 * capital, 0.30, 0.70),
        survival=np.clip(rng.normal(0.812, 0.052, n) + 0.01 * capital, 0.65, 0.92),
        workers=np.clip(rng.normal(5.75, 0.9, n) + 0.3 * capital, 3.6, 8.2),
        lost=np.where(oddity == "many_lost", 0.24, rng.uniform(0.055, 0.085, n)),
        link_given=np.clip(rng.normal(0.86, 0.05, (n, 5)), 0.6, 0.98),
        satisfied=rng.uniform(0.70, 0.93, n),
        recovery=rng.uniform(0.88, 0.99, n),
        loan_paid=rng.uniform(0.50, 0.85, n),
        relief=rng.uniform(0.55, 0.92, n),
        oddity=oddity,
    )


def _oddities(rng: np.random.Generator, seed: int, tier: Array) -> Array:
    oddities = np.full(len(tier), "", dtype="U20")
    chosen = rng.choice(np.flatnonzero(tier == OTHER), len(ODDITIES), replace=False)
    oddities[chosen] = ODDITIES
    free = np.flatnonzero((tier == OTHER) & (oddities == ""))
    oddities[np.random.default_rng([seed, STREAM]).choice(free)] = SHARING
    return oddities


def _volume(rng: np.random.Generator, tier: Array) -> Array:
    """Persons trained in a full year, before scaling to the asked national number."""
    others = rng.uniform(1180, 1750, len(tier)) + np.where(tier == CAPITAL, 120, 0)
    return np.where(tier == MUNICIPALITY, rng.uniform(2950, 3650, len(tier)), others)


def _passing(rng: np.random.Generator, n: int, capital: Array) -> Array:
    return np.clip(rng.beta(52.0, 9.3, n) + 0.01 * capital, 0.70, 0.95)
