"""Words from the database stay words."""

from pathlib import Path

import pytest

from sentences.escape import escape

ROOT = Path(__file__).resolve().parents[2]
ATTACKS = [
    "[x](http://evil.example)",
    "**bold**",
    ":red[alarm]",
    "<b>x</b>",
    "$x^2$",
    ":material/home:",
    "![x](y)",
    "`code`",
    "# title",
    "- item",
    "| a | b |",
    "https://evil.example",
    "~~gone~~",
    "1. item",
    "&lt;",
]


@pytest.mark.parametrize("words", ATTACKS)
def test_markdown_in_a_name_is_escaped(words: str) -> None:
    escaped = escape(words)

    assert escaped.replace("\\", "") == words
    for sign in "[]()*_<>$`#|~!&":
        assert escaped.count(sign) == escaped.count(f"\\{sign}")
    assert "\\:" in escaped or ":" not in words


def test_lines_become_one() -> None:
    assert escape("a\n\n# b") == "a \\# b"


def test_plain_names_stay_readable() -> None:
    assert escape("乌鲁木齐") == "乌鲁木齐"


ESCAPED = ROOT / "shell" / "parts" / "definition_card.py"  # writes a list of escaped words


def test_no_screen_writes_html() -> None:
    for folder in ("shell", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            source = path.read_text(encoding="utf-8")
            assert "unsafe_allow_html" not in source, path
            assert "st.html(" not in source or path == ESCAPED, path
            assert "iframe(" not in source, path
