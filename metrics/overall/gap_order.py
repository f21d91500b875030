"""The gaps of all cities: the cities in an order, and the whole table in a few numbers."""

from dataclasses import dataclass

import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.overall.gaps import gaps
from metrics.readings.verdicts import DECIDED, WITHHELD
from metrics.registry import INDICATORS

LEFT_OUT = WITHHELD
SORTS = ("missed", *INDICATORS, "code")


@dataclass(frozen=True)
class Tally:
    """The whole table in a few numbers; `worst` are the codes of the cities that miss most.

    `needed` is what the cities together still lack, per indicator; `left_out` says of every state
    that withholds a figure how many cities it keeps out of that sum, per indicator that has any.
    """

    cities: int
    verdicts: dict[str, int]
    worst: tuple[str, ...]
    worst_missed: int
    needed: dict[str, int]
    left_out: dict[str, dict[str, int]]


def ordered(counts: Counts, league: str | None, sort: str) -> pd.DataFrame:
    """Cities of a tier (None: all) from the top: entity, measure.

    `sort` is "missed" (targets missed for certain), an indicator (successes still needed) or
    "code"; the measure is what the order goes by, missing where there is none.
    """
    cells = _of_league(gaps(counts), league)
    if sort in INDICATORS:
        rows = cells[cells["indicator"] == sort]
        needed = rows["needed"].where(rows["verdict"].isin(DECIDED))
        table = pd.DataFrame({"entity": rows["entity"], "measure": needed, "then": 0})
    else:
        table = _missed(cells)
    by = ["entity"] if sort == "code" else ["measure", "then", "entity"]
    falling = [name != "entity" for name in by]
    table = table.sort_values(by, ascending=[not down for down in falling], na_position="last")
    return table[["entity", "measure"]].reset_index(drop=True)


def _missed(cells: pd.DataFrame) -> pd.DataFrame:
    """Targets missed for certain and, to break ties, likely; missing where nothing is decided."""
    signs = pd.DataFrame(
        {
            "entity": cells["entity"],
            "measure": cells["verdict"] == "missed",
            "then": cells["verdict"] == "likely_missed",
            "decided": cells["verdict"].isin(DECIDED),
        }
    )
    table = signs.groupby("entity").sum().reset_index()
    table["measure"] = table["measure"].where(table["decided"] > 0)
    return table


def tally(counts: Counts, league: str | None) -> Tally:
    """The table of a tier (None: of all) in a few numbers."""
    cells = _of_league(gaps(counts), league)
    missed = cells[cells["verdict"] == "missed"].groupby("entity").size()
    most = int(missed.max()) if len(missed) else 0
    needed = cells[cells["verdict"].isin(DECIDED)].groupby("indicator")["needed"].sum()
    return Tally(
        cities=cells["entity"].nunique(),
        verdicts={str(verdict): int(n) for verdict, n in cells["verdict"].value_counts().items()},
        worst=tuple(missed.index[missed == most]) if most else (),
        worst_missed=most,
        needed={key: int(needed.get(key, 0)) for key in INDICATORS},
        left_out={state: _numbers(cells[cells["verdict"] == state]) for state in LEFT_OUT},
    )


def _numbers(cells: pd.DataFrame) -> dict[str, int]:
    """Cells per indicator, in the order of the work plan, of those that have any."""
    numbers = cells["indicator"].value_counts()
    return {key: int(numbers[key]) for key in INDICATORS if key in numbers.index}


def _of_league(cells: pd.DataFrame, league: str | None) -> pd.DataFrame:
    return cells if league is None else cells[cells["tier"] == league]
