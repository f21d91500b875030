"""Tenants of incubators, counted entry by entry and month by month."""

from datetime import date, timedelta

from data_access.dates import month_number_of
from tests.oracle.harness.records import Records, Row, by, happened
from tests.oracle.tasks.listing import Table, cities, month_ends, table
from tests.oracle.tasks.slicing import by_incubator, exit_day
from tests.oracle.ventures import chains

SITES = ("park", "idle_site", "market")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    listed = cities(records, as_of)
    places = {
        row["id"]: row
        for row in records["incubators"]
        if row["city_code"] in listed and row["opened_on"] <= as_of
    }
    stays = _stays(records, places, as_of)
    left = [stay for stay in stays if stay["left_on"] is not None]
    return {
        **by_incubator("tenants", [_tenant(stay) for stay in stays]),
        **by_incubator(
            "departures",
            [
                _row(
                    stay["at"], stay["left_on"], departed=1, graduates=stay["left_as"] == "graduate"
                )
                for stay in left
            ],
        ),
        **by_incubator("occupancy", _occupancy(places, stays, as_of)),
        "premises": table(("city", "month"), _premises(places, as_of)),
    }


def _row(place: Row, day: date, **amounts: int | bool) -> Row:
    return {
        "city": int(place["city_code"]),
        "incubator": place["id"],
        "month": month_number_of(day),
        **amounts,
    }


def _stays(records: Records, places: dict[int, Row], as_of: date) -> list[Row]:
    """Entries by the as-of date, with all that is known of the business and what it continues."""
    chain_of = {business["id"]: chain for chain in chains(records, as_of) for business in chain}
    visits = by(records["visits"], "business_id")
    rows = []
    for stay in records["tenancies"]:
        if stay["incubator_id"] not in places or stay["entered_on"] > as_of:
            continue
        chain = chain_of.get(stay["business_id"], [])
        left = happened(stay["left_on"], as_of)
        exited = exit_day(chain, as_of) if chain else None
        rows.append(
            {
                **stay,
                "at": places[stay["incubator_id"]],
                "venture": chain[0]["id"] if chain else stay["business_id"],
                "left_on": stay["left_on"] if left else None,
                "left_as": stay["left_as"] if left else None,
                "merged": exited is not None and chain[-1]["exit_kind"] == "merged",
                "exited": exited,
                "undated": bool(chain) and chain[-1]["undated"],
                "visits": [
                    visit
                    for business in chain
                    for visit in visits.get(business["id"], [])
                    if visit["verified"] and visit["visited_on"] <= as_of
                ],
            }
        )
    return rows


def _tenant(stay: Row) -> Row:
    operating = _operating(stay)
    return _row(
        stay["at"],
        stay["entered_on"],
        entered=1,
        operating=operating is True,
        known=operating is not None,
        not_closed=operating is not False,
    )


def _operating(stay: Row) -> bool | None:
    """Whether a tenant operated on day 365 after its entry; None where nobody knows."""
    due = stay["entered_on"] + timedelta(days=365)
    endings = [stay["left_on"]] if stay["left_as"] == "closed" else []
    if stay["exited"] is not None and not stay["merged"]:
        endings.append(stay["exited"])
    if any(day <= due for day in endings):
        return False
    graduated = stay["left_as"] == "graduate" and stay["left_on"] >= due
    seen = any(
        visit["status"] == "operating" and visit["visited_on"] >= due for visit in stay["visits"]
    )
    if stay["undated"] and not seen:
        return False
    if stay["undated"]:
        return True
    return True if endings or stay["merged"] or graduated or seen else None


def _occupancy(places: dict[int, Row], stays: list[Row], as_of: date) -> list[Row]:
    rows = []
    for end in month_ends(as_of):
        open_now = [place for place in places.values() if place["opened_on"] <= end]
        rows += [_row(place, end, places=place["places"], tenants=0, jobs=0) for place in open_now]
        present = [
            stay
            for stay in stays
            if stay["at"] in open_now
            and stay["entered_on"] <= end
            and (stay["left_on"] is None or stay["left_on"] > end)
        ]
        works_at = {
            stay["venture"]: stay["id"]
            for stay in sorted(present, key=lambda stay: (stay["entered_on"], stay["id"]))
        }
        for stay in present:
            jobs = _workers(stay, end) if works_at[stay["venture"]] == stay["id"] else 0
            rows.append(_row(stay["at"], end, places=0, tenants=1, jobs=jobs))
    return rows


def _workers(stay: Row, end: date) -> int:
    """Workers by the last verified visit up to a day; 0 once closed, or where nobody counted."""
    if stay["exited"] is not None and stay["exited"] <= end and not stay["merged"]:
        return 0
    visits = [
        visit
        for visit in stay["visits"]
        if visit["visited_on"] <= end
        and (visit["status"] == "closed" or visit["workers"] is not None)
    ]
    if not visits:
        return 0
    latest = max(visits, key=lambda visit: (visit["visited_on"], visit["id"]))
    return 0 if latest["status"] == "closed" else int(latest["workers"])


def _premises(places: dict[int, Row], as_of: date) -> list[Row]:
    return [
        _premise(place, end)
        for place in places.values()
        for end in month_ends(as_of)
        if place["opened_on"] <= end
    ]


def _premise(place: Row, end: date) -> Row:
    """Whose money built an incubator, 0 where not both sums are on record, and what it was before."""
    money = (place["public_money"], place["other_money"])
    public, other = money if None not in money else (0, 0)
    site = place["former_site"]
    return {
        "city": int(place["city_code"]),
        "month": month_number_of(end),
        "money_known": None not in money,
        "with_public": public > 0,
        "with_other": other > 0,
        "with_both": public > 0 and other > 0,
        "money": public + other,
        "public_money": public,
        "site_known": site is not None,
        "reused": site in SITES,
        **{name: site == name for name in SITES},
    }
