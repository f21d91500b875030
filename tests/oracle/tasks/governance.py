"""Duties of clause 四, looked up city by city and month by month."""

from datetime import date

from data_access.dates import day_number_of, month_number_of
from tests.oracle.harness.records import Records, Row
from tests.oracle.tasks.listing import Table, cities, month_ends, table

DUTIES = ("leadership_group", "implementing_body", "local_plan", "dedicated_body", "association")

DEPARTMENTS = ("finance", "tax", "commerce")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    since = {
        (code, duty): day
        for code in cities(records, as_of)
        for duty in DUTIES
        if (day := _first(records, code, duty)) is not None and day <= as_of
    }
    dates = [
        {"city": int(code), "duty": DUTIES.index(duty), "day": day_number_of(day)}
        for (code, duty), day in since.items()
    ]
    return {
        "governance": table(("city", "month"), _stocks(records, since, as_of)),
        "governance_dates": table(("city", "duty"), dates),
        "leadership": table(("city", "month"), _leadership(records, as_of)),
    }


def _first(records: Records, code: str, duty: str) -> date | None:
    """The first day on which a city did a duty."""
    bodies = [
        (row["city_code"], row["kind"], row["established_on"]) for row in records["organisations"]
    ]
    plans = [(row["city_code"], "local_plan", row["adopted_on"]) for row in records["local_plans"]]
    founded = [
        (row["city_code"], "association", row["founded_on"]) for row in records["associations"]
    ]
    days = [day for city, kind, day in bodies + plans + founded if (city, kind) == (code, duty)]
    return min(days, default=None)


def _stocks(records: Records, since: dict[tuple[str, str], date], as_of: date) -> list[Row]:
    rows = []
    for code in cities(records, as_of):
        for end in month_ends(as_of):
            done = {duty: (code, duty) in since and since[code, duty] <= end for duty in DUTIES[:3]}
            rows.append(
                {
                    "city": int(code),
                    "month": month_number_of(end),
                    "cities": 1,
                    **done,
                    "all_three": all(done.values()),
                }
            )
    return rows


def _latest(records: Records, code: str, kind: str, end: date) -> Row | None:
    """The organisation of a kind that a city set up last, by a month's end."""
    set_up = [
        row
        for row in records["organisations"]
        if (row["city_code"], row["kind"]) == (code, kind) and row["established_on"] <= end
    ]
    return max(set_up, key=lambda row: (row["established_on"], row["id"]), default=None)


def _leadership(records: Records, as_of: date) -> list[Row]:
    rows = []
    for code in cities(records, as_of):
        for end in month_ends(as_of):
            group = _latest(records, code, "leadership_group", end)
            body = _latest(records, code, "implementing_body", end)
            if group is None and body is None:
                continue
            group, body = group or {}, body or {}
            known = {name: group.get(f"{name}_joins") is not None for name in DEPARTMENTS}
            joins = {name: group.get(f"{name}_joins") is True for name in DEPARTMENTS}
            rows.append(
                {
                    "city": int(code),
                    "month": month_number_of(end),
                    "leader_known": group.get("led_by") is not None,
                    "city_led": group.get("led_by") == "city_leader",
                    "head_known": body.get("led_by") is not None,
                    "bureau_led": body.get("led_by") == "bureau_leader",
                    **{f"{name}_known": known[name] for name in DEPARTMENTS},
                    **joins,
                    "seats": sum(known.values()),
                    "seats_taken": sum(joins.values()),
                }
            )
    return rows
