"""Begins a programme of one's own: provinces, chosen cities, and the targets of the work plan."""

import csv
from collections.abc import Collection
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Engine

from data_access.engine import writing
from data_access.loading.files import loaded_tables
from data_access.loading.rows_there import holds_rows
from data_access.schema.reference import cities, provinces, settings, targets
from data_access.wording import Worded

REFERENCE = Path(__file__).parent / "reference"
PLAN_ISSUED = date(2007, 8, 6)
OF_THE_PLAN = (
    ("trained", None, 1500.0),
    ("trained", "municipality", 3000.0),
    ("pass_rate", None, 0.80),
    ("opening_rate", None, 0.50),
    ("job_multiplier", None, 5.0),
    ("stability_rate", None, 0.80),
)
"""Indicator, tier and target of the work plan's clause 二."""
PROPOSED = (("satisfaction", None, 0.80), ("recovery", None, 0.95), ("follow_up", None, 0.90))
"""Targets of the product's own, to be set by the user."""


class BeginningRefused(Worded):
    """The database holds something already, or the choice of cities is empty."""


def begin(engine: Engine, chosen: Collection[str] = (), since: date = PLAN_ISSUED) -> int:
    """Begins with the shipped provinces, the chosen cities and the targets; how many cities.

    `chosen` are codes of cities or provinces of the shipped sample; none means all of it. Raises
    BeginningRefused for a database that holds anything, and for a code that the sample lacks.
    """
    with writing(engine) as connection:
        if any(holds_rows(connection, table) for table in loaded_tables()):
            raise BeginningRefused(
                "数据库中已有数据；请另指定一个新的数据库。",
                "The database holds something already; name a new one.",
            )
        listed = sample(chosen)
        _write(connection, listed, since)
    return len(listed)


def sample(chosen: Collection[str] = ()) -> list[dict[str, str]]:
    """The cities of the shipped sample that were chosen by their code or their province's."""
    every = read_list("cities")
    known = {row["code"] for row in every} | {row["province_code"] for row in every}
    unknown = sorted(set(chosen) - known)
    if unknown:
        codes = ", ".join(unknown)
        raise BeginningRefused(
            f"样本名单中没有 {codes}；可先不选城市，再用 `manage.py cities` 换成自己的名单。",
            f"The sample has no {codes}; begin with all of it, then `manage.py cities` brings your list.",
        )
    return [row for row in every if not chosen or {row["code"], row["province_code"]} & set(chosen)]


def read_list(name: str) -> list[dict[str, str]]:
    """One of the shipped reference lists, `cities` or `provinces`."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(connection: Connection, listed: list[dict[str, str]], since: date) -> None:
    connection.execute(
        provinces.insert(),
        [
            {
                **row,
                "region": row["region"] or None,
                "tile_row": int(row["tile_row"]),
                "tile_column": int(row["tile_column"]),
            }
            for row in read_list("provinces")
        ],
    )
    connection.execute(
        cities.insert(),
        [
            {
                "code": row["code"],
                "name_zh": row["name_zh"],
                "name_en": row["name_en"],
                "province_code": row["province_code"],
                "tier": row["tier"],
                "latitude": float(row["latitude"]),
                "longitude": float(row["longitude"]),
                "valid_from": since,
                "valid_to": None,
            }
            for row in listed
        ],
    )
    connection.execute(settings.insert().values(name="city_list", value="sample"))
    connection.execute(targets.insert(), [*_targets(since.year)])


def _targets(year: int) -> list[dict[str, object]]:
    """The targets of a first year; later years read them until others are set."""
    return [
        {
            "id": number,
            "indicator": key,
            "year": max(year, PLAN_ISSUED.year),
            "tier": tier,
            "city_code": None,
            "version": 1,
            "value": value,
            "set_on": PLAN_ISSUED,
            "set_by": "工作方案" if (key, tier, value) in OF_THE_PLAN else "本产品",
            "reason": "方案第二条" if (key, tier, value) in OF_THE_PLAN else "本产品建议值, 可调整",
        }
        for number, (key, tier, value) in enumerate((*OF_THE_PLAN, *PROPOSED), 1)
    ]
