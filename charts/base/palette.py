"""The colours of every chart: verdicts on a scale from blue over grey to orange, all else ink.

Blue, grey and orange stay apart for the common forms of colour blindness; each verdict also
bears its own icon and word. Every colour has a contrast of at least 3 : 1 to the ground (WCAG AA
for graphics), texts of at least 4.5 : 1; tests hold that.
"""

from dataclasses import dataclass
from typing import Literal

from metrics.readings.verdicts import VERDICT_OF

Theme = Literal["light", "dark"]

FONT = (
    "'Source Han Sans SC', 'Source Han Sans CN', 'Noto Sans CJK SC', 'Noto Sans SC', "
    "'Microsoft YaHei', 'PingFang SC', 'Hiragino Sans GB', 'WenQuanYi Zen Hei', sans-serif"
)


@dataclass(frozen=True)
class Palette:
    """Colours as #RRGGBB.

    `verdict` fills a mark, `on_verdict` writes upon that fill, `verdict_text` writes on the ground.
    """

    ink: str
    muted: str
    faint: str
    grid: str
    background: str
    accent: str
    chosen: str
    verdict: dict[str, str]
    on_verdict: dict[str, str]
    verdict_text: dict[str, str]


def _with_years(colours: dict[str, str]) -> dict[str, str]:
    """The words that look ahead at a year's end bear the colour of the verdict behind them."""
    return colours | {state: colours[verdict] for state, verdict in VERDICT_OF.items()}


LIGHT = Palette(
    ink="#1F2328",
    muted="#57606A",
    faint="#878F99",
    grid="#E4E7EB",
    background="#FFFFFF",
    accent="#9B1C1F",
    chosen="#A6117A",
    verdict=_with_years(
        {
            "met": "#1B5E9B",
            "likely_met": "#5B93C7",
            "undecided": "#6B727C",
            "likely_missed": "#CC7722",
            "missed": "#A3420A",
            "immature": "#878F99",
            "unreported": "#878F99",
            "not_recorded": "#878F99",
            "quality_hold": "#7A6A8A",
            "too_small": "#878F99",
            "no_target": "#878F99",
            "left": "#878F99",
        }
    ),
    on_verdict=_with_years(
        {
            "met": "#FFFFFF",
            "likely_met": "#10161D",
            "undecided": "#FFFFFF",
            "likely_missed": "#10161D",
            "missed": "#FFFFFF",
            "immature": "#10161D",
            "unreported": "#10161D",
            "not_recorded": "#10161D",
            "quality_hold": "#FFFFFF",
            "too_small": "#10161D",
            "no_target": "#10161D",
            "left": "#10161D",
        }
    ),
    verdict_text=_with_years(
        {
            "met": "#1B5E9B",
            "likely_met": "#3A74AB",
            "undecided": "#57606A",
            "likely_missed": "#985410",
            "missed": "#A3420A",
            "immature": "#57606A",
            "unreported": "#57606A",
            "not_recorded": "#57606A",
            "quality_hold": "#6A5A7A",
            "too_small": "#57606A",
            "no_target": "#57606A",
            "left": "#57606A",
        }
    ),
)

DARK = Palette(
    ink="#E8EAED",
    muted="#A9B1BB",
    faint="#7C8590",
    grid="#30363D",
    background="#14171B",
    accent="#E5797B",
    chosen="#F07BC0",
    verdict=_with_years(
        {
            "met": "#6CB2F0",
            "likely_met": "#3F74A8",
            "undecided": "#959CA6",
            "likely_missed": "#B8722E",
            "missed": "#F29A4A",
            "immature": "#7C8590",
            "unreported": "#7C8590",
            "not_recorded": "#7C8590",
            "quality_hold": "#9A88AD",
            "too_small": "#7C8590",
            "no_target": "#7C8590",
            "left": "#7C8590",
        }
    ),
    on_verdict=_with_years(
        {
            "met": "#10161D",
            "likely_met": "#FFFFFF",
            "undecided": "#10161D",
            "likely_missed": "#10161D",
            "missed": "#10161D",
            "immature": "#10161D",
            "unreported": "#10161D",
            "not_recorded": "#10161D",
            "quality_hold": "#10161D",
            "too_small": "#10161D",
            "no_target": "#10161D",
            "left": "#10161D",
        }
    ),
    verdict_text=_with_years(
        {
            "met": "#6CB2F0",
            "likely_met": "#7FABD6",
            "undecided": "#A9B1BB",
            "likely_missed": "#D9A066",
            "missed": "#F29A4A",
            "immature": "#A9B1BB",
            "unreported": "#A9B1BB",
            "not_recorded": "#A9B1BB",
            "quality_hold": "#B5A5C6",
            "too_small": "#A9B1BB",
            "no_target": "#A9B1BB",
            "left": "#A9B1BB",
        }
    ),
)

PALETTES: dict[Theme, Palette] = {"light": LIGHT, "dark": DARK}


def palette(theme: Theme) -> Palette:
    """The colours for a light or a dark ground."""
    return PALETTES[theme]
