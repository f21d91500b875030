"""Closings that only a visit tells of: what a load warns of, for a date should be filled in."""

from sqlalchemy import Connection, func, select

from data_access.schema.business import businesses, visits


def undated_closings(connection: Connection, city: str = "") -> dict[str, int]:
    """Businesses in the database found closed by a verified visit without a closing date, by city.

    With a city only its own.
    """
    b, v = businesses.c, visits.c
    found_closed = select(v.business_id).where(v.verified, v.status == "closed")
    query = (
        select(b.city_code, func.count())
        .where(b.closed_on.is_(None), b.id.in_(found_closed))
        .group_by(b.city_code)
        .order_by(b.city_code)
    )
    if city:
        query = query.where(b.city_code == city)
    return {row[0]: int(row[1]) for row in connection.execute(query)}
