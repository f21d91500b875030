"""Files are read as they stand, whatever their name says, and hostile ones harm nobody."""

import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO
from random import Random

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data_access.returns.parsing.child import read_file
from data_access.returns.parsing.content import LARGEST_FILE, content_of
from data_access.returns.parsing.office_file import FileRefused
from data_access.returns.parsing.text import read_text
from tests.data_access.returns import office_samples as samples


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_cells_keep_what_stood_in_them() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["题", None, None])
    sheet.merge_cells("A1:C1")
    sheet.append([date(2008, 2, 10), "００１", 3.0])
    sheet.append([True, 2.5, None])
    hidden = book.create_sheet("旧")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"

    file = read_file("a.xlsx", saved(book))

    assert file.sheets[0].rows == (
        ("题", "题", "题"),
        (date(2008, 2, 10), "００１", 3),
        (True, 2.5, None),
    )
    assert [one.hidden for one in file.sheets] == [False, True]
    assert (file.encoding, len(file.digest)) == ("", 64)


def test_days_of_the_other_calendar_are_the_same_days() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2008, 2, 10)])
    assert read_file("mac.xlsx", saved(book)).sheets[0].rows == ((date(2008, 2, 10),),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_is_read_in_the_encodings_and_separators_of_offices(
    encoding: str, separator: str
) -> None:
    text = separator.join(["地市", "姓名", "襄樊"]) + "\r\n" + separator.join(["1", "", "甲"])
    file = read_file("a.csv", text.encode(encoding))
    assert file.sheets[0].rows == (("地市", "姓名", "襄樊"), ("1", None, "甲"))
    assert file.encoding


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04junk", "damaged"),
        (samples.roster()[:3000], "damaged"),
        (b"PAR1....", "Parquet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (bytes(range(256)) * 5, "neither"),
        (b"x" * (LARGEST_FILE + 1), "larger than 20 MB"),
    ],
)
def test_what_is_no_form_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words) as refusal:
        read_file("x.xlsx", content)
    assert refusal.value.zh.endswith("。")


def test_an_archive_of_something_else_is_not_unpacked() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 1000)
    with pytest.raises(FileRefused, match="archive"):
        content_of(content.getvalue())


def test_a_file_that_would_swell_is_not_opened() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (50 * 2**20))
    assert len(content.getvalue()) < 100_000
    with pytest.raises(FileRefused, match="abnormal size"):
        content_of(content.getvalue())


def test_a_cell_at_the_far_corner_costs_a_sentence_and_not_the_memory() -> None:
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "x")
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(FileRefused):
        read_file("far.xlsx", content.getvalue())


def test_a_head_of_a_million_columns_is_refused() -> None:
    with pytest.raises(FileRefused, match="columns"):
        read_text((",".join("x" * 100_000) + "\n").encode())


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_flipped_bytes_give_a_file_or_a_sentence(seed: int, flips: int) -> None:
    random = Random(seed)
    content = bytearray(samples.visits() if seed % 2 else ROSTER)
    for _ in range(flips):
        content[random.randrange(len(content))] = random.randrange(256)
    with suppress(FileRefused):
        assert read_file("x", bytes(content)).sheets


ROSTER = samples.roster(persons=3, classes=1)
