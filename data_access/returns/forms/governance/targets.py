"""年度目标: a year's targets, of the sender's own city; in a file of the ministry of all or some cities."""

import re
from collections.abc import Iterator
from datetime import date

from data_access.returns.cells.converted import EMPTY, Converted, is_blank, plain, wrong
from data_access.returns.forms.choices import WHOLE, choice
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.rules import between
from data_access.returns.parsing.office_file import Cell
from data_access.returns.returned import NATION, Returned, Sender, key_of
from data_access.wording import Sentence, Worded

INDICATOR = choice(
    {
        "培训人数": "trained",
        "培训合格率": "pass_rate",
        "半年内开业成功率": "opening_rate",
        "带动就业率": "job_multiplier",
        "一年以上稳定经营率": "stability_rate",
        "服务满意度": "satisfaction",
        "贷款回收率": "recovery",
        "跟踪联系率": "follow_up",
    },
    {"合格率": "pass_rate", "开业": "opening_rate", "满意": "satisfaction", "回收": "recovery"},
)
TIER = choice(
    {"直辖市": "municipality", "省会或副省级城市": "capital_or_subprovincial", "其他城市": "other"},
    {"省会": "capital_or_subprovincial", "副省级": "capital_or_subprovincial", "其他": "other"},
)
NUMBERS = {"trained", "job_multiplier"}  # of the others the target is a share
VALUE = re.compile(r"(\d+(?:\.\d+)?)\s*([%人倍])?")
CODE = re.compile(r"\d{6}")


class TargetsOfOthers(Worded):
    """A city's file that sets targets of other cities."""


def number_or_share(cell: Cell) -> Converted:
    """A number as 1,500 or 5, a share as 80% or 0.8."""
    if is_blank(cell):
        return EMPTY
    match = VALUE.fullmatch(plain(cell).replace(",", ""))
    if match is None:
        return wrong("应为数字或百分数，如 1500 或 80%", "must be a number or share: 1500 or 80%")
    value = float(match[1])
    return Converted(value / 100 if match[2] == "%" else value)


def city_code(cell: Cell) -> Converted:
    """The six digits of a city."""
    if is_blank(cell):
        return EMPTY
    code = plain(cell)
    return (
        Converted(code) if CODE.fullmatch(code) else wrong("应为六位代码", "must have six digits")
    )


def fits_indicator(say: Values, _: date) -> Sentence | None:
    """Persons are counted whole, and a share is at most 1."""
    value, indicator = say.get("value"), say.get("indicator")
    if value is None or indicator is None:
        return None
    if indicator == "trained" and (value != int(value) or value < 1):
        return Sentence("人数应为正整数", "must be a whole number of persons")
    if indicator not in NUMBERS and not 0 < value <= 1:
        return Sentence("应写作百分数，如 80% 或 0.8", "must be written as a share: 80% or 0.8")
    return None


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """A target. Raises TargetsOfOthers where a city's file names a tier or another city."""
    tier, city = say.get("tier"), say.get("city")
    if sender.city != NATION:
        if tier or city not in (None, sender.city):
            raise TargetsOfOthers(
                "本市的文件只能设定本市的年度目标，请删去城市类别和其他城市的行。",
                "A city's file sets its own targets only; remove tiers and other cities.",
            )
        city = sender.city
    key = key_of("target", say["indicator"], say["year"], tier or "", city or "")
    values = {name: say[name] for name in ("indicator", "year", "value")}
    yield Returned("targets", key, {**values, "tier": tier, "city_code": city})


TARGETS = Form(
    "targets",
    Sentence("年度目标", "yearly targets"),
    (
        Field("indicator", ("指标", "目标指标"), "target", INDICATOR, required=True, needed=True),
        Field("year", ("年度", "年份"), "year", WHOLE, required=True, needed=True),
        Field(
            "value",
            ("目标值", "年度目标", "目标任务"),
            "value",
            number_or_share,
            required=True,
            needed=True,
            note="人数、倍数填数字，率填百分数，如 80%。",
        ),
        Field("tier", ("城市类别",), "tier", TIER, note="只在部级文件中填写。"),
        Field("city", ("城市代码",), "city", city_code, note="六位代码；市级文件留空即为本市。"),
    ),
    records=records,
    once=("indicator", "year", "tier", "city"),
    checks={"year": (between("year", 2007, 2100),), "value": (fits_indicator,)},
    readings=(
        Sentence(
            "市级目标须待该年度已有全国目标后才生效；每次更改为新版本，旧版本保留。",
            "A city's target waits until the year has one for all cities; each change is a new version.",
        ),
    ),
)
