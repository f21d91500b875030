"""What is truly so in the demo, so that tests can compare estimates with it."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from data_access.demo.base.days import Array, add_months
from data_access.demo.base.records import Businesses, Cases, Seats
from data_access.demo.businesses import SHAPE, Exits, lasting_chance
from data_access.demo.openings import WINDOW, Openings
from data_access.demo.persons import Places
from data_access.demo.plan import Plan
from data_access.demo.services import follow_up_chance
from data_access.demo.training import SYB
from data_access.demo.visits import SUSPENDED, Knowledge

MATURE = {"pass": 3, "opening": 7, "chain": 7, "jobs": 8, "survival": 14}
"""Months after the clock's start from which a record counts here: window and grace."""
FIELDS = {
    "pass": ("pass_probability", "passed"),
    "opening": ("opening_probability_6m", "opened"),
    "chain": ("chain_probability", "all_links"),
    "survival": ("survival_12m", "survived"),
    "stability": ("stability_12m", "lasting"),
    "jobs": ("mean_jobs_6m", "jobs"),
    "filled": ("headline_jobs_6m", "headline_jobs"),
    "lost": ("lost_probability", "lost"),
}
CHANCES = tuple(chance for chance, _ in FIELDS.values())
"""Names of the true shares and means."""
NOTES = {
    "pass_probability": "mean true chance, attended SYB seats, without second attempts in a year",
    "opening_probability_6m": "mean true chance, SYB completers whose service case was completed",
    "chain_probability": "mean true chance to receive every service that applies within six months, "
    "passers of SYB",
    "survival_12m": "mean true chance to be operating after 12 months (no exit of any kind), "
    "first businesses after training",
    "mean_jobs_6m": "mean true workers at six months, 0 if ended, first businesses after training",
    "stability_12m": "the same as the stability rate reads it: a merged business operates on, and "
    "one registered anew within six months continues the old one",
    "headline_jobs_6m": "mean workers at six months, as the job multiplier reads them: likewise",
    "lost_probability": "set share of businesses that drop out of sight 45-400 days after opening",
    "n, passed, opened ...": "mature records behind it, and what truly happened among them "
    "(nothing lost, nothing late); jobs and all_links are the true mean times n",
}


class Truth:
    """Sums by city: records, true chances, and what truly happened."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.sums = {name: np.zeros((3, len(plan.cities))) for name in FIELDS}

    def _add(self, name: str, city: Array, chance: Array, happened: Array) -> None:
        n = len(self.plan.cities)
        for row, weight in enumerate((np.ones(len(city)), chance, happened)):
            self.sums[name][row] += np.bincount(city, weights=weight, minlength=n)

    def _mature(self, name: str, start: Array, city: Array) -> Array:
        return add_months(start, MATURE[name]) <= self.plan.cutoff[city]

    def add_training(self, seats: Seats, places: Places) -> None:
        """Count attended seats of SYB, persons at their first attempt of the year."""
        mature = (seats.kind == SYB) & (seats.first_attended >= 0) & ~_second_attempt(seats, places)
        mature &= self._mature("pass", seats.ends, seats.city)
        self._add("pass", seats.city[mature], seats.chance_pass[mature], seats.in_time[mature])

    def add_openings(self, seats: Seats, cases: Cases, openings: Openings) -> None:
        """Count persons whose start-up services were completed."""
        seat, city = cases.seat, cases.city
        mature = (cases.completed >= 0) & (cases.completed <= self.plan.cutoff[city])
        mature &= (seats.kind[seat] == SYB) & self._mature("opening", cases.clock, city)
        seat = seat[mature]
        day = openings.day[seat]
        opened = (day >= 0) & (day <= add_months(openings.clock[seat], WINDOW))
        self._add("opening", city[mature], openings.chance[seat], opened)

    def add_chain(self, seats: Seats, places: Places, cases: Cases, opened: Array) -> None:
        """Count passers of SYB, by the chance of every service that applies to each of them.

        `opened` is the day of each seat's business, -1 for none. The start-up services are those
        given, as who has received them opens more often; a follow-up is a chance.
        """
        n, city = len(seats), seats.city
        clock = np.where(seats.completed < 0, seats.ends, seats.completed)
        clock[cases.seat] = cases.clock
        clock = np.where(opened >= seats.starts, np.minimum(clock, opened - 1), clock)
        chance = np.zeros(n)
        chance[cases.seat] = (cases.given | ~cases.needs).all(axis=1)
        chance *= np.where(opened < 0, 1, follow_up_chance(self.plan, city, opened, clock))
        passed = (seats.kind == SYB) & seats.in_time & ~_second_attempt(seats, places)
        mature = passed & self._mature("chain", clock, city)
        self._add("chain", city[mature], chance[mature], chance[mature])

    def add_businesses(self, made: Businesses, exits: Exits, knowledge: Knowledge) -> None:
        """Count first businesses opened after training."""
        first = made.rank == 0
        year = add_months(made.opened, 12)
        mature = first & self._mature("survival", made.opened, made.city)
        self._add(
            "survival", made.city[mature], np.exp(-made.hazard[mature]), (exits.day > year)[mature]
        )
        self._add(
            "lost",
            made.city[mature],
            self.plan.cities.lost[made.city[mature]],
            knowledge.lost[mature],
        )
        lasting = lasting_chance(self.plan, made, exits, knowledge.closed, year)
        self._add("stability", made.city[mature], lasting[mature], lasting[mature])
        self._add_jobs(made, exits, knowledge, first)

    def _add_jobs(self, made: Businesses, exits: Exits, knowledge: Knowledge, first: Array) -> None:
        mature = first & self._mature("jobs", made.opened, made.city)
        half, year = add_months(made.opened, 6), add_months(made.opened, 12)
        part = (half - made.opened) / (year - made.opened)
        alive = np.exp(-made.hazard * part**SHAPE)
        jobs, city = made.workers * (1 - SUSPENDED), made.city[mature]
        self._add("jobs", city, (alive * jobs)[mature], ((exits.day > half) * jobs)[mature])
        lasting = lasting_chance(self.plan, made, exits, knowledge.closed, half)
        self._add("filled", city, (lasting * jobs)[mature], (lasting * jobs)[mature])

    def write(self, path: Path, counts: dict[str, int]) -> None:
        """Write truth.json."""
        plan = self.plan
        body = {
            "records": "demo",
            "seed": plan.seed,
            "start": str(plan.start),
            "as_of": str(plan.end),
            "notes": NOTES,
            "rows": counts,
            "not_reporting": self._codes("not_reporting"),
            "oddities": self._oddities(),
            "national": self._values(None),
            "cities": self.by_city(),
        }
        path.write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")

    def by_city(self) -> dict[str, dict[str, Any]]:
        """What is true of every city, by its code."""
        cities = self.plan.cities
        return {
            code: {
                "reporting": bool(cities.oddity[place] != "not_reporting"),
                **self._values(place),
            }
            for place, code in enumerate(cities.code)
        }

    def _values(self, place: int | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, (chance, happened) in FIELDS.items():
            n, expected, count = (
                float(x)
                for x in (
                    self.sums[name].sum(axis=1) if place is None else self.sums[name][:, place]
                )
            )
            values[chance] = round(expected / n, 5) if n else None
            values[f"n_{name}"], values[happened] = int(n), round(count, 2)
        return values

    def _codes(self, oddity: str) -> list[str]:
        return [self.plan.cities.code[place] for place in self.plan.cities.with_oddity(oddity)]

    def _oddities(self) -> list[dict[str, Any]]:
        kinds = [kind for kind in dict.fromkeys(self.plan.cities.oddity) if kind]
        return [{"kind": str(kind), "cities": self._codes(kind)} for kind in sorted(kinds)]


def _second_attempt(seats: Seats, places: Places) -> Array:
    """Seats of who sat SYB before in the same year."""
    again: Array = places.same_as != np.arange(len(seats))
    again &= seats.kind[places.same_as] == SYB
    return again
