"""Support of young businesses: places in incubators, relief of taxes and fees."""

import numpy as np

from data_access.demo.base.days import MISSING, Array, day
from data_access.demo.base.draws import chance, member, pick, skewed, whole, within
from data_access.demo.base.records import Businesses, Numbers
from data_access.demo.base.writing import Records
from data_access.demo.plan import Plan
from data_access.demo.stock import Pool, codes_of, numbered
from data_access.demo.visits import Knowledge

GRADUATE, LEFT_CLOSED, MOVED = range(3)
LEAST_PLACES = 20
RELIEF_SHARE = {"tax": 0.72, "fee": 0.45}


class Incubators:
    """Incubators of all cities; their size is settled at the end so that no one is overfull."""

    def __init__(self, plan: Plan, rng: np.random.Generator) -> None:
        self.plan = plan
        count = whole(rng, 1, 3, len(plan.cities))
        n = int(count.sum())
        begin = day(plan.start) - whole(rng, 10, 1200, n)
        late = chance(rng, 0.2, n)
        begin = np.where(late, day(plan.start) + whole(rng, 30, 500, n), begin)
        begin = np.minimum(begin, plan.cutoff[np.repeat(np.arange(len(count)), count)])
        self.pool = Pool.of(count, begin.astype(np.int32), np.full(n, MISSING))
        self.use = rng.uniform(0.68, 1.0, n)
        self._moves: list[tuple[Array, Array, Array]] = []

    def rent(
        self,
        rng: np.random.Generator,
        numbers: Numbers,
        made: Businesses,
        knowledge: Knowledge,
        out: Records,
    ) -> None:
        """Write tenancies: out after one to two years, or when the business ends."""
        row = np.flatnonzero(made.incubated & (made.rank == 0))
        city = made.city[row]
        home = member(rng, self.pool.first[city], self.pool.count[city])
        entered = made.opened[row] + skewed(rng, 15, len(row), 90)
        closed = knowledge.closed[row]
        recorded = (entered >= self.pool.begin[home]) & (entered <= self.plan.cutoff[city])
        recorded &= (closed < 0) | (entered < closed)
        row, city, home, entered, closed = (a[recorded] for a in (row, city, home, entered, closed))
        n = len(row)
        as_ = np.where(chance(rng, 0.15, n), MOVED, GRADUATE)
        left = entered + np.where(as_ == MOVED, whole(rng, 90, 400, n), whole(rng, 365, 750, n))
        ended = (closed >= 0) & (closed <= left)
        left, as_ = np.where(ended, closed, left), np.where(ended, LEFT_CLOSED, as_)
        left = within(left, self.plan.cutoff[city])
        out.add(
            "tenancies",
            id=numbers.take("tenancies", n),
            incubator_id=home + 1,
            business_id=made.id[row],
            entered_on=entered,
            left_on=left,
            left_as=np.where(left >= 0, as_, MISSING).astype(np.int8),
        )
        self._moves.append((home, entered, left))

    def write(self, numbers: Numbers, out: Records) -> None:
        """Write the incubators, each with room for its fullest day."""
        n = len(self.pool.begin)
        places = np.ceil(np.maximum(self._fullest(), LEAST_PLACES) / self.use)
        out.add(
            "incubators",
            self.pool.city,
            id=numbers.take("incubators", n),
            city_code=codes_of(self.plan, self.pool.city),
            opened_on=self.pool.begin,
            name=numbered(self.plan, self.pool, "{city}第{n}创业孵化基地"),
            places=np.minimum(places, 30_000).astype(np.int32),
        )

    def _fullest(self) -> Array:
        """The largest number of tenants at one time, by incubator."""
        home, entered, left = (np.concatenate(part) for part in zip(*self._moves, strict=True))
        gone = left >= 0
        place = np.concatenate([home, home[gone]])
        when = np.concatenate([entered, left[gone]])
        step = np.concatenate([np.ones(len(home)), -np.ones(int(gone.sum()))])
        order = np.lexsort((-step, when, place))
        running = np.cumsum(step[order])
        most = np.zeros(len(self.pool.begin))
        before = np.zeros(len(most))
        totals = np.bincount(place, weights=step, minlength=len(most))
        before[1:] = np.cumsum(totals)[:-1]
        np.maximum.at(most, place[order], running - before[place[order]])
        return most


def relieve(
    plan: Plan,
    rng: np.random.Generator,
    numbers: Numbers,
    made: Businesses,
    knowledge: Knowledge,
    out: Records,
) -> None:
    """Write relief cases of eligible businesses, granted or still waiting."""
    for kind, share in enumerate(RELIEF_SHARE.values()):
        row = np.flatnonzero((made.rank == 0) & chance(rng, share, len(made)))
        eligible = made.opened[row] + whole(rng, 0, 12, len(row))
        closed = knowledge.closed[row]
        recorded = (eligible <= plan.cutoff[made.city[row]]) & ((closed < 0) | (eligible < closed))
        row, eligible, closed = row[recorded], eligible[recorded], closed[recorded]
        city, n = made.city[row], len(row)
        granted = np.where(
            chance(rng, plan.cities.relief[city], n),
            eligible + 5 + np.minimum(rng.gamma(1.6, 34, n), 400).astype(np.int32),
            MISSING,
        )
        granted = within(granted, plan.cutoff[city])
        granted = np.where((closed >= 0) & (granted > closed), MISSING, granted)
        amount = np.array([8000, 1200])[kind] * rng.gamma(3, 1 / 3, n)
        out.add(
            "relief_cases",
            city,
            id=numbers.take("relief_cases", n),
            business_id=made.id[row],
            kind=np.full(n, kind, np.int8),
            eligible_on=eligible,
            granted_on=granted,
            amount=np.where(granted >= 0, amount // 10 * 10, 0).astype(np.int32),
        )


def hold_events(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> None:
    """Write exchange events and associations of entrepreneurs."""
    months = plan.last_month - plan.first_month + 1
    busy = rng.gamma(3, 0.18, len(plan.cities))
    city = np.repeat(np.arange(len(plan.cities)), rng.poisson(busy * months))
    held_on = plan.as_of - whole(rng, 0, months * 30, len(city))
    recorded = held_on <= plan.cutoff[city]
    city, held_on, n = city[recorded], held_on[recorded], int(recorded.sum())
    out.add(
        "events",
        id=numbers.take("events", n),
        city_code=codes_of(plan, city),
        kind=pick(rng, (0.5, 0.2, 0.2, 0.1), n),
        held_on=held_on,
        participants=8 + rng.gamma(2, 25, n).astype(np.int32),
    )
    city = np.flatnonzero(chance(rng, 0.85, len(plan.cities)))
    founded = day(plan.start) + whole(rng, -400, 700, len(city))
    recorded = founded <= plan.cutoff[city]
    out.add(
        "associations",
        id=numbers.take("associations", int(recorded.sum())),
        city_code=codes_of(plan, city[recorded]),
        founded_on=founded[recorded],
        members=whole(rng, 30, 400, int(recorded.sum())),
    )
