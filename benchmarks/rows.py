"""One line of the table that a benchmark prints, and the table itself."""

import statistics
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

NOTHING = "–"
HEAD = ("what", "size", "ours", "baseline", "ratio", "gate", "gate holds", "target", "target met")


@dataclass(frozen=True)
class Limit:
    """A limit in words, and whether this run stayed within it; None where there is none."""

    words: str = NOTHING
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """The answer as the table gives it."""
        return {None: NOTHING, True: "yes", False: "no"}[self.met]


NO_LIMIT = Limit()


@dataclass(frozen=True)
class Row:
    """What was measured at which size: ours and a baseline.

    The bench judges by `gate` alone, a ratio or an equality, which no machine changes. `target`
    is the ambition, mostly an absolute time: whether this machine met it is told, not judged.
    """

    what: str
    size: str
    ours: str
    baseline: str = NOTHING
    ratio: str = NOTHING
    target: Limit = NO_LIMIT
    gate: Limit = NO_LIMIT


def milliseconds(seconds: float) -> str:
    """A duration, written so that small and large ones can be compared."""
    if seconds >= 10:
        return f"{seconds:,.1f} s"
    return f"{1000 * seconds:,.2f} ms" if seconds < 0.1 else f"{1000 * seconds:,.0f} ms"


def times(share: float) -> str:
    """A ratio as a multiple, or as a fraction where it is small."""
    return f"{share:.2f} ×" if share >= 0.1 else f"1/{1 / share:,.0f}"


def within(seconds: float, most: float) -> Limit:
    """A target in seconds."""
    words = f"{most:g} s" if most >= 1 else f"{1000 * most:g} ms"
    return Limit(words, seconds <= most)


def within_times(share: float, most: float) -> Limit:
    """A gate, or a target, on a ratio."""
    return Limit(f"{most:g} ×" if most >= 0.1 else f"1/{1 / most:,.0f}", share <= most)


def paired(runs: int, *calls: Callable[[], Any]) -> list[float]:
    """Median seconds of each call, taken in turn A B A B … so that a slow spell hits all alike."""
    seconds: list[list[float]] = [[] for _ in calls]
    for call in calls:
        call()
    for _ in range(runs):
        for of_call, call in zip(seconds, calls, strict=True):
            begun = time.perf_counter()
            call()
            of_call.append(time.perf_counter() - begun)
    return [statistics.median(of_call) for of_call in seconds]


def compared(
    what: str, size: str, ours: float, baseline: tuple[str, float], target: Limit, most: float
) -> Row:
    """A row whose gate is: ours takes at most `most` times the baseline."""
    name, seconds = baseline
    share = ours / seconds
    return Row(
        what,
        size,
        milliseconds(ours),
        f"{name}: {milliseconds(seconds)}",
        times(share),
        target,
        within_times(share, most),
    )


def markdown(rows: Iterable[Row]) -> str:
    """The table, its columns aligned, as Markdown."""
    lines = [HEAD, *map(_cells, rows)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(HEAD))]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    written = [
        "| "
        + " | ".join(cell + " " * (w - _width(cell)) for cell, w in zip(line, widths, strict=True))
        + " |"
        for line in lines
    ]
    return "\n".join([written[0], rule, *written[1:]])


def _cells(row: Row) -> tuple[str, ...]:
    measured = (row.what, row.size, row.ours, row.baseline, row.ratio)
    return (*measured, row.gate.words, row.gate.verdict, row.target.words, row.target.verdict)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
