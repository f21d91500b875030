"""Businesses: kind, founders, how long they live, how they end, and who starts again."""

from dataclasses import dataclass

import numpy as np

from data_access.demo.base.days import MISSING, Array, add_months
from data_access.demo.base.draws import chance, pick, pick_by, reporting_delay, whole
from data_access.demo.base.records import Businesses, Cases, Numbers, Seats
from data_access.demo.base.writing import Records
from data_access.demo.contacts import Contacts
from data_access.demo.openings import WINDOW, Openings
from data_access.demo.plan import Plan
from data_access.demo.stock import codes_of

KIND_BY_GROUP = np.array(
    [
        (0.33, 0.18, 0.22, 0.09, 0.03, 0.01, 0.07, 0.07),
        (0.22, 0.10, 0.26, 0.08, 0.01, 0.24, 0.01, 0.08),
        (0.20, 0.16, 0.14, 0.10, 0.28, 0.01, 0.06, 0.05),
        (0.24, 0.14, 0.24, 0.06, 0.06, 0.05, 0.15, 0.06),
        (0.34, 0.08, 0.28, 0.18, 0.03, 0.03, 0.01, 0.05),
        (0.28, 0.17, 0.24, 0.09, 0.05, 0.06, 0.05, 0.06),
    ]
)
"""Kinds of business, in the order of BUSINESS_KINDS, by target group."""
KIND_HAZARD = np.exp([0.05, 0.25, -0.05, -0.05, -0.1, 0.1, -0.15, 0.0])
KIND_WORKERS = np.array([0.72, 1.15, 0.95, 1.15, 1.35, 1.45, 0.6, 1.0])
GROUP_HAZARD = np.exp([0.0, 0.15, -0.03, -0.08, 0.05, 0.0])
SHAPE = 0.8
"""Weibull shape below one: the risk of closing falls with age."""
INCUBATED_HAZARD = 0.72
SPREAD = 1.3
"""Shape of the gamma over businesses: about 15 % employ nobody."""
EXIT_WEIGHTS = (0.92, 0.06, 0.02)
CLOSED, TRANSFERRED, MERGED = range(3)
SECOND_FOUNDER = 0.065
"""Share of openers who would join the one before them in their city."""
JOIN_WITHIN = 45
STARTS_AGAIN, AGAIN_AFTER = 0.06, (1, 150)
"""Share of known closings after which the founder registers anew, within so many days."""
ENTERED_AFTER, YEAR = 7, 365
"""Days from an opening to its entry, about; and of a year."""
OPENED_SINCE, NOT_SINCE = 120, 1500


@dataclass
class Exits:
    """True day and way a business ends; the day may lie after the as-of date."""

    day: Array
    kind: Array


def founded(
    plan: Plan,
    rng: np.random.Generator,
    numbers: Numbers,
    seats: Seats,
    person: Array,
    cases: Cases,
    openings: Openings,
    chosen: Array,
) -> tuple[Businesses, Array, Array]:
    """The first businesses, and the seats of second founders with the place of their business.

    Only what was recorded by the as-of date; a second founder opens on the lead's day.
    """
    seat = np.flatnonzero(openings.day >= 0)
    seat = seat[np.lexsort((openings.day[seat], seats.city[seat]))]
    joins = _joins(rng, seats, person, openings, seat)
    partner_lead = np.flatnonzero(joins) - 1
    partner_seat = seat[joins]
    openings.day[partner_seat] = openings.day[seat[partner_lead]]
    place = np.cumsum(~joins) - 1
    lead = seat[~joins]
    made = _make(plan, rng, seats, person, cases, openings, chosen, lead)
    partner_place = place[partner_lead]
    recorded = made.recorded <= plan.cutoff[made.city]
    new_place = np.cumsum(recorded) - 1
    partner_kept = recorded[partner_place]
    made = made.where(recorded)
    made.id = numbers.take("businesses", len(made))
    return made, partner_seat[partner_kept], new_place[partner_place[partner_kept]]


def _joins(
    rng: np.random.Generator, seats: Seats, person: Array, openings: Openings, seat: Array
) -> Array:
    """True where an opener joins the one before in the order of city and day instead."""
    wanted = chance(rng, SECOND_FOUNDER, len(seat))
    before = np.roll(seat, 1)
    day, own = openings.day[before], openings.day[seat]
    end = add_months(openings.clock[seat], WINDOW)
    fits = (seats.city[before] == seats.city[seat]) & (person[before] != person[seat])
    fits &= (own - day <= JOIN_WITHIN) & (day > seats.ends[seat]) & ((own <= end) == (day <= end))
    wanted &= fits
    wanted[:1] = False
    wanted[1:] &= ~wanted[:-1]  # nobody joins one who joined
    return wanted


def _make(
    plan: Plan,
    rng: np.random.Generator,
    seats: Seats,
    person: Array,
    cases: Cases,
    openings: Openings,
    chosen: Array,
    seat: Array,
) -> Businesses:
    n, case = len(seat), openings.case[seat]
    kind = pick_by(rng, KIND_BY_GROUP, seats.group[seat])
    with_case = case >= 0
    follows = with_case & chosen[case] if len(chosen) else np.zeros(n, bool)
    kind = np.where(follows, cases.project_kind[case] if len(cases) else kind, kind)
    helped = with_case & cases.given[case, 3] if len(cases) else np.zeros(n, bool)
    incubated = helped | chance(rng, 0.02, n)
    opened = openings.day[seat]
    return describe(
        plan,
        rng,
        person[seat],
        seat,
        seats.city[seat],
        kind.astype(np.int8),
        seats.group[seat],
        np.zeros(n, np.int8),
        opened,
        np.maximum(opened, seats.recorded[seat]) + reporting_delay(rng, n),
        incubated,
    )


def describe(
    plan: Plan,
    rng: np.random.Generator,
    person: Array,
    seat: Array,
    city: Array,
    kind: Array,
    group: Array,
    rank: Array,
    opened: Array,
    recorded: Array,
    incubated: Array,
) -> Businesses:
    """Businesses with their true mean of workers and their hazard up to twelve months."""
    mean = plan.cities.workers[city] * KIND_WORKERS[kind]
    hazard = -np.log(plan.cities.survival[city]) * KIND_HAZARD[kind] * GROUP_HAZARD[group]
    return Businesses(
        np.zeros(len(person), np.int32),
        person,
        seat,
        city,
        kind,
        group,
        rank,
        opened.astype(np.int32),
        recorded.astype(np.int32),
        incubated,
        (mean * rng.gamma(SPREAD, 1 / SPREAD, len(mean))).astype(np.float32),
        hazard * np.where(incubated, INCUBATED_HAZARD, 1.04),
    )


def owned_before(
    plan: Plan, rng: np.random.Generator, numbers: Numbers, seats: Seats, person: Array, seat: Array
) -> Businesses:
    """Businesses opened before training: known, but never a result of it."""
    n = len(seat)
    opened = seats.starts[seat] - whole(rng, OPENED_SINCE, NOT_SINCE, n)
    recorded = seats.recorded[seat]
    made = describe(
        plan,
        rng,
        person[seat],
        seat,
        seats.city[seat],
        pick_by(rng, KIND_BY_GROUP, seats.group[seat]),
        seats.group[seat],
        np.full(n, -1, np.int8),
        opened,
        recorded,
        np.zeros(n, bool),
    )
    made.id = numbers.take("businesses", n)
    return made


def draw_exits(plan: Plan, rng: np.random.Generator, made: Businesses) -> Exits:
    """When and how each business truly ends; P(after 12 months) is exp(-hazard)."""
    year = add_months(made.opened, 12) - made.opened
    age = (rng.exponential(1, len(made)) / made.hazard) ** (1 / SHAPE) * year
    age = np.ceil(np.minimum(age, 40_000)).astype(np.int32)
    planted = np.isin(made.city, plan.cities.with_oddity("closings_heaped"))
    moved = planted & (age > year) & (age <= year + 110) & chance(rng, 0.75, len(made))
    age = np.where(moved, year + whole(rng, 1, 12, len(made)), age)
    return Exits((made.opened + age).astype(np.int32), pick(rng, EXIT_WEIGHTS, len(made)))


def lasting_chance(
    plan: Plan, made: Businesses, exits: Exits, closed: Array, anniversary: Array
) -> Array:
    """Chance that each is not closed at an anniversary, as a rate by the programme's rules reads it.

    A merged business operates on, and one registered anew continues the old one: where a closing
    is known (`closed`), by the chance of that and of its lasting up to the anniversary.
    """
    lasting: Array = ((exits.day > anniversary) | (exits.kind == MERGED)).astype(float)
    row = np.flatnonzero((lasting == 0) & (closed >= 0) & (exits.kind == CLOSED))
    again = exits.day[row, None] + np.linspace(*AGAIN_AFTER, 9)
    age = np.maximum(anniversary[row, None] - again, 0) / YEAR
    stays = np.exp(-made.hazard[row, None] * age**SHAPE)
    recorded = again + ENTERED_AFTER <= plan.cutoff[made.city[row], None]
    lasting[row] = STARTS_AGAIN * (stays * recorded).mean(axis=1)
    return lasting


def continued(
    plan: Plan, rng: np.random.Generator, numbers: Numbers, made: Businesses, closed: Array
) -> Businesses:
    """New registrations by the same lead person within five months of a recorded closing."""
    row = np.flatnonzero((closed >= 0) & (made.rank == 0) & chance(rng, STARTS_AGAIN, len(made)))
    opened = closed[row] + whole(rng, *AGAIN_AFTER, len(row))
    recorded = opened + reporting_delay(rng, len(row))
    row, opened, recorded = (
        part[recorded <= plan.cutoff[made.city[row]]] for part in (row, opened, recorded)
    )
    again = describe(
        plan,
        rng,
        made.person[row],
        made.seat[row],
        made.city[row],
        made.kind[row],
        made.group[row],
        np.ones(len(row), np.int8),
        opened,
        recorded,
        np.zeros(len(row), bool),
    )
    again.id = numbers.take("businesses", len(again))
    return again


def write_businesses(
    plan: Plan, made: Businesses, closed: Array, exit_kind: Array, contacts: Contacts, out: Records
) -> None:
    """Write businesses as known at the as-of date, each with its lead founder."""
    out.add(
        "businesses",
        made.city,
        id=made.id,
        lead_person_id=made.person,
        kind=made.kind,
        city_code=codes_of(plan, made.city),
        opened_on=made.opened,
        closed_on=closed,
        exit_kind=np.where(closed >= 0, exit_kind, MISSING),
        recorded_on=made.recorded,
        **contacts.hashes(made),
    )
    out.add("founders", business_id=made.id, person_id=made.person)
