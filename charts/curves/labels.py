"""Words on curves: names at the ends of the lines, the target at its month."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from charts.base.frame import END, SIZE, Spec, note, rule
from charts.base.palette import Palette
from charts.base.side_labels import spread
from charts.base.words import Language, amount, say
from charts.curves.parts import Line

WORDS = 10  # months that words on the plot may cover
LATE = 3  # a line that stops so few months before the last one has its name in the margin
ROW = 22  # pixels from one name to the next
FAR = 0.05  # a line this far from all others has its name on its own side


def end_labels(
    lines: Sequence[Line], kind: str, per_pixel: float, language: Language
) -> list[Spec]:
    """Name and last value at the end of each line; where others run on, clear of them.

    Names in the margin are moved apart together; names on the plot stand above survival curves
    and below opening curves, or on the other side where their line is far off there.
    """
    last = max(line.month[-1] for line in lines)
    late = [line for line in lines if line.month[-1] >= last - LATE]
    places = spread([line.value[-1] for line in late], ROW * per_pixel)
    placed = list(zip(late, places, strict=True))
    for line in sorted(lines, key=lambda curve: -curve.month[-1]):
        if line not in late:
            placed.append((line, _clear(line, lines, placed, kind, per_pixel)))
    return [_end_label(line, place, language) for line, place in placed]


def _clear(
    line: Line,
    lines: Sequence[Line],
    placed: Sequence[tuple[Line, float]],
    kind: str,
    per_pixel: float,
) -> float:
    """A height at the line's end where its name covers neither another line nor another name."""
    end, height = line.month[-1], line.value[-1]
    on = [other for other in lines if other.month[-1] > end]
    near = [value_on(other, end) for other in on]
    up = (kind == "survival") != (
        min(near) - height > FAR if kind == "survival" else height - max(near) > FAR
    )
    sign = 1 if up else -1
    under = [value_on(other, month) for other in on for month in (end, end + WORDS)]
    place = sign * max(sign * value for value in [height, *under]) + sign * ROW * 0.75 * per_pixel
    names = sorted(sign * y for other, y in placed if abs(other.month[-1] - end) < WORDS)
    for name in names:
        if abs(name - sign * place) < ROW * per_pixel:
            place = sign * (name + ROW * per_pixel)
    return place


def label_width(lines: Sequence[Line], language: Language) -> int:
    """Pixels that the longest label needs right of the plot, Chinese signs being square."""
    texts = [_end_words(line, language) for line in lines]
    return 20 + max(sum(SIZE if sign > "\u2e7f" else 9 for sign in text) for text in texts)


def value_on(line: Line, month: float) -> float:
    """The height of a drawn line at a month."""
    return line.value[int(np.searchsorted(line.month, month, side="right")) - 1]


def _end_label(line: Line, place: float, language: Language) -> Spec:
    words = _end_words(line, language)
    return note(words, line.month[-1], place, line.colour, xanchor="left", xshift=6, name=END)


def _end_words(line: Line, language: Language) -> str:
    if len(line.month) == 1:
        return say("curve_small", language, name=line.name)
    return f"{line.name} {amount(line.value[-1], 'rate', language)}"


class Aim(NamedTuple):
    """What marks the target: words with a point, and a line."""

    annotations: list[Spec]
    shapes: list[Spec]


def target_marks(
    target: float | None,
    at: int,
    kind: str,
    language: Language,
    colours: Palette,
    lines: Sequence[Line],
    pixels: int,
) -> Aim:
    """The target as a labelled point at its month, on a thin upright line.

    The words stand where no curve is: below survival curves, above opening curves; `pixels` is
    the height of the plot.
    """
    if target is None:
        return Aim([], [])
    words = say("curve_target", language, at=at, value=amount(target, "rate", language, 0))
    upright = rule(colours.accent, "dot", 1, x0=at, x1=at, y0=0, y1=1)
    heights = [value_on(line, at + WORDS) - target for line in lines]
    if kind == "survival":
        away = {"ax": 12, "ay": max(60, 24 - min(heights) * pixels)}
    else:
        away = {"ax": 12, "ay": min(-40, -24 - max(heights) * pixels)}
    side = {"xanchor": "left"}
    arrow = {"showarrow": True, "arrowcolor": colours.accent, "arrowhead": 6, "arrowwidth": 1.5}
    return Aim([note(words, at, target, colours.accent) | away | side | arrow], [upright])
