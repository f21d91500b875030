"""A file of an office as it was read: sheets, rows and cells, each still what stood there."""

from dataclasses import dataclass
from datetime import date

from data_access.wording import Worded

Cell = str | int | float | bool | date | None


@dataclass(frozen=True)
class OfficeSheet:
    """One sheet; `rows` begin at the first row of the sheet, so that a row's number is place + 1."""

    name: str
    hidden: bool
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class OfficeFile:
    """One file. `digest` is the SHA-256 of its bytes, `encoding` that of a text file, else ""."""

    name: str
    digest: str
    encoding: str
    sheets: tuple[OfficeSheet, ...]


class FileRefused(Worded):
    """A file that cannot be read as a whole, with the reason in a sentence."""
