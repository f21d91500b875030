"""Working table `spells`: one row per business, tied to the business that it continues, if any."""

from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Select, and_, func, literal, or_, select
from sqlalchemy.sql.expression import Subquery

from data_access.counts.stages.calendar import MONTH, stamp
from data_access.counts.stages.clocks import day_if_known, flag, place_in_list
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import day_number
from data_access.schema.business import BUSINESS_KINDS, businesses, visits

CONTINUES_WITHIN = 6

# Closings of which no date is on record: the day of the first visit that found them.
undated = working_table("undated", "business", Column("closed_on", Date))
serial_leads = working_table("serial_leads", "person")
# Kept in the order of ventures, in which every later step goes through them.
spells = working_table(
    "spells",
    *("venture", "business", "lead", "kind", "opened", "closed", "merged", "undated"),
    *("first", "last"),
)


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `spells`: a business that its lead opens within six months of leaving continues that one.

    A venture bears the number of its first business; `first` and `last` mark its first and last one. `opened` and
    `closed` are days; without a closing date a business closed on the day of the first verified
    visit that found it closed, and `undated` marks it. Most leads have one business, which is its own venture; only the others
    need ordering.
    """
    bench.fill(undated, _undated(as_of))
    b = businesses.c
    several = (
        select(b.lead_person_id)
        .where(b.opened_on <= as_of)
        .group_by(b.lead_person_id)
        .having(func.count() > 1)
    )
    bench.fill(serial_leads, several)
    bench.fill(spells, _single(as_of), _chained(as_of))


def _undated(as_of: date) -> Select[*tuple[Any, ...]]:
    """Businesses found closed by a verified visit that have no closing date by the as-of date."""
    b, v = businesses.c, visits.c
    return (
        select(v.business_id, func.min(v.visited_on))
        .join(businesses, b.id == v.business_id)
        .where(v.verified, v.status == "closed", v.visited_on <= as_of)
        .where(or_(b.closed_on.is_(None), b.closed_on > as_of))
        .group_by(v.business_id)
    )


def _opened(as_of: date) -> Select[*tuple[Any, ...]]:
    """Businesses opened by the as-of date, with what was known of their exit then."""
    b, u = businesses.c, undated.c
    return (
        select(
            b.id,
            b.lead_person_id,
            place_in_list(b.kind, BUSINESS_KINDS).label("kind"),
            b.opened_on,
            func.coalesce(day_if_known(b.closed_on, as_of), u.closed_on).label("closed_on"),
            flag(and_(b.exit_kind == "merged", b.closed_on <= as_of)).label("merged"),
            flag(u.business.is_not(None)).label("undated"),
        )
        .select_from(businesses.outerjoin(undated, u.business == b.id))
        .where(b.opened_on <= as_of)
    )


def _single(as_of: date) -> Select[*tuple[Any, ...]]:
    lead = serial_leads.c.person
    rows = _opened(as_of).outerjoin(serial_leads, lead == businesses.c.lead_person_id)
    o = rows.where(lead.is_(None)).subquery().c
    return select(
        o.id,
        o.id,
        o.lead_person_id,
        o.kind,
        day_number(o.opened_on),
        day_number(o.closed_on),
        o.merged,
        o.undated,
        literal(1),
        literal(1),
    )


def _chained(as_of: date) -> Select[*tuple[Any, ...]]:
    """Businesses of leads with several, each tied to the one it continues."""
    n = _numbered(as_of).c
    within: dict[str, Any] = {"partition_by": (n.lead_person_id, n.spell)}
    first = func.first_value(n.id).over(**within, order_by=(n.opened_on, n.id))
    return select(
        first,
        n.id,
        n.lead_person_id,
        n.kind,
        day_number(n.opened_on),
        day_number(n.closed_on),
        n.merged,
        n.undated,
        flag(first == n.id),
        func.row_number().over(**within, order_by=(n.opened_on.desc(), n.id.desc())),
    )


def _numbered(as_of: date) -> Subquery:
    """The same businesses, numbered by how often their lead had begun anew."""
    lead = serial_leads.c.person
    b = _opened(as_of).join(serial_leads, lead == businesses.c.lead_person_id).subquery().c
    by_lead: dict[str, Any] = {"partition_by": b.lead_person_id, "order_by": (b.opened_on, b.id)}
    o = select(*b, func.lag(b.closed_on).over(**by_lead).label("left_before")).subquery().c
    begins = flag(
        or_(
            o.left_before.is_(None),
            o.left_before > o.opened_on,
            stamp(o.opened_on) > stamp(o.left_before) + CONTINUES_WITHIN * MONTH,
        )
    )
    by_spell: dict[str, Any] = {"partition_by": o.lead_person_id, "order_by": (o.opened_on, o.id)}
    return select(*o, func.sum(begins).over(**by_spell).label("spell")).subquery()
