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
Step = Callable[[str], None]
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
OF_CURVE = ("period", "event")
OF_PARTS = ("city", "grp", "kind", "links", "month", *OF_CURVE, "n")
PARTS = {f"{name}_parts": name for name in CURVES}
"""Rows by city behind the curves of the nation, which no snapshot keeps, by the curves' name."""
NATIONAL = {
    "opening_curve_triangle": "opening_parts",
    **{
        f"survival_curve_{split}": "survival_parts" for split in ("group_kind", "links", "triangle")
    },
}
"""The curves of the nation, by the parts from which they are summed."""
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

    `only` names the counts wanted where not all are. Where all are, the rows behind the national
    curves come too, under the names in `PARTS`.
    """
    with workbench() as bench:
        step = steps(progress, len(records.TABLES))
        for name in records.bring_records(engine, bench, as_of):
            step(name)
        yield from count(bench, as_of, step, only)


def count(
    bench: Workbench, as_of: date, step: Step, only: Collection[str] = ()
) -> Iterator[tuple[str, Columns]]:
    """The same of records that lie on the workbench; `step` is told what comes next."""
    for name, stage in STAGES.items():
        step(name)
        stage(bench, as_of)
    listing.prepare(bench, as_of)
    with ThreadPoolExecutor(COUNTERS) as threads:
        for name, tables in threads.map(_do, _jobs(bench, as_of, only)):
            step(name)
            yield from tables
    step("")


def steps(progress: Progress, before: int = 0) -> Step:
    """Tells `progress` how far it is: so many steps, and then those of `count`."""
    counts = (STAGES, RATES, CLASSES, CURVES, TASKS, LISTS)
    total = before + sum(len(of_kind) for of_kind in counts)
    done = iter(range(total + 1))
    return lambda note: progress(next(done, total), total, note)


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
        full = _with_city(left.cut(name, count(bench, as_of)), listed)
        yield from _splits(name, full)
        if not only:
            yield f"{name}_parts", {key: full[key] for key in OF_PARTS if key in full}

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


def national_curve(table: str, part: Columns) -> Columns:
    """What these rows of a part add to one of the curves in `NATIONAL`."""
    split = table.partition("_curve_")[2]
    return _split(part, CURVE_SPLITS[split])


def _splits(name: str, full: Columns) -> Iterator[tuple[str, Columns]]:
    named = {*full, "quarter", "year"}
    for split, keys in CURVE_SPLITS.items():
        if named.issuperset(keys):
            yield f"{name}_curve_{split}", _split(full, keys)


def _split(full: Columns, keys: tuple[str, ...]) -> Columns:
    full = {**full, "quarter": full["month"] // 3, "year": full["month"] // 12}
    return roll_up(full, (*keys, *OF_CURVE), ("n",))
