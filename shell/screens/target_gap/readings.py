"""What the gap page reads: the gaps of every city, of one city, and the cities' official names."""

import pandas as pd

from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from metrics.overall import gaps as reckoning
from shell.cache.readings import cached
from shell.viewer.view import View


def gaps(view: View) -> pd.DataFrame:
    """One row per city and indicator, as `metrics.overall.gaps.gaps`."""
    return cached(view.scope, view.snapshot, reckoning.gaps)


def of_city(view: View, code: str) -> pd.DataFrame:
    """The six rows of one city, in the order of the work plan."""
    held = gaps(view)
    return held[held["entity"] == code].reset_index(drop=True)


def full_names(view: View) -> dict[str, Text]:
    """Official city names by code, as minutes write them: 石家庄市."""
    return cached(view.scope, view.snapshot, _full_names)


def _full_names(counts: Counts) -> dict[str, Text]:
    held = counts.tables["cities"]
    pairs = zip(held["name_zh"], held["name_en"], strict=True)
    return dict(zip(keys(counts, "city"), (Text(zh, en) for zh, en in pairs), strict=True))
