"""The same figure for a telephone: what stood beside the plot goes above its row or below the plot.

A figure is drawn before the width of the screen is known, so this takes a finished one. Rows
get their name and their figures on a line of their own; words at the ends of lines become a key.
"""

from collections.abc import Sequence

from charts.base.frame import END, FOOT, MIDDLE, SMALL, Spec, note
from charts.base.telephone_words import broken, halved, key_lines, width, wrapped

EDGE = 12  # pixels right of the plot
LINE = 20  # pixels of a line of words
ROW = 64  # least pixels of a row with its words above it
LEFT = 8
WIDEST, LEADER = 280, 130  # pixels of words on one line: on the plot, and at the end of a leader
FARTHER = 1.4  # a leader's length, as words cover more months of a curve
MEET = 190  # pixels of both heads together that a plot has no room for
AIR = 0.13  # of the axis on both sides, for half of a number in a table under the plot
SPREAD = 4  # columns of numbers that fit under a plot


def for_telephone(chart: Spec) -> Spec:
    """A figure of 358 pixels; the one given, which others may share, stays as it is."""
    layout = dict(chart["layout"])
    margin = layout["margin"] = dict(layout["margin"])
    margin["r"] = min(margin["r"], EDGE)
    words = [item for item in layout.get("annotations") or () if item.get("name") != MIDDLE]
    spare = len(words) < len(layout.get("annotations") or ())
    side_notes = [item for item in words if is_beside(item)]
    layout["annotations"] = [_turned(item, layout) for item in words if not is_beside(item)]
    if (side_notes or spare) and _has_rows(layout):
        _stack(layout, side_notes)
    elif side_notes:
        _put_below(layout, side_notes)
    _part_heads(layout)
    _wrap_title(layout)
    _break_months(layout)
    if any(item.get("mode") == "text" for item in chart["data"]):
        _widen(layout)
    traces = tuple(_thinned(item) if item.get("mode") == "text" else item for item in chart["data"])
    return chart | {"data": traces, "layout": layout}


def is_beside(words: Spec) -> bool:
    """Whether words stand in the margin at the right."""
    at_edge = words.get("xref") == "paper" and words.get("x") == 1
    return (at_edge and words.get("xanchor") == "left") or words.get("name") in (END, FOOT)


def _has_rows(layout: Spec) -> bool:
    """Whether the y axis names rows, the first on top."""
    axis = layout.get("yaxis", {})
    return bool(axis.get("ticktext")) and axis["range"][0] > axis["range"][1]


def _stack(layout: Spec, side_notes: Sequence[Spec]) -> None:
    """Name at the left and figures at the right above each row, over the whole width."""
    axis = layout["yaxis"] = dict(layout["yaxis"])
    names, places = axis["ticktext"], axis["tickvals"]
    rows, margin = axis["range"][0] - axis["range"][1], layout["margin"]
    plot = layout["height"] - margin["t"] - margin["b"]
    grown = max(ROW, plot / rows + LINE / 2) * rows - plot
    heads = [words for words in side_notes if words.get("yref") == "paper"]
    axis |= {"showticklabels": False, "automargin": False}
    axis["range"] = [axis["range"][0], axis["range"][1] - (0.1 if heads else 0.0)]
    margin |= {"l": LEFT, "r": EDGE, "t": margin["t"] + (LINE if heads else 0)}
    layout["height"] += grown + (LINE if heads else 0)
    colour, ground = axis["tickfont"]["color"], layout["paper_bgcolor"]
    layout["annotations"] += [
        *(
            _on_upper_edge(note(name, 0, at, colour, size=SMALL), 0, at, ground)
            for name, at in zip(names, places, strict=True)
        ),
        *(
            _on_upper_edge(_joined(parts), 1, at, ground)
            for at, parts in _by_row(side_notes, heads).items()
        ),
        *(
            [_joined(heads) | {"xanchor": "right", "xshift": 0, "yshift": LINE + 4}]
            if heads
            else []
        ),
    ]


def _by_row(side_notes: Sequence[Spec], heads: Sequence[Spec]) -> dict[float, list[Spec]]:
    """What stood beside each row."""
    rows: dict[float, list[Spec]] = {}
    for words in side_notes:
        if words not in heads:
            rows.setdefault(words["y"], []).append(words)
    return rows


def _joined(parts: Sequence[Spec]) -> Spec:
    """One annotation for several that stood side by side."""
    texts = [part["text"] for part in parts if part["text"]]
    return dict(parts[0]) | {"text": " · ".join(texts)}


def _on_upper_edge(words: Spec, x: int, row: float, ground: str) -> Spec:
    """Words at the upper edge of their row, at the left (0) or the right end (1); lines pass under."""
    place = {"x": x, "xref": "paper", "xanchor": "right" if x else "left", "xshift": 0}
    on = {
        "y": row - 0.5,
        "yref": "y",
        "yanchor": "top",
        "yshift": 0,
        "bgcolor": ground,
        "borderpad": 0,
    }
    return words | place | on


def _put_below(layout: Spec, side_notes: Sequence[Spec]) -> None:
    """The words of lines as a key under the plot, from the highest line to the lowest."""
    margin = layout["margin"]
    ordered = sorted(side_notes, key=lambda item: (item.get("name") == FOOT, -item["y"]))
    texts = [item["text"] if item.get("name") == FOOT else f"— {item['text']}" for item in ordered]
    texts = [halved(item, WIDEST) for item in texts]
    lines = [(item,) for item in texts] if _grows(layout) else key_lines(texts)
    start, row = -margin["b"] - 4, 0
    for line in lines:
        for column, words in enumerate(line):
            item = ordered.pop(0)
            place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 0, "yref": "paper"}
            shift = {"xshift": column * 172 - margin["l"] + LEFT, "yshift": start - row * LINE}
            look = {"text": words, "font": dict(item["font"]) | {"size": SMALL}}
            end = {"yanchor": "top", "align": "left"}
            layout["annotations"].append(dict(item) | place | shift | look | end)
        row += 1 + any("<br>" in words for words in line)
    margin |= {"r": EDGE, "b": margin["b"] + row * LINE + 8}
    layout["height"] += row * LINE + 8


def _grows(layout: Spec) -> bool:
    """Whether the margin at the left depends on what stands in it, so that nobody knows its width."""
    axes = (layout[name] for name in layout if name.startswith("yaxis"))
    return any(axis.get("automargin") for axis in axes)


def _turned(words: Spec, layout: Spec) -> Spec:
    """Words right of a point in the right half stand left of it, those on a leader farther off."""
    if words.get("showarrow"):
        return dict(words) | {
            "text": halved(words["text"], LEADER),
            "align": "left",
            "ay": FARTHER * words.get("ay", 0),
            "font": dict(words["font"]) | {"size": SMALL},
        }
    ends, x = layout.get("xaxis", {}).get("range"), words.get("x")
    words = dict(words) | {"text": halved(words["text"], WIDEST), "align": words.get("xanchor")}
    loose = words.get("xref", "x") == "x" and words.get("xanchor") == "left"
    if not ends or not loose or not isinstance(x, int | float):
        return words
    if (x - ends[0]) / (ends[1] - ends[0]) < 0.55:
        return words
    return dict(words) | {"xanchor": "right", "xshift": -words.get("xshift", 0)}


def _part_heads(layout: Spec) -> None:
    """Two heads of one plot that would meet: the right one stands a line higher."""
    words = layout["annotations"]
    heads = [
        head for head in words if head.get("xref") == head.get("yref") == "paper" and head["y"] == 1
    ]
    if len(heads) != 2 or sum(width(head["text"]) for head in heads) < MEET:
        return
    raised = dict(heads[1]) | {"yshift": heads[1].get("yshift", 0) + LINE}
    layout["annotations"] = [raised if head is heads[1] else head for head in words]
    layout["margin"]["t"] += LINE
    layout["height"] += LINE


def _wrap_title(layout: Spec) -> None:
    """The key of verdicts on as many lines as it needs."""
    title = layout.get("title") or {}
    if not title.get("text"):
        return
    lines = wrapped(title["text"])
    more = (len(lines) - 1) * LINE
    layout["title"] = dict(title) | {"text": "<br>".join(lines)}
    layout["margin"]["t"] += more
    layout["height"] += more


def _break_months(layout: Spec) -> None:
    """Month over year, or year over month, under the plot."""
    axis = layout.get("xaxis", {})
    names = axis.get("ticktext") or ()
    if any(broken(name) != name for name in names):
        layout["xaxis"] = dict(axis) | {"ticktext": [broken(name) for name in names]}
        layout["margin"]["b"] += LINE - 4
        layout["height"] += LINE - 4


def _widen(layout: Spec) -> None:
    """Numbers of a table neither leave the plot nor cover the names of their rows."""
    axis = layout["xaxis"]
    low, high = axis["tickvals"][0], axis["tickvals"][-1]
    air = AIR * (high - low)
    layout["xaxis"] = dict(axis) | {"range": [low - air, high + air]}


def _thinned(trace: Spec) -> Spec:
    """Numbers in a table under the plot, as many columns as fit."""
    columns = sorted(set(trace["x"]))
    if len(columns) <= SPREAD:
        return trace
    labelled = set(columns[:: -(-len(columns) // SPREAD)])
    places = [at for at, x in enumerate(trace["x"]) if x in labelled]
    return trace | {name: [trace[name][at] for at in places] for name in ("x", "y", "text")}
