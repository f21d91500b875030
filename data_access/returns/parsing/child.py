"""Reads a file in a process of its own, whose memory and time are bounded, so that none can harm others.

    python -m data_access.returns.parsing.child NAME ENCODING < file

The child writes lines of JSON: what it read, then row after row; a refusal comes as its two sentences.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

from data_access.returns.parsing.content import check_name, content_of
from data_access.returns.parsing.office_file import Cell, FileRefused, OfficeFile, OfficeSheet
from data_access.returns.parsing.text import read_text

ROOT = Path(__file__).resolve().parents[3]
MOST_MEMORY = 1_000 * 2**20  # bytes of address space
MOST_SECONDS = 60
DAY = "day"  # marks a date in the JSON, which has none
SHORT, MOST_WORDS = 12, 20_000  # signs of a word, and words, that are kept once for all cells


def read_file(name: str, content: bytes, encoding: str = "") -> OfficeFile:
    """The sheets of an office's file; `name` is for messages only, `encoding` for text alone.

    Raises FileRefused for what is no form, is damaged, or takes more memory or time than a file
    of an office can need.
    """
    check_name(name)
    content_of(content)
    with subprocess.Popen(
        [sys.executable, "-m", __name__, name, encoding],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    ) as child:
        late = Timer(MOST_SECONDS, child.kill)
        late.start()
        try:
            encoding, sheets = _answer(child, content)
        except (ValueError, KeyError, OSError):
            raise _too_much() from None
        finally:
            late.cancel()
            child.kill()
    return OfficeFile(name, hashlib.sha256(content).hexdigest(), encoding, sheets)


def _answer(
    child: "subprocess.Popen[bytes]", content: bytes
) -> tuple[str, tuple[OfficeSheet, ...]]:
    """What the child wrote, row by row: a long file is never there twice."""
    lines: Iterator[bytes] = iter(child.stdout or ())
    with suppress(BrokenPipeError):
        if child.stdin:
            child.stdin.write(content)
            child.stdin.close()
    first = json.loads(next(lines, b""))
    if "refused" in first:
        raise FileRefused(*first["refused"])
    sheets = []
    words: dict[str, str] = {}
    for sheet in first["sheets"]:
        rows = (_as_read(json.loads(next(lines, b"")), words) for _ in range(sheet["rows"]))
        sheets.append(OfficeSheet(sheet["name"], sheet["hidden"], tuple(rows)))
    return first["encoding"], tuple(sheets)


def _too_much() -> FileRefused:
    return FileRefused(
        "读取此文件所需的内存或时间超出允许范围，已中止；请只保留数据，另存一份。",
        "Reading this file would take more memory or time than allowed; keep only the data.",
    )


def _as_read(row: list[Any], words: dict[str, str]) -> tuple[Cell, ...]:
    """The cells of a row; short words that come again are kept once."""
    return tuple(
        words.setdefault(cell, cell)
        if isinstance(cell, str) and len(cell) <= SHORT and len(words) < MOST_WORDS
        else date.fromisoformat(cell[DAY])
        if isinstance(cell, dict)
        else cell
        for cell in row
    )


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
        about = [{"name": s.name, "hidden": s.hidden, "rows": len(s.rows)} for s in sheets]
        first: dict[str, Any] = {"encoding": encoding, "sheets": about}
    except FileRefused as refusal:
        first, sheets = {"refused": [refusal.zh, refusal.en]}, ()
    except MemoryError:
        first, sheets = {"refused": [_too_much().zh, _too_much().en]}, ()
    line = json.JSONEncoder(default=_as_json).encode
    print(line(first))
    for sheet in sheets:
        for row in sheet.rows:
            sys.stdout.write(line(row) + "\n")


if __name__ == "__main__":
    main()
