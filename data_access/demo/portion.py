"""One year of the demo: from its classes to the last visit of the businesses they led to."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from data_access.demo.base.days import MISSING, Array, month_last
from data_access.demo.base.draws import chance, whole
from data_access.demo.base.records import Businesses, Cases, Courses, Numbers, Seats
from data_access.demo.base.writing import Records
from data_access.demo.businesses import (
    continued,
    draw_exits,
    founded,
    owned_before,
    write_businesses,
)
from data_access.demo.contacts import Contacts
from data_access.demo.finance import lend, open_credit_files
from data_access.demo.openings import draw_openings
from data_access.demo.persons import Places, Returning, go_on, left_over, none_returning
from data_access.demo.plan import Plan
from data_access.demo.services import choose_projects, open_cases, provide, recommend, write_cases
from data_access.demo.stock import Pools
from data_access.demo.support import Incubators, relieve
from data_access.demo.training import (
    GYB,
    IYB,
    SYB,
    fill_seats,
    hold_courses,
    write_courses,
    write_enrolments,
)
from data_access.demo.truth import Truth
from data_access.demo.visits import due_days, learn, write_visits

IMPROVES, OWNER_SEATS_FREE = 0.05, 0.85
"""Share of new owners who want IYB; share of outside IYB trainees with a known business."""
Step = Callable[[str, float], None]


@dataclass
class Workshop:
    """Makes one year after the other; keeps who comes back in a later one."""

    plan: Plan
    rng: np.random.Generator
    pools: Pools
    numbers: Numbers
    incubators: Incubators
    truth: Truth
    contacts: Contacts
    out: Records
    again: Returning = field(default_factory=none_returning)
    owners: Returning = field(default_factory=none_returning)

    def make(self, months: range, step: Step) -> None:
        """Make and write the records of all classes of these months and what followed from them."""
        step("training", 0.0)
        seats, places, person, enrolment = self._train(months)
        step("services", 0.3)
        cases = open_cases(self.plan, self.rng, self.pools, self.numbers, seats, places)
        openings = draw_openings(self.plan, self.rng, self.pools, seats, places, cases)
        chosen = choose_projects(self.rng, cases)
        step("businesses", 0.45)
        first, partner, lead = founded(
            self.plan, self.rng, self.numbers, seats, person, cases, openings, chosen
        )
        business, opened = self._by_seat(seats, first, partner, lead)
        self.truth.add_training(seats, places)
        self.truth.add_openings(seats, cases, openings)
        before = owned_before(
            self.plan, self.rng, self.numbers, seats, person, np.flatnonzero(openings.owned_before)
        )
        self.truth.add_chain(seats, places, cases, opened)
        self._follow(Businesses.joined(first, before))
        self.out.add("founders", business_id=first.id[lead], person_id=person[partner])
        step("services", 0.75)
        self._serve(seats, person, enrolment, cases, chosen, business, opened)
        step("owners", 0.93)
        self._improve(months, first)

    def _train(self, months: range) -> tuple[Seats, Places, Array, Array]:
        """Classes, seats and persons of GYB and SYB."""
        plan, rng = self.plan, self.rng
        courses = Courses.joined(
            *(
                hold_courses(plan, rng, self.pools, self.numbers, kind, months)
                for kind in (GYB, SYB)
            )
        )
        write_courses(rng, self.pools, courses, self.out)
        seats = fill_seats(plan, rng, self.pools, courses)
        places = Places(seats)
        asking = Returning.joined(self.again, go_on(rng, seats))
        seated = places.seat_again(rng, SYB, asking)
        places.borrow(rng, plan)
        person = places.number(rng, self.numbers, self.out)
        self.again = left_over(asking, seated, person, month_last(months[-1]))
        return (
            seats,
            places,
            person,
            write_enrolments(plan, rng, self.numbers, seats, person, self.out),
        )

    def _by_seat(
        self, seats: Seats, first: Businesses, partner: Array, lead: Array
    ) -> tuple[Array, Array]:
        """Number and opening day of the business of every seat, -1 where there is none."""
        business = np.full(len(seats), MISSING, dtype=np.int32)
        opened = np.full(len(seats), MISSING, dtype=np.int32)
        business[first.seat], opened[first.seat] = first.id, first.opened
        business[partner], opened[partner] = first.id[lead], first.opened[lead]
        return business, opened

    def _follow(self, made: Businesses) -> None:
        """Exits, visits, new registrations, relief and incubators of these businesses."""
        for generation in range(2):
            exits = draw_exits(self.plan, self.rng, made)
            due = due_days(self.rng, self.plan, made)
            knowledge = learn(self.plan, self.rng, made, exits, due)
            write_visits(self.rng, self.numbers, made, exits, knowledge, due, self.out)
            write_businesses(self.plan, made, knowledge.closed, exits.kind, self.contacts, self.out)
            self.truth.add_businesses(made, exits, knowledge)
            self.incubators.rent(self.rng, self.numbers, made, knowledge, self.out)
            relieve(self.plan, self.rng, self.numbers, made, knowledge, self.out)
            if generation == 0:
                closed = np.where(exits.kind == 0, knowledge.closed, MISSING)
                made = continued(self.plan, self.rng, self.numbers, made, closed)

    def _serve(
        self,
        seats: Seats,
        person: Array,
        enrolment: Array,
        cases: Cases,
        chosen: Array,
        business: Array,
        opened: Array,
    ) -> None:
        """Cases, services, recommendations, loans and credit files."""
        plan, rng, numbers, out = self.plan, self.rng, self.numbers, self.out
        case_opened = opened[cases.seat]
        write_cases(plan, cases, enrolment, case_opened, out)
        provide(plan, rng, self.pools, numbers, cases, case_opened, out)
        recommend(plan, rng, numbers, cases, chosen, case_opened, business[cases.seat], out)
        lend(plan, rng, self.pools, numbers, seats, person, cases, out)
        open_credit_files(plan, rng, self.pools, numbers, seats, person, out)

    def _improve(self, months: range, first: Businesses) -> None:
        """IYB for owners: new ones of the programme, and others who already run a business."""
        plan, rng = self.plan, self.rng
        courses = hold_courses(plan, rng, self.pools, self.numbers, IYB, months)
        write_courses(rng, self.pools, courses, self.out)
        seats = fill_seats(plan, rng, self.pools, courses)
        wants = first.where(chance(rng, IMPROVES, len(first)))
        none = np.full(len(wants), MISSING, np.int32)
        asking = Returning.joined(
            self.owners,
            Returning(
                none,
                wants.person,
                wants.city,
                wants.group,
                wants.opened + whole(rng, 90, 400, len(wants)),
            ),
        )
        places = Places(seats)
        seated = places.seat_again(rng, IYB, asking)
        person = places.number(rng, self.numbers, self.out)
        self.owners = left_over(asking, seated, person, month_last(months[-1]))
        write_enrolments(plan, rng, self.numbers, seats, person, self.out)
        outside = (places.known < 0) & chance(rng, OWNER_SEATS_FREE, len(seats))
        self._follow(owned_before(plan, rng, self.numbers, seats, person, np.flatnonzero(outside)))
