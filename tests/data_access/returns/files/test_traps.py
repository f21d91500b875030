"""Every trap that offices' files are known to hold is read as it was meant, or becomes a fault: never misread."""

from typing import Any

import pytest

from data_access.returns.cells.identity import Identity
from data_access.returns.parsing.office_file import FileRefused
from tests.data_access.returns.files import cells, layouts, texts, whole_files
from tests.data_access.returns.files.trap import Trap, understood

TRAPS = (*cells.TRAPS, *layouts.TRAPS, *texts.TRAPS, *whole_files.TRAPS)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_a_trap_is_read_as_meant_or_told(trap: Trap) -> None:
    if trap.refused:
        with pytest.raises(FileRefused, match=trap.refused):
            understood(trap)
        return
    read = understood(trap)
    rows = [row for sheet in read.sheets for row in sheet.accepted]
    assert [
        {code: plainly(row.values.get(code)) for code in wanted}
        for wanted, row in zip(trap.values, rows, strict=True)
    ] == [dict(wanted) for wanted in trap.values]
    told = [fault.rule.en for fault in read.faults if fault.weight != "note"]
    assert len(told) == len(trap.faults), told
    for words, sentence in zip(trap.faults, told, strict=True):
        assert words in sentence
    notes = " ".join(fault.rule.en for fault in read.faults if fault.weight == "note")
    assert all(words in notes for words in trap.notes) and bool(notes) == bool(trap.notes)


def plainly(value: Any) -> Any:
    return value.number if isinstance(value, Identity) else value


def test_no_two_traps_bear_one_name_and_there_are_many() -> None:
    names = {trap.name for trap in TRAPS}
    assert len(names) == len(TRAPS) >= 60
