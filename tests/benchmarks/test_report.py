"""The table of the last run goes between the marks of the page; words by hand stay."""

from pathlib import Path

import pytest

from benchmarks import report


def test_the_table_replaces_what_stands_between_the_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, table = tmp_path / "page.md", tmp_path / "table.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    table.write_text("new\n", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    monkeypatch.setattr(report, "TABLE", table)

    report.main()

    expected = f"before\n{report.BEGIN}\nnew\n{report.END}\nafter\n"
    assert page.read_text(encoding="utf-8") == expected


def test_without_a_run_there_is_nothing_to_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "TABLE", tmp_path / "table.md")
    with pytest.raises(SystemExit, match=r"manage\.py bench"):
        report.main()
