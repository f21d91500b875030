"""The first sheet of a template: how it is filled in, form by form, and which version it is."""

from collections.abc import Iterator, Sequence
from typing import Any

from data_access.returns.forms.form import Form
from data_access.returns.template.columns import head_of, note_of

SHEET = "填写说明"
VERSION = "模板版本：1"
GENERAL = (
    "每张工作表是一种表，一行一条；没有的表可以不填、留空或删去。",
    "各表按身份证号、班级编号、营业执照号相互对应，不需要填写任何数据库编号。",
    "填好后在“数据填报”页选择本文件，或运行 manage.py import；有问题的行会标出，其余可先导入。",
    "姓名、身份证号、电话、地址、执照号和合同号不保存，只保存身份证号等的密钥散列。",
    "某类事项截至某月确实没有的，在“零报告”中填一行；不填表示未报，不等于没有。",
    "从下拉项以外填写的机构、班级等，按新增计。",
)
WIDTHS = (22, 22, 90)


def explain(book: Any, formats: dict[str, Any], forms: Sequence[Form], city: str) -> None:
    """Writes the sheet."""
    page = book.add_worksheet(SHEET)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    page.write_string(0, 0, f"{city}台账填写说明", formats["title"])
    page.write_string(1, 0, VERSION, formats["note"])
    for row, line in enumerate(_lines(forms), 3):
        for column, words in enumerate(line):
            page.write_string(row, column, words, formats["wrapped"])


def _lines(forms: Sequence[Form]) -> Iterator[tuple[str, str, str]]:
    for line in GENERAL:
        yield "总则", "", line
    for form in forms:
        for reading in form.readings:
            yield form.name.zh, "约定", reading.zh
        for field in form.fields:
            yield form.name.zh, head_of(field), note_of(field)
