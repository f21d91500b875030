"""The data dictionary in docs/ says what the tables are."""

from data_access.dictionary import PLACE, dictionary
from data_access.schema import metadata


def test_the_file_is_current() -> None:
    reason = "run `python -m data_access.dictionary`"
    assert PLACE.read_text(encoding="utf-8") == dictionary(), reason


def test_every_column_is_in_it_with_both_meanings() -> None:
    text = dictionary()
    for table in metadata.tables.values():
        assert f"### {table.name}\n\n{table.info['zh']} · {table.info['en']}\n" in text
        section = text.split(f"### {table.name}\n")[1].split("###")[0]
        for column in table.columns:
            (row,) = [
                line for line in section.splitlines() if line.startswith(f"| `{column.name}`")
            ]
            assert row.endswith(f"| {column.info['zh']} | {column.info['en']} |")
