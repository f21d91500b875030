"""What a screen reader says of a table is a whole sentence, with nothing left to fill in."""

import re

import pytest

from commands import ROOT
from i18n import LANGUAGES, entries

SOURCE = (ROOT / "shell" / "screens" / "city_profile" / "tables.py").read_text(encoding="utf-8")
TABLES = re.findall(r'_draw\(view, "(\w+)"', SOURCE)


@pytest.mark.parametrize("table", TABLES)
def test_the_words_of_a_table_have_no_blanks(table: str) -> None:
    for language in LANGUAGES:
        words = entries()[f"city_profile.{table}_alt"][language]
        assert "{" not in words.replace("{area}", "")
