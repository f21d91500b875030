"""How words are set on a telephone: lines of a key, a wrapped row of verdicts, months on two lines."""

import re
from collections.abc import Sequence

from charts.base.markers import SPACE

FULL = 342  # pixels of a line
HALF = 168  # pixels of a column of the key
MARK = re.compile(r"<[^>]*>")


def width(words: str) -> int:
    """Pixels that words need at 14 pixels, Chinese signs being square; marks of plotly count nothing."""
    return sum(14 if sign > "\u2e7f" else 8 for sign in MARK.sub("", words))


def key_lines(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The words two by two where both are short, long ones on a line of their own."""
    lines: list[tuple[str, ...]] = []
    for item in words:
        alone = lines and len(lines[-1]) == 1
        if alone and max(width(lines[-1][0]), width(item)) <= HALF:
            lines[-1] = (*lines[-1], item)
        else:
            lines.append((item,))
    return lines


def wrapped(words: str) -> list[str]:
    """A row of verdicts as lines that fit; a verdict is never broken."""
    lines = [""]
    for part in words.split(SPACE):
        longer = f"{lines[-1]}{SPACE}{part}" if lines[-1] else part
        if lines[-1] and width(longer) > FULL:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def broken(month: str) -> str:
    """A month and its year on two lines; other words stay."""
    return re.sub(r"^(\d{4}年)(?=\d)|^([A-Z][a-z]+) (?=\d{4}$)", r"\1\2<br>", month)


def halved(words: str, most: int) -> str:
    """Words wider than `most` pixels on two lines, parted at the space or comma nearest the middle."""
    gaps = [gap.end() for gap in re.finditer("[ ，；]", words)]
    if not gaps or width(words) <= most:
        return words
    middle = min(gaps, key=lambda place: abs(place - len(words) / 2))
    return f"{words[:middle].rstrip()}<br>{words[middle:]}"
