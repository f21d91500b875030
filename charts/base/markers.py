"""The verdicts as they are drawn: the marker with the shape of each one's icon."""

from collections.abc import Collection, Sequence

from charts.base.frame import SMALL, Spec
from charts.base.palette import Palette
from i18n import Language
from i18n.verdicts import ICONS, word
from metrics.readings.verdicts import VERDICT_OF

# Plotly's marker in the shape of each icon, and whether it is filled.
SYMBOLS = {
    "met": ("triangle-up", True),
    "likely_met": ("triangle-up", False),
    "undecided": ("circle", False),
    "likely_missed": ("triangle-down", False),
    "missed": ("triangle-down", True),
    "immature": ("diamond", False),
    "unreported": ("line-ew", True),
    "not_recorded": ("line-ns", True),
    "quality_hold": ("asterisk", True),
    "too_small": ("circle", True),
    "no_target": ("square", False),
    "left": ("x-thin", False),
}
SYMBOLS |= {state: SYMBOLS[verdict] for state, verdict in VERDICT_OF.items()}
SPACE = "\u2002\u2002"


def verdict_key(verdicts: Collection[str], language: Language, colours: Palette) -> Spec:
    """The layout's title: one line naming the verdicts on a chart, in fixed order, from the left edge."""
    words = SPACE.join(
        f'<span style="color:{colours.verdict[verdict]}">{ICONS[verdict]}</span> '
        f"{word(verdict, language)}"
        for verdict in ICONS
        if verdict in verdicts
    )
    place = {"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container"}
    font = {"size": SMALL, "color": colours.ink, "weight": "normal"}
    return {"text": words, "font": font, "yanchor": "top", "pad": {"l": 8, "t": 8}} | place


def marker(verdicts: Sequence[str], colours: Palette, size: float = 10) -> Spec:
    """Plotly's marker for one point per verdict: colour, shape and size in pixels."""
    lines = [colours.verdict[verdict] for verdict in verdicts]
    filled = [SYMBOLS[verdict][1] for verdict in verdicts]
    return {
        "color": [
            line if full else colours.background for line, full in zip(lines, filled, strict=True)
        ],
        "symbol": [SYMBOLS[verdict][0] for verdict in verdicts],
        "size": [size / 2 if verdict == "too_small" else size for verdict in verdicts],
        "line": {"width": 1.5, "color": lines},
        "opacity": 1,
    }
