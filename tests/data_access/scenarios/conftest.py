"""Scenarios in the tests: two cities, the plan's target of 2010, a snapshot, and targets to adopt."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from data_access.engine import writing
from data_access.scenarios import SavedScenario, save
from data_access.schema.reference import cities, provinces, targets
from data_access.schema.snapshots import snapshots as snapshot_table
from data_access.yearly_targets import NewTarget, TargetVersion, versions

CONTENT = "000000~t-pass_rate-all-0-0.85"
YEAR = 2011
NEW = (NewTarget("pass_rate", "", "", 0.85), NewTarget("pass_rate", "", "110000", 0.9))
SINCE = date(2007, 8, 6)
SNAPSHOT = {
    "number": 1,
    "as_of": date(2010, 6, 30),
    "content_hash": "a",
    "definitions": "1",
    "built_at": datetime.now(UTC).replace(tzinfo=None),
}


@pytest.fixture
def records(database: Engine) -> Engine:
    """Two cities, the plan's target of 2010 and a snapshot."""
    province = {
        "code": "110000",
        "name_zh": "北京",
        "name_en": "Beijing",
        "short_zh": "京",
        "region": "north",
        "tile_row": 0,
        "tile_column": 0,
    }
    city = {
        "name_zh": "北京",
        "name_en": "Beijing",
        "province_code": "110000",
        "tier": "municipality",
        "latitude": 40.0,
        "longitude": 116.0,
        "valid_from": SINCE,
        "valid_to": None,
    }
    target = {
        "id": 7,
        "indicator": "pass_rate",
        "year": 2010,
        "tier": None,
        "city_code": None,
        "version": 1,
        "value": 0.8,
        "set_on": SINCE,
        "set_by": "plan",
        "reason": "r",
    }
    with writing(database) as connection:
        connection.execute(provinces.insert(), province)
        connection.execute(
            cities.insert(), [city | {"code": code} for code in ("110000", "120000")]
        )
        connection.execute(targets.insert(), target)
        connection.execute(snapshot_table.insert(), SNAPSHOT)
    return database


def keep(engine: Engine, name: str = "方案一", content: str = CONTENT) -> SavedScenario:
    return save(engine, name, content, 1, "规划处", "提高合格率")


def seen(engine: Engine) -> tuple[TargetVersion, ...]:
    return versions(engine, ["pass_rate"], YEAR)
