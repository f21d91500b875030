"""The data dictionary, written from the declared tables: `python -m data_access.dictionary`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, LargeBinary, String, Table

from data_access.loading.cross_rules import unique_sets
from data_access.loading.rules import Needs, rules_of
from data_access.schema import (
    business,
    governance,
    loads,
    periods,
    recounts,
    reference,
    returns,
    services,
    snapshots,
    summaries,
    training,
    workflow,
)

PLACE = Path(__file__).resolve().parents[1] / "docs" / "data_dictionary.md"

INTRODUCTION = """\
# 数据字典 · Data dictionary

此文件由 `python -m data_access.dictionary` 根据数据表的声明生成, 请勿手工修改。\
This file is written by `python -m data_access.dictionary` from the declared tables; do not edit it.

- 每张表一个文件: `表名.csv` (UTF-8) 或 `表名.parquet`, 列名如下, 列序不限, 列须齐全 (标明“可缺列”者除外)。\
One file per table: `TABLE.csv` (UTF-8) or `TABLE.parquet`, with all columns below in any order, \
but for those marked as allowed to be absent.
- 日期写作 `2007-08-06`; 是否写作 `1`/`0` 或 `true`/`false`; 空单元格表示缺失。\
Dates are written `2007-08-06`, yes and no `1`/`0` or `true`/`false`; an empty cell means missing.
- 每个文件逐行、逐表检查后一次写入; 有一处错误则全部不写入。\
All rows are checked, within and between tables, and written at once; one error, and nothing is.
- `--replace` 时, 某张表缺少文件或只有表头而库中有数据的, 须确认 (或加 `--yes`) 才会清空。\
With `--replace`, a table whose file is missing or holds a header alone is emptied only after a confirmation (or with `--yes`).
- 检查结果中的行号: CSV 与电子表格一致, 表头为第 1 行, 不计空行; Parquet 的第一条记录为第 1 行。\
Row numbers in what a check reports: of a CSV as in a spreadsheet, its header being row 1 and empty \
lines left out; of a Parquet file the first record is row 1.
- CSV 须为 UTF-8; 在 Excel 中请“另存为”, 类型选“CSV UTF-8 (逗号分隔)”。\
A CSV must be in UTF-8; in Excel use Save As with the type CSV UTF-8.
- 身份证号、电话号码和地址不得出现在任何文件中, 只用其密钥散列值。\
Identity numbers, telephone numbers and addresses must not occur in any file, only their keyed hashes.
"""
SECTIONS = (
    ("基础表", "Reference", reference),
    ("培训", "Training", training),
    ("创业服务", "Services", services),
    ("创业企业", "Businesses", business),
    ("组织与责任", "Governance", governance),
    ("汇总月报", "Monthly summaries", summaries),
    ("快照", "Snapshots", snapshots),
    ("只统计变动", "Counting what changed", recounts),
    ("方案与变更", "Plans and changes", workflow),
    ("报送", "Returns", returns),
    ("装入", "Loads", loads),
    ("月报", "Periods of returns", periods),
)
HEADER = """\
| 列 column | 类型 type | 必填 required | 取值 allowed | 引用 refers to | 含义 | meaning |
|---|---|---|---|---|---|---|
"""
KINDS: tuple[tuple[type[Any], str], ...] = (
    (Boolean, "是否 boolean"),
    (DateTime, "时间 time (UTC)"),
    (Date, "日期 date"),
    (Integer, "整数 integer"),
    (Float, "数字 number"),
    (LargeBinary, "二进制 binary"),
)


def dictionary() -> str:
    """The whole text, in Markdown."""
    parts = [INTRODUCTION]
    for zh, en, module in SECTIONS:
        parts.append(f"\n## {zh} · {en}\n")
        parts += [_section(table) for table in vars(module).values() if isinstance(table, Table)]
    return "".join(parts)


def _section(table: Table) -> str:
    title = f"\n### {table.name}\n\n{table.info['zh']} · {table.info['en']}\n"
    if not table.info["loaded"]:
        title += "\n由系统生成, 不作为文件报送。Made by the system, not brought as a file.\n"
    rows = "".join(_row(column) for column in table.columns)
    rules = "".join(f"- {line}\n" for line in _rules(table))
    return f"{title}\n{HEADER}{rows}" + (f"\n{rules}" if rules else "")


def _row(column: Column[Any]) -> str:
    link = next(iter(column.foreign_keys), None)
    cells = (
        f"`{column.name}`" + (" (键 key)" if column.primary_key else ""),
        _kind(column),
        "可缺列 may be absent" if column.info["later"] else "" if column.nullable else "是 yes",
        _allowed(column),
        f"`{link.target_fullname}`" if link else "",
        column.info["zh"],
        column.info["en"],
    )
    return f"| {' | '.join(cells)} |\n"


def _kind(column: Column[Any]) -> str:
    if isinstance(column.type, String):
        return f"文本 text ≤ {column.type.length}"
    return next(name for kind, name in KINDS if isinstance(column.type, kind))


def _allowed(column: Column[Any]) -> str:
    if column.info["one_of"]:
        return ", ".join(f"`{word}`" for word in column.info["one_of"])
    least, most = column.info["least"], column.info["most"]
    if least is not None and most is not None:
        return f"{least} - {most}"
    return "" if least is None else f"≥ {least}"


def _rules(table: Table) -> Iterator[str]:
    """What must hold between columns and rows, beside the keys and the references."""
    for names in unique_sets(table)[1:]:
        columns = ", ".join(f"`{name}`" for name in names)
        yield f"{columns}: 不得重复 · {'must' if len(names) == 1 else 'together must'} occur once"
    for rule in rules_of(table.name):
        sentences = [rule.sentence]
        if isinstance(rule, Needs) and rule.both:
            sentences.append(rule.reverse)
        for sentence in sentences:
            yield f"`{rule.column}`: {sentence.zh} · {sentence.en}"


def main() -> None:
    """Rewrites the file."""
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(dictionary(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
