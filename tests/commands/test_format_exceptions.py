"""No comment keeps the formatter from a file of ours."""

from pathlib import Path

import pytest

from commands import ROOT
from commands.format_exceptions import exceptions


def test_no_file_of_ours_has_an_exception() -> None:
    assert exceptions(ROOT) == []


@pytest.mark.parametrize(
    ("place", "comment"),
    [
        ("metrics/a.py", "# fmt: skip"),
        ("metrics/methods/a.py", "# noqa: S101 # fmt:skip"),
        ("app.py", "# fmt: off"),
        ("tests/data_access/a.py", "# fmt: off"),
        ("data_access/migrations/versions/a.py", "# fmt: skip"),
    ],
)
def test_an_exception_is_named_with_its_place(tmp_path: Path, place: str, comment: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'"""A file."""\n\nNUMBERS = [1,\n2] {comment}\n', encoding="utf-8")
    assert exceptions(tmp_path) == [
        f"{place}:4 switches the formatter off ({comment}); remove that and let it write."
    ]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("data_access/migrations/versions/a.py", "# fmt: off"),
        ("tests/a.py", 'COMMENT = "# fmt: skip"'),
        ("tests/a.py", "# the formatter may write this"),
    ],
)
def test_what_is_no_exception_is_not_named(tmp_path: Path, place: str, line: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(line + "\n", encoding="utf-8")
    assert exceptions(tmp_path) == []
