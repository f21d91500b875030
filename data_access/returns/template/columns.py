"""What a template says of a column and lets be entered in it."""

from typing import Any

from data_access.returns.cells.days import day
from data_access.returns.cells.identity import identity
from data_access.returns.cells.numbers import whole_number
from data_access.returns.forms.choices import Choice, closing
from data_access.returns.forms.form import Field, Reader

LONGEST_NOTE, LONGEST_TITLE = 255, 32  # what a spreadsheet shows beside a cell
EXAMPLE_DAY = "2008-03-01"
EXAMPLES = {
    "class_number": "第1期",
    "institution": "市就业训练中心",
    "month_end": "2008年5月",
    "needs": "开业指导、融资服务",
    "satisfaction": "5",
    "withdrawn": "",
}
KINDS: dict[Reader, str] = {
    day: "日期，如 2008-3-1。",
    whole_number: "填整数。",
    identity: "18 位或 15 位，按文本填写；不保存原号，只换算成密钥散列。",
    closing: "已停业的填停业日期，未停业的留空。",
}


def head_of(field: Field) -> str:
    """The head that is printed; a star means that every row needs it."""
    return f"{field.names[0]}*" if field.required else field.names[0]


def note_of(field: Field) -> str:
    """What is said of the column where the pointer stands in it."""
    needed = "必填。" if field.required else "没有的可留空。"
    of_kind = KINDS.get(field.read, "从下拉项中选择。" if isinstance(field.read, Choice) else "")
    secret = "只作核对，不保存。" if field.secret and field.read is not identity else ""
    return f"{needed}{of_kind}{field.note}{secret}"[:LONGEST_NOTE]


def example_of(field: Field) -> str:
    """What stands in the example row, which is never brought in."""
    if field.code in EXAMPLES:
        return EXAMPLES[field.code]
    if isinstance(field.read, Choice):
        return field.read.listed[0]
    if field.read is day:
        return EXAMPLE_DAY
    if field.read is identity:
        return "（18 位号码）"
    return "30" if field.read is whole_number else "" if field.read is closing else "……"


def format_of(field: Field) -> str:
    """The number format of the column: days as days, names and numbers of cards as text."""
    if field.read in (day, closing):
        return "yyyy-mm-dd"
    return "General" if field.read is whole_number else "@"


def validation_of(field: Field, source: str | None, closed: bool) -> dict[str, Any]:
    """What a spreadsheet checks and says while the column is filled, in XlsxWriter's words.

    `source` is the range of a drop-down list; a `closed` one takes no other words.
    """
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": field.names[0][:LONGEST_TITLE],
        "input_message": note_of(field),
    }
    if source:
        rule |= {"validate": "list", "source": source, "show_error": closed}
        rule |= {"error_title": "请从下拉项中选择", "error_message": note_of(field)}
    elif field.read is whole_number:
        rule |= {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"}
        rule |= {"error_title": "应为整数", "error_message": "请填不小于 0 的整数。"}
    return rule
