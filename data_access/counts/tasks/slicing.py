"""Counts of one statement laid out by city and, beside it, by group, institution or incubator."""

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables
from data_access.counts.workbench.packing import Columns, roll_up

GRACE = 1  # months for reports to arrive, where only mature cohorts are counted at all
ENTITIES = ("city", "grp", "month", "institution", "incubator")


def mature_year(month: str, window: int) -> str:
    """SQL: whether a cohort month is one of the twelve that matured last."""
    ripe = f"month_of(as_of()) - {window + GRACE}"
    return f"{month} BETWEEN {ripe} - 11 AND {ripe}"


def by_group_and_institution(bench: Workbench, name: str, sql: str) -> Tables:
    """The table by (city, grp, month) and the one by (institution, month).

    `sql` gives institution, grp, month and the measures; the city is that of the institution.
    """
    columns = bench.numbers(f"""
        SELECT i.city_code AS city, f.*
        FROM ({sql}) f
        JOIN institutions i ON i.id = f.institution
    """)
    return {
        name: _summed(columns, ("city", "grp", "month")),
        f"{name}_by_institution": _summed(columns, ("institution", "month")),
    }


def by_group(bench: Workbench, name: str, sql: str) -> Tables:
    """The same without the table by institution."""
    return {name: by_group_and_institution(bench, name, sql)[name]}


def by_incubator(bench: Workbench, name: str, sql: str) -> Tables:
    """The table by (city, month) and the one by (incubator, month).

    `sql` gives incubator, month and the measures; the city is that of the incubator.
    """
    columns = bench.numbers(f"""
        SELECT i.city_code AS city, f.*
        FROM ({sql}) f
        JOIN incubators i ON i.id = f.incubator
    """)
    return {
        name: _summed(columns, ("city", "month")),
        f"{name}_by_incubator": _summed(columns, ("incubator", "month")),
    }


def _summed(columns: Columns, keys: tuple[str, ...]) -> Columns:
    return roll_up(columns, keys, [name for name in columns if name not in ENTITIES])
