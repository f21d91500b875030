"""Small text tables become the counts of a snapshot, for readings that ask no database."""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metrics.counts.snapshot import GROUPS, KINDS, Counts

CITIES = """
    code   | province_code | tier                     | latitude | longitude
    110000 | 110000        | municipality             | 39.9     | 116.4
    130100 | 130000        | capital_or_subprovincial | 38.0     | 114.5
    130200 | 130000        | other                    | 39.6     | 118.2
    130300 | 130000        | other                    | 39.9     | 119.6
    440300 | 440000        | other                    | 22.5     | 114.1
"""
FIRST_MONTH = 2007 * 12
WORDS = {"grp": GROUPS, "kind": KINDS}


def text_counts(as_of: str, cities: str = CITIES, **texts: str) -> Counts:
    """Counts at a month end: every table as a line of column names and a line per row.

    Months are written 2008-03, target groups and kinds by their words; every city reported and
    none is in doubt, unless the texts say otherwise. The first month is January 2007.
    """
    day = date.fromisoformat(as_of)
    listed = columns(cities)
    codes = listed["code"]
    calm = {"city": codes, "persons": codes * 0 + 100, "duplicates": codes * 0}
    followed = {"city": codes, "followed": codes * 0 + 100, "lost": codes * 0}
    tables = {
        "trained": {"city": codes, "grp": codes * 0, "month": codes * 0 + FIRST_MONTH},
        "cities": listed | {"name_zh": listed["code"].astype(str), "name_en": codes.astype(str)},
        "provinces": provinces(listed["province_code"]),
        "settings": {"name": np.array([], dtype=object), "value": np.array([], dtype=object)},
        "returns": {"city": codes, "month": codes * 0 + day.year * 12 + day.month - 1},
        "duplicates": calm,
        "lost": followed,
        "targets": {"indicator": np.array([], dtype=object), "year": np.array([], dtype=int)},
    }
    return Counts(1, day, "", tables | {name: columns(text) for name, text in texts.items()})


def provinces(named: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """The provinces of the cities, each with its code for a name."""
    codes = np.unique(named)
    return {"code": codes, "name_zh": codes.astype(str), "name_en": codes.astype(str)}


def columns(text: str) -> dict[str, NDArray[Any]]:
    """The columns of one text table."""
    header, *body = [
        [cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()
    ]
    rows = list(zip(*body, strict=True)) or [() for _ in header]
    return {
        name: np.array([_value(name, cell) for cell in cells])
        for name, cells in zip(header, rows, strict=True)
    }


def _value(name: str, cell: str) -> Any:
    if name in WORDS:
        return WORDS[name].index(cell)
    if name == "month":
        year, month = cell.split("-")
        return int(year) * 12 + int(month) - 1
    if name == "tier":
        return cell
    return float(cell) if "." in cell else int(cell)
