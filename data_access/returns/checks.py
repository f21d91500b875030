"""What cannot be, though every cell by itself can: days in the wrong order, a row twice, the future."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from data_access.returns.cells.identity import Identity, masked
from data_access.returns.faults import Fault
from data_access.returns.form_rows import FormRow, FormRows
from data_access.wording import Sentence

FUTURE = Sentence("晚于报送当日", "lies after the day of the return")
ONE_CLASS = Sentence(
    "同一班级在上文另有开班、结业时间或课程",
    "belongs to a class that has other days or another course above",
)


def checked(sheets: Sequence[FormRows], received_on: date) -> list[FormRows]:
    """The sheets of one file without the rows that cannot be, each with its fault."""
    seen: set[tuple[Any, ...]] = set()
    return [_checked(sheet, received_on, seen) for sheet in sheets]


def _checked(sheet: FormRows, received_on: date, seen: set[tuple[Any, ...]]) -> FormRows:
    accepted, refused, faults = [], list(sheet.refused), list(sheet.faults)
    for row in sheet.accepted:
        of_row = list(_faults(sheet, row, received_on, seen))
        faults += of_row
        if of_row:
            refused.append(row.row)
        else:
            accepted.append(row)
    return FormRows(
        sheet.layout, sheet.sheet, tuple(accepted), tuple(sorted(refused)), tuple(faults)
    )


def _faults(
    sheet: FormRows, row: FormRow, received_on: date, seen: set[tuple[Any, ...]]
) -> Iterator[Fault]:
    form = sheet.layout.form
    for code, value in row.values.items():
        if isinstance(value, date) and value > received_on:
            yield _fault(sheet, row, code, FUTURE)
    for code, checks in form.checks.items():
        for check in checks:
            if (rule := check(row.values, received_on)) is not None:
                yield _fault(sheet, row, code, rule)
    if form.code == "roster" and _other_class(row, seen):
        yield _fault(sheet, row, "class_number", ONE_CLASS)
    same = (form.code, *(_identifying(row.values.get(field)) for field in form.once))
    if same in seen:
        place = "identity" if "identity" in form.once else form.once[0]
        yield _fault(sheet, row, place, form.twice)
    seen.add(same)


def _other_class(row: FormRow, seen: set[tuple[Any, ...]]) -> bool:
    """Whether the row's class stands above with other days: two classes would become one."""
    say = row.values
    if not isinstance(starts_on := say.get("starts_on"), date):
        return False
    name = ("class", say.get("institution"), starts_on.year, say.get("class_number"))
    facts = (*name, starts_on, say.get("ends_on"), say.get("course"))
    if facts in seen:
        return False
    if name in seen:
        return True
    seen |= {name, facts}
    return False


def _identifying(value: Any) -> Any:
    return value.number if isinstance(value, Identity) else value


def _fault(sheet: FormRows, row: FormRow, code: str, rule: Sentence) -> Fault:
    field = sheet.layout.form.by_code[code]
    value = row.values.get(code)
    shown = masked(value.number) if isinstance(value, Identity) else f"{value}"
    if value is None or (field.secret and not isinstance(value, Identity)):
        shown = ""
    column = sheet.layout.columns.get(code, -1)
    return Fault("stop", row.sheet, row.row, column, field.names[0], rule, shown)
