"""A file of an office, understood: which sheet is which form, what its rows say, what is wrong."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from data_access.returns.cells.converted import is_blank, plain
from data_access.returns.cells.numbers import whole_number
from data_access.returns.checks import checked
from data_access.returns.faults import Fault
from data_access.returns.form_rows import FormRows, Place, form_rows
from data_access.returns.forms.registry import FORMS
from data_access.returns.joined import CLASSES, classes_by_number
from data_access.returns.layout import NONE_CONFIRMED, HeadWords, Layout, layout
from data_access.returns.parsing.child import read_file
from data_access.returns.parsing.office_file import FileRefused, OfficeFile, OfficeSheet
from data_access.wording import Sentence

OF_TEMPLATES = frozenset({"填写说明", "选项"})
"""Sheets of our own templates that hold no record."""


class NoForm(FileRefused):
    """A file that was read, none of whose sheets is a form that we know."""


@dataclass(frozen=True)
class Understood:
    """The file, its sheets as forms, and the names of sheets that were passed over."""

    file: OfficeFile
    sheets: tuple[FormRows, ...]
    passed_over: tuple[str, ...]

    @property
    def faults(self) -> list[Fault]:
        """All faults, sheet by sheet, in the order of the rows."""
        return [
            fault
            for sheet in self.sheets
            for fault in sorted(sheet.faults, key=lambda one: (one.row, one.column))
        ]

    @property
    def readings(self) -> list[Sentence]:
        """What we take the office to mean where its forms do not say so, form by form."""
        forms = dict.fromkeys(sheet.layout.form.code for sheet in self.sheets if sheet.accepted)
        return [reading for code in forms for reading in FORMS[code].readings]

    @property
    def accepted(self) -> int:
        """Rows without fault."""
        return sum(len(sheet.accepted) for sheet in self.sheets)

    @property
    def refused(self) -> int:
        """Rows that have to be mended or confirmed."""
        return sum(len(sheet.refused) for sheet in self.sheets)


def understand(
    name: str,
    content: bytes,
    received_on: date,
    taken: Collection[Place] = (),
    confirmed: HeadWords = NONE_CONFIRMED,
) -> Understood:
    """Reads a file as the forms that its sheets are.

    `taken` are the cells whose offered value was confirmed, `confirmed` the heads that the city
    did. Raises FileRefused where the file cannot be read, NoForm where none of its sheets is one.
    """
    return understand_file(read_file(name, content), received_on, taken, confirmed)


def understand_file(
    file: OfficeFile,
    received_on: date,
    taken: Collection[Place] = (),
    confirmed: HeadWords = NONE_CONFIRMED,
) -> Understood:
    """The same for a file that was read already."""
    laid_out = [(sheet, layout(sheet, list(FORMS.values()), confirmed)) for sheet in file.sheets]
    forms = [(sheet, of) for sheet, of in laid_out if of is not None]
    if not forms:
        zh = "、".join(form.name.zh for form in FORMS.values())
        en = ", ".join(form.name.en for form in FORMS.values())
        raise NoForm(
            f"没有找到表头；能识别的表有：{zh}。", f"No head was found; the forms known are: {en}."
        )
    sheets = checked(_rows(forms, taken), received_on)
    with_totals = [
        FormRows(
            one.layout, one.sheet, one.accepted, one.refused, (*one.faults, *_totals(sheet, of))
        )
        for one, (sheet, of) in zip(sheets, forms, strict=True)
    ]
    return Understood(file, tuple(with_totals), _passed_over(file, laid_out))


def _rows(forms: list[tuple[OfficeSheet, Layout]], taken: Collection[Place]) -> list[FormRows]:
    """The rows of every sheet; registers of classes first, as rosters may rest on them."""
    registers = [form_rows(*pair, taken) for pair in forms if pair[1].form.code == CLASSES]
    classes = classes_by_number(row.values for rows in registers for row in rows.accepted)
    of_registers = iter(registers)
    return [
        next(of_registers) if of.form.code == CLASSES else form_rows(sheet, of, taken, classes)
        for sheet, of in forms
    ]


def offers(understood: Understood) -> set[Place]:
    """The places of everything that is offered, to be confirmed in one go."""
    return {
        (fault.sheet, fault.row, fault.column)
        for fault in understood.faults
        if fault.weight == "ask"
    }


def _passed_over(
    file: OfficeFile, laid_out: list[tuple[OfficeSheet, Layout | None]]
) -> tuple[str, ...]:
    """Names of sheets with cells that are no form; hidden ones that are one are told as well."""
    return tuple(
        sheet.name
        for sheet, of in laid_out
        if (of is None or sheet.hidden)
        and sheet.name not in OF_TEMPLATES
        and any(not is_blank(c) for row in sheet.rows for c in row)
    )


def _totals(sheet: OfficeSheet, of: Layout) -> list[Fault]:
    """A note for every total that is not the sum of its column."""
    notes = []
    for row in of.rows("total"):
        for code, column in of.columns.items():
            cell = sheet.rows[row][column] if column < len(sheet.rows[row]) else None
            printed = whole_number(cell).value
            if printed is None or of.form.by_code[code].read is not whole_number:
                continue
            total = sum(
                whole_number(sheet.rows[record][column]).value or 0
                for record in of.rows("record")
                if column < len(sheet.rows[record])
            )
            if total != printed:
                rule = Sentence(f"与各行之和 {total} 不符", f"is not the sum of the rows, {total}")
                head = plain(sheet.rows[of.head][column])
                notes.append(Fault("note", sheet.name, row, column, head, rule, f"{printed}"))
    return notes
