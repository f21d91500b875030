"""The parts of a month line: ripe and unripe line, band, points, and the months below."""

from collections.abc import Sequence

import pandas as pd

from charts.base.frame import Spec, axis, note, rule
from charts.base.palette import Palette
from charts.base.telephone_words import broken
from charts.base.tones import fade
from charts.base.words import Kind, Language, amount, month_name, month_numbers, say


def lines(
    line: pd.DataFrame, colours: Palette, language: Language, kind: Kind, width: float, marked: bool
) -> list[Spec]:
    """The ripe line, and the unripe end dashed and grey, joined to the last ripe month."""
    mature = line["mature"].astype(bool).to_numpy()
    joint = ~mature
    joint[:-1] |= ~mature[1:] & mature[:-1]
    parts = [(mature, colours.ink, "solid", "ripe"), (joint, colours.faint, "dash", "unripe")]
    return [
        {
            "type": "scatter",
            "name": say(name, language),
            "x": month_numbers(line["month"]),
            "y": line["value"].where(keep).tolist(),
            "mode": "lines+markers" if marked else "lines",
            "line": {"color": colour, "width": width, "dash": dash},
            "marker": {"size": 5, "color": colour},
            "hovertext": _hover(line, language, kind) if marked else None,
            "hoverinfo": "text" if marked else "skip",
        }
        for keep, colour, dash, name in parts
    ]


def _hover(line: pd.DataFrame, language: Language, kind: Kind) -> list[str]:
    waiting = f"<br>{say('unripe', language)}"
    arriving = _arriving(line, language, kind)
    return [
        f"{month_name(month, language)}<br>{amount(value, kind, language)}"
        + ("" if mature else arriving[place] or waiting)
        for place, (month, value, mature) in enumerate(
            zip(month_numbers(line["month"]), line["value"], line["mature"], strict=True)
        )
    ]


def _arriving(line: pd.DataFrame, language: Language, kind: Kind) -> list[str]:
    """Of every month what it is expected to come to; nothing of those that are complete."""
    if "estimate" not in line:
        return [""] * len(line)
    return [
        ""
        if pd.isna(row.estimate)
        else "<br>"
        + say(
            "hover_expected",
            language,
            share=amount(row.complete, "share", language, 0),
            value=amount(row.estimate, kind, language),
            low=amount(row.estimate_lower, kind, language),
            high=amount(row.estimate_upper, kind, language),
        )
        for row in line.itertuples()
    ]


def band(line: pd.DataFrame, colours: Palette) -> Spec:
    """The 95 % interval as a pale surface."""
    bounded = line[line["lower"].notna() & line["upper"].notna()]
    x = month_numbers(bounded["month"])
    return {
        "type": "scatter",
        "x": x + x[::-1],
        "y": bounded["upper"].tolist() + bounded["lower"].tolist()[::-1],
        "fill": "toself",
        "fillcolor": fade(colours.muted, 0.16),
        "line": {"width": 0},
        "mode": "lines",
        "hoverinfo": "skip",
    }


def dots(points: pd.DataFrame, colour: str, size: int, symbol: str = "circle") -> Spec:
    """Marked months."""
    return {
        "type": "scatter",
        "x": month_numbers(points["month"]),
        "y": points["value"].tolist(),
        "mode": "markers",
        "marker": {"color": colour, "size": size, "symbol": symbol, "line": {"width": 2}},
        "hoverinfo": "skip",
    }


def across(value: float, colour: str, ends: Sequence[float], dash: str = "solid") -> Spec:
    """A level line over the whole width of the months."""
    return rule(colour, dash, x0=ends[0], x1=ends[1], y0=value, y1=value)


def month_ends(line: pd.DataFrame) -> list[float]:
    """The range of the month axis."""
    numbers = month_numbers(line["month"])
    return [numbers[0] - 0.5, numbers[-1] + 0.5]


def reach(line: pd.DataFrame, marks: Sequence[float], share: float) -> list[float]:
    """The range of the value axis: all that is drawn, and a share of it as air."""
    drawn = ("value", "lower", "upper", "estimate_upper")
    values = line[[name for name in drawn if name in line]].stack().dropna()
    low, high = min([values.min(), *marks]), max([values.max(), *marks])
    air = (high - low or abs(high) or 1) * share
    return [low - air, high + air]


def months(line: pd.DataFrame, language: Language, colours: Palette) -> Spec:
    """The month axis: a tick each January and July, all months when there are few; on two lines."""
    numbers = month_numbers(line["month"])
    step = 1 if len(numbers) <= 8 else 3 if len(numbers) <= 20 else 6
    ticks = [number for number in range(numbers[0], numbers[-1] + 1) if number % step == 0]
    words = [broken(month_name(tick, language)) for tick in ticks]
    return axis(colours, tickvals=ticks, ticktext=words, range=month_ends(line), showgrid=False)


def unripe(line: pd.DataFrame, colours: Palette) -> list[Spec]:
    """A pale ground under the unripe months."""
    numbers = _unripe_months(line)
    if not numbers:
        return []
    ends = {"x0": numbers[0] - 0.5, "x1": numbers[-1] + 0.5, "y0": 0, "y1": 1, "yref": "paper"}
    ground = {"fillcolor": fade(colours.grid, 0.5), "line": {"width": 0}, "layer": "below"}
    return [{"type": "rect"} | ground | ends]


def unripe_words(line: pd.DataFrame, language: Language, colours: Palette) -> list[Spec]:
    """The word that says why the end is pale."""
    numbers = _unripe_months(line)
    if not numbers:
        return []
    place = {"yref": "paper", "xanchor": "right", "yanchor": "top", "xshift": -6}
    words = reported_words(line, language) or say("unripe", language)
    return [note(words, numbers[-1] + 0.5, 1, colours.muted, **place)]


def expected_ends(line: pd.DataFrame, colours: Palette) -> list[Spec]:
    """Hollow points with their error where reports of a month are still under way."""
    open_ = _incomplete(line)
    if open_.empty:
        return []
    return [
        dots(open_.assign(value=open_["estimate"]), colours.muted, 9, "circle-open")
        | {
            "error_y": {
                "type": "data",
                "array": (open_["estimate_upper"] - open_["estimate"]).tolist(),
                "arrayminus": (open_["estimate"] - open_["estimate_lower"]).tolist(),
                "color": colours.muted,
                "thickness": 1.5,
                "width": 0,
            }
        }
    ]


def reported_words(line: pd.DataFrame, language: Language) -> str:
    """How much of the last month is estimated to be on record; nothing where it is complete."""
    open_ = _incomplete(line)
    if open_.empty or open_.index[-1] != line.index[-1]:
        return ""
    last = open_.iloc[-1]
    names = {"share": "complete", "low": "complete_lower", "high": "complete_upper"}
    shares = {key: amount(last[name], "share", language, 0) for key, name in names.items()}
    return say("reported_share", language, **shares)


def _incomplete(line: pd.DataFrame) -> pd.DataFrame:
    """The months whose reports are still under way; none where nothing is known of that."""
    return line[line["estimate"].notna()] if "estimate" in line else line.head(0)


def _unripe_months(line: pd.DataFrame) -> list[int]:
    return month_numbers(line.loc[~line["mature"].astype(bool), "month"])
