"""All count tables of a snapshot: run the working tables, group, roll up."""

from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import Any

import numpy as np
from sqlalchemy import Engine

from data_access.counts import (
    business,
    chain,
    classes,
    curves,
    delays,
    departures,
    doubts,
    duties,
    first_records,
    funnel,
    opening,
    quality,
    reference,
    summaries,
    training,
)
from data_access.counts.classes import SUMS
from data_access.counts.stages import calendar, journeys, outcomes, trainings, ventures
from data_access.counts.tasks import (
    credit_link,
    experts,
    follow_up,
    governance,
    incubation,
    institutions,
    organisation,
    policy,
    projects,
    target_groups,
    teachers,
)
from data_access.counts.workbench import listing, records
from data_access.counts.workbench.bench import Workbench, workbench
from data_access.counts.workbench.packing import Columns, roll_up

Progress = Callable[[int, int, str], None]
Tables = Iterator[tuple[str, Columns]]
Count = Callable[[Workbench, date], Columns]
Job = Callable[[], Tables]
COUNTERS = 2  # threads that ask and sum up, beside the workbench's own
STAGES = {
    "calendar": calendar.fill,
    "trainings": trainings.fill,
    "journeys": journeys.fill,
    "ventures": ventures.fill,
    "chain": chain.fill,
    "outcomes": outcomes.fill,
}
RATES = {
    "attended": lambda bench, as_of: training.attended(bench),
    "trained": lambda bench, as_of: training.trained(bench),
    "opening": lambda bench, as_of: opening.opening(bench),
    "business": business.business,
    "chain": lambda bench, as_of: chain.chain(bench),
}
CLASSES = {"attended_classes": classes.attended, "opening_classes": classes.opening}
CURVES = {"opening": curves.opening, "survival": curves.survival}
CURVE_SPLITS = {
    "cohort": ("city", "quarter"),
    "group": ("city", "grp", "year"),
    "kind": ("city", "kind", "year"),
    "incubated": ("city", "incubated", "year"),
    "group_kind": ("grp", "kind", "quarter"),
    "institution": ("institution", "year"),
    "institution_group": ("institution", "grp"),
    "institution_kind": ("institution", "kind"),
    "links": ("links", "grp", "year"),
    "triangle": ("month",),
}
TASKS = {
    "doubts": doubts.count,
    "funnel": funnel.count,
    "organisation": organisation.count,
    "target_groups": target_groups.count,
    "institutions": institutions.count,
    "teachers": teachers.count,
    "projects": projects.count,
    "experts": experts.count,
    "credit_link": credit_link.count,
    "incubation": incubation.count,
    "policy": policy.count,
    "follow_up": follow_up.count,
    "governance": governance.count,
}
LISTS = {
    "cities": reference.city_list,
    departures.TABLE: departures.left_cities,
    "provinces": reference.province_list,
    "institutions": reference.institution_list,
    "incubators": incubation.incubator_list,
    "projects": projects.project_list,
    "targets": reference.target_list,
    "appraisal_plans": duties.plan_list,
    "responsibilities": duties.responsibility_list,
    "departments": duties.department_list,
    "officers": duties.officer_list,
    "returns": reference.return_list,
    "first_records": first_records.first_records,
    "settings": reference.setting_list,
    **summaries.COUNTS,
    "delays": delays.delays,
    "lost": quality.lost,
    "undated": quality.undated,
    "found_closed": quality.found_closed,
    "duplicates": quality.duplicates,
}

WHERE_THERE_ARE_ROWS = {departures.TABLE, *summaries.COUNTS}
"""Lists that other snapshots go without, so that their hash stays."""


def build(
    engine: Engine, as_of: date, progress: Progress, only: Collection[str] = ()
) -> Iterator[tuple[str, Columns]]:
    """Yield (name, columns) of every count table; the caller keeps others from writing records.

    `only` names the counts wanted where not all are.
    """
    with workbench() as bench:
        yield from _counted(engine, bench, as_of, progress, only)


def _counted(
    engine: Engine, bench: Workbench, as_of: date, progress: Progress, only: Collection[str]
) -> Iterator[tuple[str, Columns]]:
    steps = (
        len(records.TABLES)
        + len(STAGES)
        + len(RATES)
        + len(CLASSES)
        + len(CURVES)
        + len(TASKS)
        + len(LISTS)
    )
    done = 0
    for name in records.bring_records(engine, bench, as_of):
        progress(done, steps, name)
        done += 1
    for name, stage in STAGES.items():
        progress(done, steps, name)
        stage(bench, as_of)
        done += 1
    listing.prepare(bench, as_of)
    with ThreadPoolExecutor(COUNTERS) as threads:
        for name, tables in threads.map(_do, _jobs(bench, as_of, only)):
            progress(done, steps, name)
            yield from tables
            done += 1
    progress(steps, steps, "")


def _do(job: tuple[str, Job]) -> tuple[str, list[tuple[str, Columns]]]:
    name, work = job
    return name, list(work())


def _jobs(bench: Workbench, as_of: date, only: Collection[str]) -> list[tuple[str, Job]]:
    """What to count, none of which waits for another: while one is summed up, the next is asked."""
    listed, left = reference.institution_list(bench, as_of), departures.departures(bench, as_of)

    def rates(name: str, count: Count) -> Tables:
        rows = left.cut(name, count(bench, as_of))
        return _by_city_and_institution(name, _with_city(rows, listed))

    def classes(name: str, count: Callable[[Workbench], Columns]) -> Tables:
        rows = _with_city(left.cut(name, count(bench)), listed)
        return iter([(name, roll_up(rows, ("city", "month"), SUMS))])

    def curves(name: str, count: Count) -> Tables:
        return _splits(name, _with_city(left.cut(name, count(bench, as_of)), listed))

    def task(_name: str, count: Callable[[Workbench], dict[str, Columns]]) -> Tables:
        return ((name, left.cut(name, columns)) for name, columns in count(bench).items())

    def rows(name: str, count: Count) -> Tables:
        columns = left.cut(name, count(bench, as_of))
        nobody = name in WHERE_THERE_ARE_ROWS and not len(columns["city"])
        return iter([] if nobody else [(name, columns)])

    ways: tuple[tuple[Any, Mapping[str, Any]], ...] = (
        (rates, RATES),
        (classes, CLASSES),
        (curves, CURVES),
        (task, TASKS),
        (rows, LISTS),
    )
    return [
        (name, partial(way, name, count))
        for way, counts in ways
        for name, count in counts.items()
        if not only or name in only
    ]


def _with_city(full: Columns, listed: Columns) -> Columns:
    """The same rows with the city of their institution, which the database need not group by."""
    row = np.searchsorted(listed["id"], full["institution"])
    return {**full, "city": listed["city"][row]}


def _by_city_and_institution(name: str, full: Columns) -> Iterator[tuple[str, Columns]]:
    measures = [key for key in full if key not in ("city", "institution", "grp", "month")]
    yield name, roll_up(full, ("city", "grp", "month"), measures)
    yield f"{name}_by_institution", roll_up(full, ("institution", "month"), measures)


def _splits(name: str, full: Columns) -> Iterator[tuple[str, Columns]]:
    full = {**full, "quarter": full["month"] // 3, "year": full["month"] // 12}
    for split, keys in CURVE_SPLITS.items():
        if all(key in full for key in keys):
            yield f"{name}_curve_{split}", roll_up(full, (*keys, "period", "event"), ("n",))
