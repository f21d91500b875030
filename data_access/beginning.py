"""Begins a programme of one's own: provinces, cities, its name, and the targets of the first year."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from data_access import area, cities
from data_access.engine import alone_with_records, writing
from data_access.loading.city_words import read_list
from data_access.loading.errors import BrokenRules, LoadReport
from data_access.loading.files import loaded_tables
from data_access.loading.replacing import made_up
from data_access.loading.rows_there import holds_rows
from data_access.schema.reference import cities as city_table
from data_access.schema.reference import provinces, settings, targets
from data_access.wording import Worded

PLAN_ISSUED = date(2007, 8, 6)
LAST_START = date(2100, 1, 1)
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
SHARES = frozenset(
    key for key, _, value in (*OF_THE_PLAN, *PROPOSED) if value <= 1
)  # no more than 1 of them can be reached

TargetKey = tuple[str, str | None]
USUAL_TARGETS: Mapping[TargetKey, float] = {
    (key, tier): value for key, tier, value in (*OF_THE_PLAN, *PROPOSED)
}


class BeginningRefused(Worded):
    """The database holds something already, or what was chosen cannot be begun with."""


class ListRefused(BeginningRefused):
    """The list of cities has faults, all of them in `report`."""

    def __init__(self, report: LoadReport) -> None:
        n = report.errors_in_all
        super().__init__(f"城市名单有 {n} 处错误。", f"The list of cities has {n} faults.")
        self.report = report


@dataclass(frozen=True)
class Beginning:
    """What a programme is begun with.

    `chosen` are codes of cities or provinces of the shipped sample, none means all of it;
    `city_file` a list of one's own instead. `name` is what all cities together are called, in both
    languages, empty for the nation or the one province. `targets` are those that differ from the
    usual ones.
    """

    chosen: Collection[str] = ()
    city_file: Path | None = None
    since: date = PLAN_ISSUED
    name: tuple[str, str] = ("", "")
    targets: Mapping[TargetKey, float] = field(default_factory=dict)


def begin(engine: Engine, beginning: Beginning, author: str = "") -> int:
    """Begins a programme in one transaction; how many cities it has.

    Raises BeginningRefused for a database that holds anything, for a code that the sample lacks,
    for a target or day that cannot be, ListRefused for a list of cities with faults, and
    AreaRefused for a name with other signs than letters.
    """
    _check(beginning)
    with writing(engine) as connection:
        alone_with_records(connection)
        if any(holds_rows(connection, table) for table in loaded_tables()):
            raise BeginningRefused(
                "数据库中已有数据；请另指定一个新的数据库。",
                "The database holds something already; name a new one.",
            )
        _write_provinces(connection)
        listed = _listed(connection, beginning)
        connection.execute(city_table.insert(), listed)
        source = "own" if beginning.city_file else "sample"
        connection.execute(settings.insert().values(name=cities.CITY_LIST, value=source))
        connection.execute(targets.insert(), _targets(beginning, author))
        area.name_programme(connection, *beginning.name, author)
    return len(listed)


def is_begun(engine: Engine) -> bool:
    """Whether the database has a list of cities, and so a programme."""
    return bool(cities.listed_codes(engine))


def is_demonstration(engine: Engine) -> bool:
    """Whether the records are made up."""
    with engine.connect() as connection:
        return made_up(connection)


def sample(chosen: Collection[str] = ()) -> list[dict[str, str]]:
    """The cities of the shipped sample that were chosen by their code or their province's."""
    every = read_list("cities")
    known = {row["code"] for row in every} | {row["province_code"] for row in every}
    unknown = sorted(set(chosen) - known)
    if unknown:
        codes = ", ".join(unknown)
        raise BeginningRefused(
            f"样本名单中没有 {codes}；可用自己的城市名单（`manage.py init --cities 文件`）。",
            f"The sample has no {codes}; bring a list of your own (`manage.py init --cities FILE`).",
        )
    return [row for row in every if not chosen or {row["code"], row["province_code"]} & set(chosen)]


def _check(beginning: Beginning) -> None:
    if beginning.chosen and beginning.city_file:
        raise BeginningRefused(
            "城市代码与自己的名单只能给一种。",
            "Give codes of cities or a list of your own, not both.",
        )
    if not PLAN_ISSUED <= beginning.since <= LAST_START:
        raise BeginningRefused(
            f"起始日期应在 {PLAN_ISSUED} 至 {LAST_START} 之间。",
            f"The first day must lie between {PLAN_ISSUED} and {LAST_START}.",
        )
    for (key, tier), value in beginning.targets.items():
        if (key, tier) not in USUAL_TARGETS or not 0 < value <= (1 if key in SHARES else 1e9):
            raise BeginningRefused(
                f"目标 {key} 不能设为 {value:g}。", f"{key} cannot have the target {value:g}."
            )


def _write_provinces(connection: Connection) -> None:
    rows = [
        {
            **row,
            "region": row["region"] or None,
            "tile_row": int(row["tile_row"]),
            "tile_column": int(row["tile_column"]),
        }
        for row in read_list("provinces")
    ]
    connection.execute(provinces.insert(), rows)


def _listed(connection: Connection, beginning: Beginning) -> list[dict[str, Any]]:
    """The cities to begin with, as rows of their table."""
    if beginning.city_file is None:
        kept = ("code", "name_zh", "name_en", "province_code", "tier")
        return [
            {
                **{name: row[name] for name in kept},
                "latitude": float(row["latitude"]),
                "longitude": float(row["longitude"]),
                "valid_from": beginning.since,
                "valid_to": None,
            }
            for row in sample(beginning.chosen)
        ]
    faults = BrokenRules()
    rows = cities.checked_list(connection, beginning.city_file, faults, beginning.since)
    if faults.count:
        raise ListRefused(LoadReport({}, faults.errors, faults.count, faults.alike))
    return rows


def _targets(beginning: Beginning, author: str) -> list[dict[str, object]]:
    """The targets of a first year; later years read them until others are set."""
    plan = {(key, tier) for key, tier, _ in OF_THE_PLAN}
    rows: list[dict[str, object]] = []
    for number, (name, usual) in enumerate(USUAL_TARGETS.items(), 1):
        value = beginning.targets.get(name, usual)
        by, reason = (
            ("工作方案", "方案第二条") if name in plan else ("本产品", "本产品建议值, 可调整")
        )
        if value != usual:
            by, reason = author or "本单位", "建立时设定"
        rows.append(
            {
                "id": number,
                "indicator": name[0],
                "year": beginning.since.year,
                "tier": name[1],
                "city_code": None,
                "version": 1,
                "value": value,
                "set_on": PLAN_ISSUED if value == usual else datetime.now().astimezone().date(),
                "set_by": by,
                "reason": reason,
            }
        )
    return rows
