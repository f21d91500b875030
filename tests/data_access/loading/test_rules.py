"""Every rule of a load, broken once: the error says where and why, and nothing is written."""

import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.load import LoadError, has_records, load_folder
from data_access.loading.rules import RULES, Needs
from tests.data_access.small_folder import changed, small, write_csv, write_parquet

WRITERS = {"csv": write_csv, "parquet": write_parquet}
BROKEN = [
    # table, row, cells to change, column of the error, rule and value in English
    ("persons", 1, {"identity_hash": ""}, "identity_hash", "must not be empty"),
    ("persons", 2, {"id": "2a"}, "id", 'must be a whole number, found "2a"'),
    ("visits", 1, {"workers": "5.0"}, "workers", 'must be a whole number, found "5.0"'),
    ("visits", 1, {"workers": "5001"}, "workers", 'must be at most 5000, found "5001"'),
    ("visits", 1, {"workers": "-1"}, "workers", 'must be at least 0, found "-1"'),
    (
        "loans",
        1,
        {"principal": "2147483648"},
        "principal",
        'must be at most 2147483647, found "2147483648"',
    ),
    ("organisations", 1, {"staff": "32768"}, "staff", 'must be at most 32767, found "32768"'),
    ("cities", 1, {"latitude": "north"}, "latitude", 'must be a number, found "north"'),
    ("cities", 1, {"latitude": "54.1"}, "latitude", 'must be at most 54, found "54.1"'),
    ("cities", 1, {"latitude": "NaN"}, "latitude", 'must be a number, found "NaN"'),
    ("visits", 1, {"verified": "yes"}, "verified", 'must be 0, 1, true or false, found "yes"'),
    (
        "visits",
        1,
        {"visited_on": "2008-02-30"},
        "visited_on",
        'must be a date as YYYY-MM-DD, from 1900 to 2100, found "2008-02-30"',
    ),
    (
        "visits",
        1,
        {"visited_on": "20081001"},
        "visited_on",
        'must be a date as YYYY-MM-DD, from 1900 to 2100, found "20081001"',
    ),
    (
        "loans",
        2,
        {"applied_on": "1899-12-31"},
        "applied_on",
        'must be a date as YYYY-MM-DD, from 1900 to 2100, found "1899-12-31"',
    ),
    ("persons", 1, {"sex": "x"}, "sex", 'must be one of f, m, found "x"'),
    ("persons", 1, {"sex": "440101198001010014"}, "sex", 'must be one of f, m, found "4401…"'),
    (
        "institutions",
        1,
        {"name": "校" * 81},
        "name",
        'must have at most 80 characters, found "校校校校…"',
    ),
    (
        "institutions",
        1,
        {"name": "甲\t校"},
        "name",
        'must not contain control characters, found "甲?校"',
    ),
    ("persons", 3, {"id": "2"}, "id", 'occurs more than once in this file, found "2"'),
    (
        "persons",
        3,
        {"identity_hash": f"{2:064x}"},
        "identity_hash",
        "occurs more than once in this file",
    ),
    (
        "service_cases",
        2,
        {"enrolment_id": "1"},
        "enrolment_id",
        'occurs more than once in this file, found "1"',
    ),
    (
        "founders",
        2,
        {"person_id": "1"},
        "business_id, person_id",
        "occurs more than once in this file",
    ),
    (
        "targets",
        2,
        {"tier": "", "city_code": "440100"},
        "indicator, year, tier, city_code, version",
        "occurs more than once in this file",
    ),
    (
        "visits",
        2,
        {"business_id": "9"},
        "business_id",
        'does not exist in businesses.id, found "9"',
    ),
    (
        "institutions",
        1,
        {"city_code": "999999"},
        "city_code",
        'does not exist in cities.code, found "999999"',
    ),
    ("provinces", 2, {"code": "45000"}, "code", 'must be six digits, found "45000"'),
    ("cities", 2, {"code": "44060x"}, "code", 'must be six digits, found "44060x"'),
    (
        "cities",
        2,
        {"valid_to": "2007-08-05"},
        "valid_to",
        'must not be before valid_from, found "2007-08-05"',
    ),
    (
        "city_returns",
        1,
        {"month_end": "2008-02-28"},
        "month_end",
        'must be the last day of its month, found "2008-02-28"',
    ),
    (
        "city_returns",
        1,
        {"received_on": "2008-02-28"},
        "received_on",
        'must not be before month_end, found "2008-02-28"',
    ),
    (
        "institutions",
        1,
        {"ended_on": "2007-08-05"},
        "ended_on",
        'must not be before designated_on, found "2007-08-05"',
    ),
    (
        "teachers",
        1,
        {"active_to": "2007-08-05"},
        "active_to",
        'must not be before active_from, found "2007-08-05"',
    ),
    (
        "experts",
        1,
        {"active_to": "2007-08-05"},
        "active_to",
        'must not be before active_from, found "2007-08-05"',
    ),
    (
        "courses",
        1,
        {"ends_on": "2008-01-06"},
        "ends_on",
        'must not be before starts_on, found "2008-01-06"',
    ),
    (
        "persons",
        1,
        {"identity_hash": "440101198001010014"},
        "identity_hash",
        "must be a keyed hash of 64 hexadecimal digits",
    ),
    (
        "businesses",
        1,
        {"contact_hash": "13812345678"},
        "contact_hash",
        "must be a keyed hash of 64 hexadecimal digits",
    ),
    (
        "businesses",
        2,
        {"address_hash": "中山路1号"},
        "address_hash",
        "must be a keyed hash of 64 hexadecimal digits",
    ),
    (
        "enrolments",
        1,
        {"first_attended_on": "2008-01-06"},
        "first_attended_on",
        'must not be before starts_on (course_id), found "2008-01-06"',
    ),
    (
        "enrolments",
        2,
        {"first_attended_on": "", "completed_on": "2008-01-18"},
        "completed_on",
        'may be filled only when first_attended_on is, found "2008-01-18"',
    ),
    (
        "enrolments",
        3,
        {"completed_on": "2008-02-03"},
        "completed_on",
        'must not be before first_attended_on, found "2008-02-03"',
    ),
    (
        "enrolments",
        2,
        {"first_attended_on": "", "assessed_on": "2008-01-18", "assessment_passed": "1"},
        "assessed_on",
        'may be filled only when first_attended_on is, found "2008-01-18"',
    ),
    (
        "enrolments",
        3,
        {"assessed_on": "2008-02-03"},
        "assessed_on",
        'must not be before first_attended_on, found "2008-02-03"',
    ),
    (
        "enrolments",
        3,
        {"assessment_passed": ""},
        "assessment_passed",
        "must be filled when assessed_on is",
    ),
    (
        "enrolments",
        2,
        {"assessment_passed": "1"},
        "assessment_passed",
        'may be filled only when assessed_on is, found "True"',
    ),
    (
        "enrolments",
        2,
        {"resit_on": "2008-02-20", "resit_passed": "1"},
        "resit_on",
        'may be filled only when assessed_on is, found "2008-02-20"',
    ),
    (
        "enrolments",
        1,
        {"resit_on": "2008-01-19"},
        "resit_on",
        'must not be before assessed_on, found "2008-01-19"',
    ),
    ("enrolments", 1, {"resit_passed": ""}, "resit_passed", "must be filled when resit_on is"),
    (
        "service_cases",
        1,
        {"completed_on": "2008-01-19"},
        "completed_on",
        'must not be before opened_on, found "2008-01-19"',
    ),
    (
        "businesses",
        1,
        {"closed_on": "2008-03-31"},
        "closed_on",
        'must not be before opened_on, found "2008-03-31"',
    ),
    ("businesses", 1, {"exit_kind": ""}, "exit_kind", "must be filled when closed_on is"),
    (
        "businesses",
        2,
        {"exit_kind": "merged"},
        "exit_kind",
        'may be filled only when closed_on is, found "merged"',
    ),
    (
        "visits",
        1,
        {"visited_on": "2008-03-31"},
        "visited_on",
        'must not be before opened_on (business_id), found "2008-03-31"',
    ),
    (
        "loans",
        1,
        {"paid_on": "2008-03-31"},
        "paid_on",
        'must not be before applied_on, found "2008-03-31"',
    ),
    (
        "repayments",
        1,
        {"due_on": "2008-04-30"},
        "due_on",
        'must not be before paid_on (loan_id), found "2008-04-30"',
    ),
    (
        "repayments",
        1,
        {"principal_paid": "10001"},
        "principal_paid",
        'must not exceed principal_due, found "10001"',
    ),
    ("repayments", 1, {"paid_on": ""}, "principal_paid", 'above 0 needs paid_on, found "10000"'),
    (
        "tenancies",
        1,
        {"left_on": "2008-03-31"},
        "left_on",
        'must not be before entered_on, found "2008-03-31"',
    ),
    ("tenancies", 1, {"left_as": ""}, "left_as", "must be filled when left_on is"),
    (
        "relief_cases",
        1,
        {"granted_on": "2008-03-31"},
        "granted_on",
        'must not be before eligible_on, found "2008-03-31"',
    ),
    (
        "projects",
        1,
        {"appraised_on": "2007-08-31"},
        "appraised_on",
        'must not be before collected_on, found "2007-08-31"',
    ),
    ("projects", 1, {"feasible": ""}, "feasible", "must be filled when appraised_on is"),
    (
        "projects",
        1,
        {"listed_on": "2007-08-31"},
        "listed_on",
        'must not be before collected_on, found "2007-08-31"',
    ),
    (
        "project_recommendations",
        1,
        {"chosen_on": "2008-01-31"},
        "chosen_on",
        'must not be before recommended_on, found "2008-01-31"',
    ),
    (
        "project_recommendations",
        2,
        {"business_id": "2"},
        "business_id",
        'may be filled only when chosen_on is, found "2"',
    ),
    (
        "organisations",
        1,
        {"districts_covered": "11"},
        "districts_covered",
        'must not exceed districts_total, found "11"',
    ),
]
ALSO_DANGLING = {"provinces code", "cities code", "persons id"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder without a fault, as CSV and as Parquet."""
    place = tmp_path_factory.mktemp("whole")
    return {kind: WRITERS[kind](place / kind, small()) for kind in WRITERS}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    ("table", "row", "cells", "column", "rule"),
    BROKEN,
    ids=[f"{table}.{column}: {rule[:40]}" for table, _, _, column, rule in BROKEN],
)
def test_each_broken_rule_is_named_and_nothing_is_written(
    table: str,
    row: int,
    cells: dict[str, str],
    column: str,
    rule: str,
    kind: str,
    unchanged_database: Engine,
    folders: dict[str, Path],
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(folders[kind], tmp_path / kind))
    WRITERS[kind](folder, {table: changed(table, row, **cells)[table]})
    report = load_folder(unchanged_database, folder)
    found = [error for error in report.errors if not _follows(error, table, column)]
    shown = [(error.file, error.row, error.column, error.rule_en) for error in found]
    assert shown == [(f"{table}.{kind}", row, column, rule)]
    assert all(re.search("[\u4e00-\u9fff]", error.rule_zh) for error in found)
    assert (report.tables, report.errors_in_all) == ({}, len(report.errors))
    assert not has_records(unchanged_database)


def test_every_declared_rule_is_broken_above() -> None:
    tried = {(table, column, rule.split(",")[0]) for table, _, _, column, rule in BROKEN}
    for rule in RULES:
        assert (rule.table, rule.column, rule.sentence.en) in tried or isinstance(rule, Needs)


def _follows(error: LoadError, table: str, column: str) -> bool:
    """Whether an error says that the changed key is missed elsewhere."""
    return f"{table} {column}" in ALSO_DANGLING and f"in {table}.{column}" in error.rule_en
