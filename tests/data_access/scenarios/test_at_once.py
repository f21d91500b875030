"""Many who save and adopt at once: each has a version and an entry, or is told who was first."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from data_access import changes
from data_access.engine import writing
from data_access.schema.reference import targets
from data_access.versions import Refused
from data_access.yearly_targets import adopt
from tests.data_access.scenarios.conftest import CONTENT, NEW, YEAR, keep, seen


def test_of_many_who_save_at_once_each_has_a_version_and_an_entry(records: Engine) -> None:
    with ThreadPoolExecutor(8) as threads:
        entries = list(threads.map(lambda n: keep(records, content=f"{CONTENT}{n}"), range(8)))

    assert sorted(scenario.version for scenario in entries) == list(range(1, 9))
    assert sorted(scenario.id for scenario in entries) == list(range(1, 9))
    assert sorted(entry.number for entry in changes.log(records)) == list(range(1, 9))


def test_who_looked_before_another_changed_the_targets_is_told(records: Engine) -> None:
    saved, looked = keep(records), seen(records)
    adopt(records, YEAR, NEW, saved.id, "王", "first", looked)
    with pytest.raises(Refused) as refused:
        adopt(records, YEAR, NEW, saved.id, "李", "second", looked)

    assert refused.value.problem == "overtaken"
    assert len(seen(records)) == 3
    assert len(changes.log(records, about=("targets",))) == 1


def test_a_target_corrected_in_the_records_counts_as_overtaken(records: Engine) -> None:
    saved, looked = keep(records), seen(records)
    with writing(records) as connection:
        connection.execute(targets.update().values(value=0.81))
    with pytest.raises(Refused) as refused:
        adopt(records, YEAR, NEW, saved.id, "李", "r", looked)

    assert refused.value.problem == "overtaken"
    assert len(seen(records)) == 1


def test_of_many_who_adopt_at_once_one_is_first_and_the_others_are_told(records: Engine) -> None:
    saved, looked = keep(records), seen(records)

    def attempt(name: int) -> str:
        try:
            adopt(records, YEAR, NEW, saved.id, f"saver {name}", "r", looked)
        except Refused as refused:
            return refused.problem
        return "adopted"

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(attempt, range(8)))

    assert sorted(answers) == ["adopted", *["overtaken"] * 7]
    assert len(seen(records)) == 3
    assert len(changes.log(records, about=("targets",))) == 1


def test_saving_and_adopting_at_once_leave_a_log_without_gaps(records: Engine) -> None:
    saved = keep(records)

    def insist(name: int) -> None:
        if name % 2:
            keep(records, content=f"{CONTENT}{name}")
            return
        while True:
            try:
                new = tuple(replace(new_target, value=0.7 + name / 100) for new_target in NEW)
                adopt(records, YEAR, new, saved.id, f"saver {name}", "r", seen(records))
                return
            except Refused:
                continue

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(insist, range(8)))

    assert sorted(entry.number for entry in changes.log(records)) == list(range(1, 10))
    assert [version.version for version in seen(records) if version.city == "110000"] == [
        1,
        2,
        3,
        4,
    ]
