"""Counts of the one-stop chain: which links applied to passers, and which they received in time."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from data_access.counts.stages.clocks import flag, total
from data_access.counts.stages.journeys import journeys
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench, count_by
from data_access.counts.workbench.packing import Columns
from data_access.dates import day_number
from data_access.schema.services import LINKS, service_cases, services

j = journeys.c

received = working_table("received", "enrolment", *LINKS[1:])


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `received`: 1 or 0 for each link received within six age periods of the clock's start."""
    bench.fill(received, _received(as_of))


def _received(as_of: date) -> Select[*tuple[Any, ...]]:
    s = services.c
    return (
        select(j.enrolment, *(func.max(flag(s.link == link)) for link in LINKS[1:]))
        .join(services, s.case_id == j.case_id)
        .where(s.provided_on <= as_of, day_number(s.provided_on) <= j.serve_by)
        .group_by(j.enrolment)
    )


def chain(bench: Workbench) -> Columns:
    """Passers by (institution, grp, month): all links that apply, and each link alone."""
    got, needs = received.c, service_cases.c
    measures = [func.count().label("passers")]
    complete: list[ColumnElement[bool]] = [j.case_id.is_not(None)]
    for link in LINKS[1:]:
        needed, has = needs[f"needs_{link}"], got[link] == 1
        measures += [
            total(flag(needed)).label(f"{link}_applies"),
            total(flag(and_(needed, has))).label(f"{link}_received"),
        ]
        complete.append(or_(~needed, has))
    measures.append(total(flag(and_(*complete))).label("all_links"))
    measures.append(total(literal(1)).label("training_received"))
    return count_by(
        bench,
        {"institution": j.institution, "grp": j.grp, "month": j.month},
        select(*measures)
        .select_from(
            journeys.outerjoin(service_cases, needs.id == j.case_id).outerjoin(
                received, got.enrolment == j.enrolment
            )
        )
        .where(j.passed == 1, j.begun == 1),
    )
