"""Reference records of the demo: provinces, cities, targets, settings, monthly and nil returns."""

import numpy as np

from data_access.beginning import OF_THE_PLAN, PLAN_ISSUED, PROPOSED
from data_access.demo.base.days import month_last
from data_access.demo.base.draws import chance, whole
from data_access.demo.base.records import Numbers
from data_access.demo.base.writing import TABLES, Records
from data_access.demo.governance import programme_start
from data_access.demo.plan import Plan
from data_access.demo.stock import codes_of
from data_access.loading.city_words import read_list
from data_access.schema.reference import KEPT_BY_CITIES

LATE_RETURN = 0.03


def write_reference(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> None:
    """Write provinces, cities, targets, settings, monthly returns and nil returns."""
    region_needed = not TABLES["provinces"].c.region.nullable
    provinces = [row for row in read_list("provinces") if row["region"] or not region_needed]
    out.add(
        "provinces",
        **{
            name: [row[name] or None for row in provinces]
            for name in ("code", "name_zh", "name_en", "short_zh", "region")
        },
        **{name: [int(row[name]) for row in provinces] for name in ("tile_row", "tile_column")},
    )
    cities = read_list("cities")
    out.add(
        "cities",
        **{
            name: [row[name] for row in cities]
            for name in ("code", "name_zh", "name_en", "province_code", "tier")
        },
        **{name: [float(row[name]) for row in cities] for name in ("latitude", "longitude")},
        valid_from=[programme_start(plan, row["in_programme_since"]) for row in cities],
        valid_to=[None] * len(cities),
        successor=[None] * len(cities),
    )
    _targets(plan, numbers, out)
    facts = {
        "records": "demo",
        "seed": plan.seed,
        "as_of": plan.end,
        "city_list": "sample",
        "start": plan.start,
        "trainees": plan.trainees,
    }
    out.add("settings", name=list(facts), value=[str(value) for value in facts.values()])
    _returns(plan, rng, out)
    _nil_returns(plan, out)


def _targets(plan: Plan, numbers: Numbers, out: Records) -> None:
    rows = [
        (key, year, tier, value, key in {name for name, _, _ in PROPOSED})
        for year in range(max(PLAN_ISSUED.year, plan.start.year), plan.end.year + 1)
        for key, tier, value in OF_THE_PLAN + PROPOSED
    ]
    n = len(rows)
    out.add(
        "targets",
        id=numbers.take("targets", n),
        indicator=[row[0] for row in rows],
        year=[row[1] for row in rows],
        tier=[row[2] for row in rows],
        city_code=[None] * n,
        version=[1] * n,
        value=[row[3] for row in rows],
        set_on=[PLAN_ISSUED] * n,
        set_by=["工作方案" if not row[4] else "本产品" for row in rows],
        reason=["方案第二条" if not row[4] else "本产品建议值, 可调整" for row in rows],
    )


def _returns(plan: Plan, rng: np.random.Generator, out: Records) -> None:
    """Every city reports every month from the second on, a few days later, some much later.

    The return of the last month comes in after the as-of date, as it does in an office.
    """
    for month in range(plan.first_month + 1, plan.last_month + 1):
        end = month_last(month)
        city = np.flatnonzero(plan.cutoff >= end)
        late = chance(rng, LATE_RETURN, len(city)) & (month < plan.last_month - 1)
        delay = np.where(late, whole(rng, 20, 50, len(city)), whole(rng, 2, 9, len(city)))
        out.add(
            "city_returns",
            city_code=codes_of(plan, city),
            month_end=np.full(len(city), end),
            received_on=end + delay,
        )


def _nil_returns(plan: Plan, out: Records) -> None:
    """Every city declares at the start that there is nothing yet: what it lacks later is a zero."""
    cities = np.arange(len(plan.cities))
    for place in range(len(KEPT_BY_CITIES)):
        out.add(
            "nil_returns",
            city_code=codes_of(plan, cities),
            record_table=np.full(len(cities), place),
            month_end=np.full(len(cities), month_last(plan.first_month)),
        )
