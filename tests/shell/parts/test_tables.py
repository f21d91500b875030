"""The one form of a table: its first column on a narrow screen."""

import pyarrow as pa

from shell.parts.tables import HALF, Column, _with_first_pinned


def test_on_a_narrow_screen_the_first_column_stays_in_sight() -> None:
    words = pa.table({"city": ["九江"], "value": ["28.3%"]})
    columns = _with_first_pinned(words, {"city": Column("城市"), "value": Column("数值")})

    assert columns["city"].pinned
    assert not columns["value"].pinned


def test_a_pinned_column_takes_no_more_than_half_the_screen() -> None:
    words = pa.table({"city": ["合肥市创业培训第一定点机构" * 3]})

    assert _with_first_pinned(words, {"city": Column("城市")})["city"].width == HALF


def test_a_column_of_lines_is_not_pinned() -> None:
    words = pa.table({"months": [[1.0, 2.0]]})

    assert not _with_first_pinned(words, {"months": Column("月", form="line")})["months"].pinned
