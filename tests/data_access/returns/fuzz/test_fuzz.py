"""Generated files never end in anything but rows or a sentence, and no value is read that was not written.

DASHBOARD_FUZZ=10000 draws as many files, from a seed of the day; without it 300, always the same.
"""

import os
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.returns.batches import bring_in, undo
from data_access.returns.cells.identity import Identity
from data_access.returns.faults import shown_value
from data_access.returns.parsing.child import read_file, sheets_of
from data_access.returns.parsing.content import check_name
from data_access.returns.parsing.office_file import FileRefused, OfficeFile
from data_access.returns.understood import Understood, understand_file
from tests.data_access.returns.city_office import MONTH_END, SENDER, begin, records
from tests.data_access.returns.fuzz.cells import UNSURE
from tests.data_access.returns.fuzz.generated import Generated, generated

RECEIVED = date(2009, 7, 5)
FILES = int(os.environ.get("DASHBOARD_FUZZ", "300"))
FIRST = datetime.now(UTC).toordinal() * 100_000 if "DASHBOARD_FUZZ" in os.environ else 0
PARTS = 10
CUT_OFF = 796  # its archive has a whole directory and a part cut off


def understood(file: Generated) -> Understood | None:
    """The file read in this process; None where it was refused in a sentence."""
    check_name(file.name)
    try:
        sheets, encoding = sheets_of(file.content)
        digest = sha256(file.content).hexdigest()
        return understand_file(OfficeFile(file.name, digest, encoding, sheets), RECEIVED)
    except FileRefused as refusal:
        require_no_number(file, refusal.zh + refusal.en)
        return None


def require_no_number(file: Generated, sentence: str) -> None:
    """No sentence holds a whole identity number."""
    assert not any(number in sentence for number in file.numbers if len(number) >= 15)


def plainly(value: Any) -> Any:
    return value.number if isinstance(value, Identity) else value


def require_as_meant(file: Generated, read: Understood) -> None:
    """Every row is accepted as it was meant, or refused with a fault of its own."""
    (sheet,) = read.sheets
    rows = [row.row for row in sheet.accepted]
    assert sorted([*rows, *sheet.refused]) == sorted(file.meant)
    assert set(sheet.refused) <= {fault.row for fault in sheet.faults if fault.weight != "note"}
    for row in sheet.accepted:
        for code, meant in file.meant[row.row].items():
            assert meant is not UNSURE, (code, row.values.get(code))
            assert plainly(row.values.get(code)) == meant, code


@pytest.mark.parametrize("part", range(PARTS))
def test_no_file_is_misread(part: int) -> None:
    refused = 0
    for seed in range(FIRST + part, FIRST + FILES, PARTS):
        file = generated(seed)
        try:
            read = understood(file)
            for fault in read.faults if read else ():
                require_no_number(file, "".join(fault.line))
            refused += read is None
            if not file.is_mutilated:
                assert read is not None, "it was refused"
                require_as_meant(file, read)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}") from error
    assert refused < FILES / PARTS / 2


def test_the_child_reads_or_refuses_what_this_process_does() -> None:
    whole = [seed for seed in range(12) if not generated(seed).is_mutilated][:2]
    for seed in (*whole, CUT_OFF):
        file = generated(seed)
        read = understood(file)
        if read is None:
            with pytest.raises(FileRefused):
                read_file(file.name, file.content)
        else:
            assert read_file(file.name, file.content).sheets == read.file.sheets


def test_bringing_in_and_undoing_returns_every_record(database: Engine) -> None:
    begin(database)
    states, numbers = [records(database)], []
    for seed in range(12):
        read = understood(generated(seed))
        if read is None or not read.accepted:
            continue
        receipt = bring_in(database, read.file, read.sheets, SENDER, "C900", MONTH_END)
        assert receipt.rows_read == receipt.accepted + receipt.rejected + receipt.repeated
        states.append(records(database))
        numbers.append(receipt.number)
    assert len(numbers) >= 6
    for number in reversed(numbers):
        assert records(database) == states.pop()
        undo(database, number, "C900")
    assert records(database) == states.pop()


@pytest.mark.parametrize("cell", ["1人:340100 19620503 0010", "34010019620503001X", "13900000000"])
def test_a_number_of_somebody_in_another_column_is_masked(cell: str) -> None:
    shown = shown_value(cell, secret=False)
    assert "0503" not in shown and "00000" not in shown and "*" in shown
    assert shown_value("2008-05-06 00:00:00", secret=False) == "2008-05-06 00:00:00"
