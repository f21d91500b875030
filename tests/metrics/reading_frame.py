"""Readings made up for a test: the product's own columns, whatever they are by now."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from metrics.readings.tidy import COLUMNS

WORDS = {"indicator": "opening_rate", "as_of": "2010-06-30", "by": "city", "verdict": "undecided"}


def reading_frame(columns: Mapping[str, Sequence[Any] | Any]) -> pd.DataFrame:
    """A frame of readings with these columns, in the order of the product's.

    A column that a test does not name is missing in every row, or its usual word; columns that
    are no reading's stand behind. So a column that readings gain breaks no test that does not
    speak of it.
    """
    named = pd.DataFrame(dict(columns))
    usual = {name: WORDS.get(name, float("nan")) for name in COLUMNS if name not in named}
    usual["state"] = named.get("state", named.get("verdict", WORDS["verdict"]))
    usual["effective"] = named.get("effective", named.get("denominator", float("nan")))
    others = [name for name in named if name not in COLUMNS]
    return named.assign(**usual)[[*COLUMNS, *others]]
