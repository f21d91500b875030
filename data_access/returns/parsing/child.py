"""Reads a file in a process of its own, whose memory and time are bounded, so that none can harm others.

    python -m data_access.returns.parsing.child NAME ENCODING < file

The child writes what it read as JSON; a refusal comes back as its two sentences.
"""

import hashlib
import json
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from data_access.returns.parsing.content import check_name, content_of
from data_access.returns.parsing.office_file import Cell, FileRefused, OfficeFile, OfficeSheet
from data_access.returns.parsing.text import read_text

ROOT = Path(__file__).resolve().parents[3]
MOST_MEMORY = 1_000 * 2**20  # bytes of address space
MOST_SECONDS = 60
DAY = "day"  # marks a date in the JSON, which has none


def read_file(name: str, content: bytes, encoding: str = "") -> OfficeFile:
    """The sheets of an office's file; `name` is for messages only, `encoding` for text alone.

    Raises FileRefused for what is no form, is damaged, or takes more memory or time than a file
    of an office can need.
    """
    check_name(name)
    content_of(content)
    try:
        child = subprocess.run(
            [sys.executable, "-m", __name__, name, encoding],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            cwd=ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_much() from None
    try:
        answer = json.loads(child.stdout)
    except ValueError:
        raise _too_much() from None
    if "refused" in answer:
        raise FileRefused(*answer["refused"])
    sheets = tuple(
        OfficeSheet(sheet["name"], sheet["hidden"], tuple(map(_as_read, sheet["rows"])))
        for sheet in answer["sheets"]
    )
    return OfficeFile(name, hashlib.sha256(content).hexdigest(), answer["encoding"], sheets)


def _too_much() -> FileRefused:
    return FileRefused(
        "读取此文件所需的内存或时间超出允许范围，已中止；请只保留数据，另存一份。",
        "Reading this file would take more memory or time than allowed; keep only the data.",
    )


def _as_read(row: list[Any]) -> tuple[Cell, ...]:
    return tuple(date.fromisoformat(cell[DAY]) if isinstance(cell, dict) else cell for cell in row)


def _as_json(cell: Any) -> Any:
    return {DAY: cell.isoformat()}


def _bound() -> None:
    """Bounds this process, where the system knows how."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sheets_of(content: bytes, encoding: str = "") -> tuple[tuple[OfficeSheet, ...], str]:
    """The sheets and, of a text file, its encoding; to be called in the child, or of bytes we made."""
    if content_of(content) == "text":
        sheet, encoding = read_text(content, encoding)
        return (sheet,), encoding
    from data_access.returns.parsing.workbook import read_workbook

    return read_workbook(content), ""


def main() -> None:
    """Reads the file on standard input and writes its sheets to standard output."""
    _bound()
    try:
        sheets, encoding = sheets_of(sys.stdin.buffer.read(), sys.argv[2])
        answer: dict[str, Any] = {"encoding": encoding, "sheets": [vars(s) for s in sheets]}
    except FileRefused as refusal:
        answer = {"refused": [refusal.zh, refusal.en]}
    except MemoryError:
        answer = {"refused": [_too_much().zh, _too_much().en]}
    json.dump(answer, sys.stdout, default=_as_json, ensure_ascii=True)


if __name__ == "__main__":
    main()
