"""How offices write a list of cities: heads, tiers and names, and what follows from a city's code."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data_access.loading.city_rules import MUNICIPALITIES

REFERENCE = Path(__file__).parents[1] / "reference"
HEADS: Mapping[str, tuple[str, ...]] = {
    "code": ("城市代码", "行政区划代码", "区划代码", "代码", "编码"),
    "name_zh": ("城市名称", "中文名称", "城市", "名称", "地市", "市", "重点联系城市", "name"),
    "name_en": ("英文名称", "英文名", "拼音"),
    "province_code": ("省份代码", "省级代码", "所属省份", "省份", "省", "province"),
    "tier": ("城市类别", "类别", "城市类型"),
    "latitude": ("纬度", "lat"),
    "longitude": ("经度", "lon", "lng"),
    "valid_from": ("in_programme_since", "列入日期", "列入名单日期", "列入时间", "起始日期"),
    "valid_to": ("in_programme_until", "移出日期", "移出名单日期", "退出日期", "终止日期"),
    "successor": ("承接城市", "承接城市代码"),
}
"""The heads of each column, beside its own name."""
PASSED_OVER = frozenset({"序号", "编号", "备注", "说明", "No.", "NO."})
TIER_WORDS: Mapping[str, str] = {
    "直辖市": "municipality",
    **dict.fromkeys(
        ("省会", "省会城市", "自治区首府", "副省级", "副省级城市", "计划单列市"),
        "capital_or_subprovincial",
    ),
    **dict.fromkeys(("其他", "其它", "地级市", "一般地级市"), "other"),
}
SEPARATE_PLANNING = ("210200", "330200", "350200", "370200", "440300")
FORMER_NAMES: Mapping[str, str] = {"襄樊": "420600", "思茅": "530800"}
CITY = "市"


@cache
def known_cities() -> Mapping[str, Mapping[str, str]]:
    """Every city and prefecture of the country by code: names and place."""
    return {row["code"]: row for row in read_list("prefectures")}


def read_list(name: str) -> list[dict[str, str]]:
    """One of the shipped reference lists: `cities` (the sample), `provinces` or `prefectures`."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def code_of_name(name: str) -> str:
    """The code of a city by its name, with 市 or without, or by a former one; else ""."""
    bare = name.removesuffix(CITY)
    names = {row["name_zh"].removesuffix(CITY): code for code, row in known_cities().items()}
    return names.get(bare, FORMER_NAMES.get(bare, ""))


def code_of_province(words: str) -> str:
    """The code of a province by its name, long or short; any other words stay as they are."""
    for row in read_list("provinces"):
        if words in (row["name_zh"], row["short_zh"]):
            return row["code"]
    return words


def tier_of(code: str) -> str:
    """The tier that a city's code gives: provincial capitals end in 0100."""
    if code in MUNICIPALITIES:
        return "municipality"
    first = code.endswith("0100") or code in SEPARATE_PLANNING
    return "capital_or_subprovincial" if first else "other"


def whole_name(name: str, code: str) -> str:
    """The name with 市, where the code is that of a city: not of a prefecture, league or county."""
    number = code[2:4]
    is_city = number.isdigit() and (int(number) <= 20 or 51 <= int(number) <= 70)
    return name if not is_city or name.endswith(CITY) else name + CITY
