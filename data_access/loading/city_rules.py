"""What a list of cities must look like beyond its form, each fault with the correction it suggests.

Codes by GB/T 2260: the first two digits name the province, a city's last two are 00 (but for
places governed by the province directly, 90 in the middle). The four municipalities are cities and
provinces in one, and only they have the municipalities' yearly target.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from data_access.loading.errors import BrokenRules
from data_access.loading.files import Sheet
from data_access.loading.values import Mask
from data_access.wording import Sentence

MUNICIPALITIES = ("110000", "120000", "310000", "500000")
# Codes given up when a prefecture became a city; the same place must not stand in a list twice.
RENEWED = {"532700": "530800"}  # 思茅, the prefecture until 2003; 普洱
NAMES = ("name_zh", "name_en")
SIX_DIGITS = re.compile("[0-9]{6}")

Row = dict[str, str]
Fault = tuple[str, Sentence]


def check_city_list(sheet: Sheet, faulty: Mask, broken_rules: BrokenRules) -> None:
    """Notes every city whose code, province, tier or name cannot be right; of faulty rows only the code."""
    columns = ("code", "province_code", "tier", *NAMES)
    values = [[str(cell) for cell in sheet.columns[name].to_pylist()] for name in columns]
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*values, strict=True)]
    doubled = {name: Counter(_visible(row[name]).casefold() for row in rows) for name in NAMES}
    for place, row in enumerate(rows):
        if not SIX_DIGITS.fullmatch(row["code"]):
            continue
        faults = _of_a_city(row) if faulty[place] else (*_faults(row), *_doubled(row, doubled))
        for column, sentence in faults:
            broken_rules.add(sheet.file, sentence, column, place + 1, row[column])


def _faults(row: Row) -> Iterator[Fault]:
    for rule in RULES:
        yield from rule(row)


def _of_a_city(row: Row) -> Iterator[Fault]:
    """The code is a city's, not a district's, a province's or one given up."""
    code = row["code"]
    if code in RENEWED:
        yield (
            "code",
            Sentence(f"代码已停用，应为 {RENEWED[code]}", f"is given up; use {RENEWED[code]}"),
        )
    elif code[:2] + "0000" in MUNICIPALITIES:
        if code not in MUNICIPALITIES:
            whole = code[:2] + "0000"
            yield "code", Sentence(f"是直辖市的区县，应为 {whole}", f"is a district; use {whole}")
    elif code[2:4] == "00":
        yield "code", Sentence("是省份代码，不是城市代码", "is a province's code, not a city's")
    elif code[4:] != "00" and code[2:4] != "90":
        whole = code[:4] + "00"
        yield (
            "code",
            Sentence(f"是区县代码，所属城市为 {whole}", f"is a district; its city is {whole}"),
        )


def _in_its_province(row: Row) -> Iterator[Fault]:
    province = row["code"][:2] + "0000"
    if row["province_code"] != province:
        yield (
            "province_code",
            Sentence(
                f"与城市代码 {row['code']} 不符，应为 {province}",
                f"does not fit the city's code {row['code']}; use {province}",
            ),
        )


def _in_its_tier(row: Row) -> Iterator[Fault]:
    """The municipalities are the four, each of them, and nobody else."""
    is_one, named_one = row["code"] in MUNICIPALITIES, row["tier"] == "municipality"
    if is_one and not named_one:
        yield (
            "tier",
            Sentence("直辖市应为 municipality", "must be municipality for this municipality"),
        )
    if named_one and not is_one:
        yield (
            "tier",
            Sentence(
                "直辖市只有北京、天津、上海、重庆；省会、副省级和计划单列市应为 capital_or_subprovincial，其他为 other",
                "municipality is for Beijing, Tianjin, Shanghai and Chongqing alone; use capital_or_subprovincial for capitals and sub-provincial cities, else other",
            ),
        )


def _written_visibly(row: Row) -> Iterator[Fault]:
    """No signs that nobody sees, which make two of what reads the same."""
    for name in NAMES:
        visible = _visible(row[name])
        if visible != row[name]:
            yield (
                name,
                Sentence(
                    f"含有看不见的字符或多余空格，应为“{visible}”",
                    f'holds invisible signs or spare blanks; write "{visible}"',
                ),
            )


def _doubled(row: Row, counted: dict[str, Counter[str]]) -> Iterator[Fault]:
    for name in NAMES:
        if counted[name][_visible(row[name]).casefold()] > 1:
            yield (
                name,
                Sentence("与名单中另一城市同名", "is the name of another city of the list too"),
            )


def _visible(name: str) -> str:
    """The name without invisible signs, and with single blanks between words only."""
    seen = (" " if sign.isspace() else sign for sign in name)
    return " ".join("".join(s for s in seen if unicodedata.category(s)[0] != "C").split())


RULES: tuple[Callable[[Row], Iterator[Fault]], ...] = (
    _of_a_city,
    _in_its_province,
    _in_its_tier,
    _written_visibly,
)
