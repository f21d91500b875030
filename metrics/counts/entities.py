"""What the rows of a reading are: the nation, provinces, tiers, cities, groups, institutions."""

import re
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from metrics.counts.area import area_name
from metrics.counts.kept_tables import cities_with_records
from metrics.counts.months import month_label
from metrics.counts.snapshot import GROUPS, KINDS, TIERS, Counts, once
from metrics.counts.summaries import summarised_cities
from metrics.definition import NotReadable, Text

By = Literal[
    "national", "province", "tier", "city", "group", "institution", "cohort", "incubator", "project"
]
# The peoples that an autonomous prefecture is named for, with or without 族, before its kind.
PEOPLES = re.compile(
    "(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古)族|蒙古|柯尔克孜|哈萨克)+自治州$"
)
LISTED = ("institution", "incubator", "project")
NATION = "000000"

TIER_NAMES = {
    "municipality": Text("直辖市", "Municipalities"),
    "capital_or_subprovincial": Text(
        "省会及副省级城市", "Provincial capitals and sub-provincial cities"
    ),
    "other": Text("其他城市", "Other cities"),
}
GROUP_NAMES = {
    "laid_off": Text("下岗失业人员", "Laid-off workers"),
    "student": Text("大学生", "Students"),
    "rural": Text("农村劳动者", "Rural workers"),
    "veteran": Text("复员转业退伍军人", "Veterans"),
    "disabled": Text("残疾人", "Disabled persons"),
    "other": Text("其他", "Others"),
}
KIND_NAMES = {
    "retail": Text("批发零售", "Retail"),
    "catering": Text("餐饮", "Catering"),
    "services": Text("居民服务", "Services"),
    "crafts": Text("加工制作", "Crafts"),
    "farming": Text("种植养殖", "Farming"),
    "technology": Text("科技信息", "Technology"),
    "transport": Text("运输", "Transport"),
    "other": Text("其他", "Other"),
}


MARKS = {
    "wholly": Text("（汇总报送）", " (by summary)"),
    "partly": Text("（部分汇总）", " (partly by summary)"),
}
"""Behind the name of a city of which figures rest on monthly summaries."""


@once
def keys(counts: Counts, by: By) -> tuple[str, ...]:
    """Keys of the entities of a slice, in their fixed order."""
    match by:
        case "national":
            return (NATION,)
        case "province":
            rows = np.unique(counts.province_of)
            return tuple(f"{code:06d}" for code in counts.tables["provinces"]["code"][rows])
        case "tier":
            return TIERS
        case "city":
            return tuple(f"{code:06d}" for code in counts.codes)
        case "group":
            return GROUPS
        case "institution" | "incubator" | "project":
            return tuple(str(number) for number in counts.tables[f"{by}s"]["id"])
        case "cohort":
            return tuple(month_label(m) for m in range(counts.first_month, counts.month + 1))
    raise NotReadable(f"不能按 {by!r} 读取。", f"There is no slice by {by!r}.")


def names(counts: Counts, by: str) -> dict[str, Text]:
    """Display names of the entities of a slice, by key; `kind` names kinds of business."""
    if by == "kind":
        return {key: KIND_NAMES[key] for key in KINDS}
    if by == "national":
        return {NATION: area_name(counts) or Text("全国", "Nation")}
    fixed = {"tier": TIER_NAMES, "group": GROUP_NAMES}
    if by in fixed:
        return fixed[by]
    if by == "cohort":
        return {key: Text(key, key) for key in keys(counts, "cohort")}
    if by == "project":
        return _project_names(counts)
    if by in LISTED:
        listed = counts.tables[f"{by}s"]
        kind = by.capitalize()  # records name them in Chinese only
        return {
            str(i): Text(n, f"{kind} {i}")
            for i, n in zip(listed["id"], listed["name"], strict=True)
        }
    table = counts.tables["cities" if by == "city" else "provinces"]
    short = {
        f"{code:06d}": Text(short_name(zh), en)
        for code, zh, en in zip(table["code"], table["name_zh"], table["name_en"], strict=True)
    }
    return _marked(counts, short) if by == "city" else short


def _marked(counts: Counts, city_names: dict[str, Text]) -> dict[str, Text]:
    """The names, those of cities whose figures rest on monthly summaries, or partly, so marked."""
    by_summary, kept = summarised_cities(counts), cities_with_records(counts, "enrolments")
    marks = np.where(by_summary, np.where(kept, "partly", "wholly"), "").tolist()
    return {
        code: Text(name.zh + MARKS[mark].zh, name.en + MARKS[mark].en) if mark else name
        for (code, name), mark in zip(city_names.items(), marks, strict=True)
    }


def full_city_names(counts: Counts) -> dict[str, Text]:
    """Official city names by code, as minutes write them: 石家庄市."""
    table = counts.tables["cities"]
    pairs = zip(table["name_zh"], table["name_en"], strict=True)
    full = dict(zip(keys(counts, "city"), (Text(zh, en) for zh, en in pairs), strict=True))
    return _marked(counts, full)


def _project_names(counts: Counts) -> dict[str, Text]:
    """Projects bear no name: their kind of business and number tell them apart."""
    projects = counts.tables["projects"]
    project_names = {}
    for number, kind in zip(projects["id"], projects["kind"], strict=True):
        name = KIND_NAMES.get(kind, KIND_NAMES["other"])
        project_names[str(number)] = Text(f"{name.zh}项目{number}", f"{name.en} project {number}")
    return project_names


def short_name(name: str) -> str:
    """A city's or province's Chinese name without its kind: 广州市 becomes 广州.

    An autonomous prefecture goes without its peoples, as in ordinances: 黔西南布依族苗族自治州 is 黔西南州.
    """
    if name.endswith("自治州"):
        return PEOPLES.sub("州", name)
    for ending in ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def members(counts: Counts, by: By) -> NDArray[np.int64]:
    """For each city its row among the entities of a slice made of cities."""
    if by == "national":
        return np.zeros(len(counts.codes), dtype=np.int64)
    if by == "tier":
        return counts.tier_of
    if by == "province":
        return np.unique(counts.province_of, return_inverse=True)[1].astype(np.int64)
    return np.arange(len(counts.codes))
