"""Words at the right end of lines, moved apart so that none covers another."""

from collections.abc import Sequence

from charts.base.frame import Spec, note

Mark = tuple[float, str, str]  # place on the axis, words, colour

GAP = 21  # pixels between two lines of words


def side_labels(
    marks: Sequence[Mark], per_pixel: float, gap: int = GAP, axis: str = "y"
) -> list[Spec]:
    """One label per mark just right of the plot; `per_pixel` is axis units per pixel."""
    places = spread([value for value, _, _ in marks], gap * abs(per_pixel))
    return [
        note(text, 1, place, colour, xref="paper", yref=axis, xanchor="left", xshift=8)
        for place, (_, text, colour) in zip(places, marks, strict=True)
    ]


def spread(places: Sequence[float], gap: float) -> list[float]:
    """The places moved as little as possible so that neighbours are `gap` apart, in their order."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    groups: list[list[float]] = []  # [sum of wished first places, members]
    for rank, i in enumerate(order):
        groups.append([places[i] - rank * gap, 1])
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] > groups[-1][0] / groups[-1][1]:
            total, members = groups.pop()
            groups[-1] = [groups[-1][0] + total, groups[-1][1] + members]
    firsts = [total / members for total, members in groups for _ in range(int(members))]
    moved = dict(zip(order, firsts, strict=True))
    return [moved[i] + order.index(i) * gap for i in range(len(places))]
