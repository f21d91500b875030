"""An office with an empty programme of two cities, and the way of a file from its bytes to a batch."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Engine, insert, select

from data_access.engine import writing
from data_access.returns.batches import Receipt, bring_in
from data_access.returns.form_rows import FormRows, form_rows
from data_access.returns.forms.registry import FORMS
from data_access.returns.layout import layout
from data_access.returns.parsing.child import read_file
from data_access.returns.parsing.office_file import OfficeFile
from data_access.returns.returned import Sender
from data_access.schema import metadata
from data_access.schema.reference import KEPT_BY_CITIES
from tests.oracle.harness.text_tables import DEFAULTS

MONTH_END = date(2009, 6, 30)
SENDER = Sender("340100", b"k" * 32, date(2009, 7, 5))
NEIGHBOUR = Sender("340200", b"k" * 32, date(2009, 7, 5))
RECORDS = (
    *("persons", *KEPT_BY_CITIES, "departments", "officers", "responsibilities"),
    *("nil_returns", "monthly_summaries", "city_returns"),
)


def begin(engine: Engine) -> None:
    """Two cities of one province, and nothing else."""
    province = {"code": "340000", "name_zh": "安徽省", "name_en": "Anhui", "short_zh": "皖"}
    names = {"340100": ("合肥市", "Hefei"), "340200": ("芜湖市", "Wuhu")}
    with writing(engine) as connection:
        connection.execute(
            insert(metadata.tables["provinces"]),
            {**DEFAULTS["provinces"], **province, "tile_row": 3, "tile_column": 5},
        )
        connection.execute(
            insert(metadata.tables["cities"]),
            [
                {
                    **DEFAULTS["cities"],
                    "code": code,
                    "name_zh": zh,
                    "name_en": en,
                    "province_code": "340000",
                    "tier": "other",
                }
                for code, (zh, en) in names.items()
            ],
        )


@cache
def read(name: str, content: bytes) -> tuple[OfficeFile, tuple[FormRows, ...]]:
    """The file, and its sheets as the forms that fit them."""
    file = read_file(name, content)
    layouts = [(sheet, layout(sheet, list(FORMS.values()))) for sheet in file.sheets]
    return file, tuple(form_rows(sheet, of) for sheet, of in layouts if of is not None)


def send(
    engine: Engine, name: str, content: bytes, sender: Sender = SENDER, month_end: date = MONTH_END
) -> Receipt:
    """Brings a file in."""
    file, sheets = read(name, content)
    return bring_in(engine, file, sheets, sender, "C900", month_end)


def records(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables that returns fill, and the months reported."""
    with engine.connect() as connection:
        return {
            name: sorted(
                (tuple(row) for row in connection.execute(select(metadata.tables[name]))), key=str
            )
            for name in RECORDS
        }


def sizes(engine: Engine) -> dict[str, int]:
    """How many rows each of these tables has."""
    return {name: len(rows) for name, rows in records(engine).items() if rows}
