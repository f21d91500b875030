"""What cannot be, though every cell by itself can: days in the wrong order, the same person twice, the future."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from data_access.returns.cells.identity import Identity, masked
from data_access.returns.faults import Fault
from data_access.returns.form_rows import FormRow, FormRows
from data_access.wording import Sentence

Values = Mapping[str, Any]
Check = Callable[[Values, date], Sentence | None]
YOUNGEST, PROGRAMME_SINCE = 16, date(2002, 1, 1)

FUTURE = Sentence("晚于报送当日", "lies after the day of the return")
TWICE = Sentence("同一人在本班出现两次", "is in this class twice")
SAME_VISIT = Sentence("同一人同一天已有一次回访", "was visited on the same day already")
SAME_BUSINESS = Sentence("同一企业已在上文出现", "stands above already")


def days_in_order(earlier: str, later: str, zh: str, en: str) -> Check:
    """The later day must not lie before the earlier one, where both are told."""

    def check(say: Values, _: date) -> Sentence | None:
        first, second = say.get(earlier), say.get(later)
        wrong = isinstance(first, date) and isinstance(second, date) and second < first
        return Sentence(zh, en) if wrong else None

    return check


def of_age(day: str) -> Check:
    """Nobody takes part before the year of their sixteenth birthday."""

    def check(say: Values, _: date) -> Sentence | None:
        person, on = say.get("identity"), say.get(day)
        if person is None or not isinstance(on, date) or on.year - person.birth_year >= YOUNGEST:
            return None
        return Sentence(f"当时不满 {YOUNGEST} 周岁", f"was under {YOUNGEST} then")

    return check


def in_programme_time(day: str) -> Check:
    """Training of this programme did not begin before the trials of 2002."""

    def check(say: Values, _: date) -> Sentence | None:
        on = say.get(day)
        if not isinstance(on, date) or on >= PROGRAMME_SINCE:
            return None
        return Sentence(f"早于 {PROGRAMME_SINCE.year} 年", f"lies before {PROGRAMME_SINCE.year}")

    return check


def resit_after_failing(say: Values, _: date) -> Sentence | None:
    """Only who did not pass sits again."""
    if say.get("resit_passed") is not None and say.get("passed"):
        return Sentence("考核已合格，不应有补考成绩", "was passed, so there is no resit")
    if say.get("resit_passed") is not None and say.get("passed") is None:
        return Sentence("没有考核成绩，却有补考成绩", "has a resit without an assessment")
    return None


CHECKS: Mapping[str, Mapping[str, tuple[Check, ...]]] = {
    "roster": {
        "ends_on": (
            days_in_order("starts_on", "ends_on", "早于开班时间", "lies before the start"),
        ),
        "starts_on": (in_programme_time("starts_on"), of_age("starts_on")),
        "resit_passed": (resit_after_failing,),
        "resit_on": (days_in_order("ends_on", "resit_on", "早于结业时间", "lies before the end"),),
    },
    "openings": {
        "opened_on": (of_age("opened_on"),),
        "closed": (
            days_in_order("opened_on", "closed", "早于开业时间", "lies before the opening"),
        ),
    },
    "visits": {},
}
"""What is checked of each field of a form."""

ONCE: Mapping[str, tuple[tuple[str, ...], Sentence]] = {
    "roster": (("class_number", "starts_on", "identity"), TWICE),
    "openings": (("identity", "business", "licence", "opened_on"), SAME_BUSINESS),
    "visits": (("identity", "visited_on"), SAME_VISIT),
}
"""The fields that no two rows of a file may have alike."""


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
    for code, checks in CHECKS[form.code].items():
        for check in checks:
            if (rule := check(row.values, received_on)) is not None:
                yield _fault(sheet, row, code, rule)
    fields, rule = ONCE[form.code]
    same = (form.code, *(_identifying(row.values.get(field)) for field in fields))
    if same in seen:
        yield _fault(sheet, row, "identity", rule)
    seen.add(same)


def _identifying(value: Any) -> Any:
    return value.number if isinstance(value, Identity) else value


def _fault(sheet: FormRows, row: FormRow, code: str, rule: Sentence) -> Fault:
    field = sheet.layout.form.by_code[code]
    value = row.values.get(code)
    shown = masked(value.number) if isinstance(value, Identity) else f"{value}"
    if field.secret and not isinstance(value, Identity):
        shown = ""
    column = sheet.layout.columns.get(code, -1)
    return Fault("stop", row.sheet, row.row, column, field.names[0], rule, shown)
