"""One line of the table that a benchmark prints, and the table itself."""

import statistics
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """What was measured at which size: ours and a baseline, with the gate on their ratio.

    `target` is the ambition in words, not a gate: absolute times differ from machine to machine.
    `holds` is None where nothing is gated.
    """

    what: str
    size: str
    ours: str
    baseline: str
    ratio: str
    target: str
    holds: bool | None = None


def milliseconds(seconds: float) -> str:
    """A duration, written so that small and large ones can be compared."""
    if seconds >= 10:
        return f"{seconds:,.1f} s"
    return f"{1000 * seconds:,.2f} ms" if seconds < 0.1 else f"{1000 * seconds:,.0f} ms"


def paired(runs: int, *calls: Callable[[], Any]) -> list[float]:
    """Median seconds of each call, taken in turn A B A B … so that a slow spell hits all alike."""
    times: list[list[float]] = [[] for _ in calls]
    for call in calls:
        call()
    for _ in range(runs):
        for held, call in zip(times, calls, strict=True):
            begun = time.perf_counter()
            call()
            held.append(time.perf_counter() - begun)
    return [statistics.median(held) for held in times]


def compared(
    what: str, size: str, ours: float, baseline: tuple[str, float], target: str, most: float
) -> Row:
    """A row whose gate is: ours takes at most `most` times the baseline."""
    name, seconds = baseline
    share = ours / seconds
    shown = f"{share:.2f} ×" if share >= 0.1 else f"1/{1 / share:,.0f}"
    return Row(
        what,
        size,
        milliseconds(ours),
        f"{name}: {milliseconds(seconds)}",
        shown,
        target,
        share <= most,
    )


def markdown(rows: Iterable[Row]) -> str:
    """The table, its columns aligned, as Markdown."""
    head = ("what", "size", "ours", "baseline", "ratio", "target", "gate")
    lines = [
        head,
        *((r.what, r.size, r.ours, r.baseline, r.ratio, r.target, _gate(r)) for r in rows),
    ]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(head))]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    written = [
        "| "
        + " | ".join(cell + " " * (w - _width(cell)) for cell, w in zip(line, widths, strict=True))
        + " |"
        for line in lines
    ]
    return "\n".join([written[0], rule, *written[1:]])


def _gate(row: Row) -> str:
    return {None: "–", True: "holds", False: "MISSED"}[row.holds]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
