"""Which tables of records a figure rests on, and which cities keep them: the others have no figure.

A city that never returned a row of such a table, nor a nil return of it, is neither zero nor
unripe: it has no such record.
"""

import numpy as np
from numpy.typing import NDArray

from metrics.counts.kept_tables import BUSINESSES, OPENINGS, OUTCOMES, cities_with_records
from metrics.counts.measures import measure_columns
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import cities_summed
from metrics.definition import Indicator

Flags = NDArray[np.bool_]

RELIEF = (*BUSINESSES, "relief_cases")
WHOLE_WAY = (*OUTCOMES, "founders", "service_cases")
"""What tells how many get from training, over services complete and an opening, to jobs."""
SERVED = ("enrolments", "service_cases")
SERVICES = (*SERVED, "services")
EXPERTS = (*SERVICES, "experts")

OF_COUNTS: dict[str, tuple[str, ...]] = {
    "appraisals": ("projects",),
    "associations": ("associations",),
    "attended": ("enrolments",),
    "business": OUTCOMES,
    "communities": ("credit_communities",),
    "community_businesses": BUSINESSES,
    "chain": SERVICES,
    "courses": ("courses",),
    "credit": ("enrolments", "loans"),
    "credit_days": ("enrolments", "loans"),
    "credit_files": ("credit_files",),
    "departures": ("incubators", "tenancies"),
    "exchange": ("events",),
    "experts": ("experts",),
    "follow_up": OUTCOMES,
    "governance": ("organisations",),
    "groups_reached": ("enrolments",),
    "inspections": ("institutions", "inspections"),
    "institution_limits": OPENINGS,
    "investments": ("projects",),
    "laid_off_jobs": OUTCOMES,
    "leadership": ("organisations",),
    "library": ("projects",),
    "listings": ("projects",),
    "loan_recovery": ("enrolments", "loans", "repayments"),
    "loans_paid": ("enrolments", "loans"),
    "occupancy": ("incubators", "tenancies"),
    "office_cases": SERVED,
    "opening": OPENINGS,
    "organisation": ("organisations",),
    "premises": ("incubators",),
    "project_businesses": ("projects", "project_recommendations", *OUTCOMES),
    "project_qualities": ("projects",),
    "relief": RELIEF,
    "relief_by_form": RELIEF,
    "relief_days": RELIEF,
    "relief_granted": RELIEF,
    "service_kinds": ("courses", "services"),
    "services": SERVICES,
    "teacher_files": ("teachers", "teacher_activities"),
    "teachers": ("teachers",),
    "tenants": ("incubators", "tenancies", "visits"),
    "trained": ("enrolments",),
    "trainee_files": ("enrolments",),
    "trainees": ("enrolments",),
}
"""The tables of records that the measures of a count table rest on."""

OF_MEASURES: dict[tuple[str, str], tuple[str, ...]] = {
    ("business", "founders"): (*OUTCOMES, "founders"),
    ("chain", "training_received"): ("enrolments",),
    ("chain", "passers"): ("enrolments",),
    ("governance", "cities"): (),
    ("governance", "local_plan"): ("local_plans",),
    ("governance", "all_three"): ("organisations", "local_plans"),
    ("listings", "chosen"): ("projects", "project_recommendations", "businesses"),
    ("occupancy", "jobs"): ("incubators", "tenancies", "visits"),
    ("occupancy", "places"): ("incubators",),
    ("opening", "unserved"): (*SERVED, *OPENINGS),
    ("project_qualities", "recommended"): ("projects", "project_recommendations"),
    ("services", "by_expert"): EXPERTS,
    ("services", "expert_evaluated"): EXPERTS,
    ("services", "expert_answered"): EXPERTS,
    ("services", "expert_satisfied"): EXPERTS,
    ("teacher_files", "active"): ("teachers",),
    ("teacher_files", "certified"): ("teachers",),
    ("teacher_files", "evaluated"): ("teachers",),
    ("teachers", "trainees"): ("enrolments",),
}
"""The same of single measures that rest on other tables than the rest of their count table."""


def rests_on(indicator: Indicator, variant: str | None = None) -> tuple[str, ...]:
    """The tables of records without which a figure, or a variant of it, says nothing."""
    top, bottom, _ = indicator.measures(variant)
    read = (top,) if indicator.kind == "progress" else (top, bottom)
    columns = [column for measure in read if measure for column in measure_columns(measure)]
    usual = OF_COUNTS[indicator.counts]
    tables = [OF_MEASURES.get((indicator.counts, column), usual) for column in columns]
    return tuple(dict.fromkeys(name for names in tables for name in names))


def absent_tables(
    counts: Counts, indicator: Indicator, variant: str | None = None, city: str = ""
) -> tuple[str, ...]:
    """The tables that a figure rests on and a city, or no city at all, ever returned."""
    own = np.isin(counts.codes, [int(city)]) if city else np.ones(len(counts.codes), dtype=bool)
    return tuple(
        name
        for name in rests_on(indicator, variant)
        if not (cities_with_records(counts, name) & own).any()
    )


def cities_recorded(
    counts: Counts, indicator: Indicator, variant: str | None = None, divided: bool = False
) -> Flags:
    """Which cities keep every table that a figure rests on, or report its counts by monthly
    summary, in the order of the city list.

    A summary knows neither groups nor institutions: of figures `divided` by them only records tell.
    """
    kept = cities_with_records(counts, *rests_on(indicator, variant))
    if not divided:
        kept = kept | cities_summed(counts, indicator, variant)
    return kept & _cities_filling(counts, indicator, variant) if indicator.optional else kept


def _cities_filling(counts: Counts, indicator: Indicator, variant: str | None) -> Flags:
    """Which cities ever filled the optional column that a figure rests on."""
    if indicator.counts not in counts.tables:
        return np.ones(len(counts.codes), dtype=bool)
    _, answered, _ = indicator.measures(variant)
    filled: Flags = counts.cube(indicator.counts).monthly(answered).sum(axis=1) > 0
    return filled
