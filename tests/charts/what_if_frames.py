"""Small made-up figures of the what-if for the tests of charts."""

import pandas as pd

from charts.what_if.reached import Line, Points, PointWords
from i18n import Language, text
from i18n.formats import count
from metrics.readings.verdicts import AHEAD

NONE_AHEAD = (0,) * len(AHEAD)
BEFORE = (70, 5, 7, 1, 13, *NONE_AHEAD, 0, 2, 0, 2, 0, 0)
AFTER = (38, 7, 15, 4, 32, *NONE_AHEAD, 0, 2, 0, 2, 0, 0)
VALUES = (0.71, 0.78, 0.84, 0.9)
VERDICTS = ["missed", "missed", "undecided", "met"]
STAGES = ("attended", "opened", "jobs")
TODAY, THEN = (1000.0, 400.0, 1600.0), (1000.0, 450.0, 1800.0)


def rows(language: Language) -> list[tuple[str, tuple[int, ...]]]:
    """Cities by verdict, today and as assumed."""
    names = [text(f"what_if.row_{name}", language) for name in ("today", "assumed")]
    return list(zip(names, (BEFORE, AFTER), strict=True))


def points() -> Points:
    """Four cities; of the first no best year is known."""
    return Points(
        tuple("abcd"),
        ("1", "2", "3", "4"),
        VALUES,
        tuple(one - 0.02 for one in VALUES),
        tuple(one + 0.02 for one in VALUES),
        (None, 0.8, 0.85, 0.92),
    )


def point_words() -> PointWords:
    """Verdict and words of each."""
    return PointWords(VERDICTS, ["1", "2", "3", "4"])


def lines(language: Language) -> list[Line]:
    """Today's target and the assumed one."""
    return [
        Line(0.8, text("what_if.line_today", language, value="80%"), False),
        Line(0.85, text("what_if.line_assumed", language, value="85%"), True),
    ]


def stages(language: Language) -> pd.DataFrame:
    """Three steps of a funnel; jobs are looked at."""
    names = [text(f"what_if.stage_{stage}", language) for stage in STAGES]
    return pd.DataFrame(
        {
            "name": names,
            "today": TODAY,
            "then": THEN,
            "lower": [0.9 * one for one in THEN],
            "upper": [1.1 * one for one in THEN],
            "words": [count(one, language) for one in THEN],
            "hover": names,
            "strong": [stage == "jobs" for stage in STAGES],
        }
    )


def swings(language: Language) -> pd.DataFrame:
    """Two levers around 1,800 jobs."""
    names = [text(f"what_if.says_{name}", language) for name in ("opened", "jobs")]
    return pd.DataFrame(
        {
            "name": names,
            "at_low": [1600.0, 1700.0],
            "at_high": [2000.0, 1900.0],
            "words": ["1", "2"],
            "hover": names,
        }
    )
