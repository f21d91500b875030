"""The cities in the order asked for, and the whole table in a few numbers."""

from dataclasses import dataclass

import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.overall.gaps import gaps
from metrics.readings.verdicts import DECIDED
from metrics.registry import INDICATORS
from shell.cache.readings import cached
from shell.viewer.view import View

LEFT_OUT = ("unreported", "quality_hold", "immature", "too_small")
SORTS = ("missed", *INDICATORS, "code")


@dataclass(frozen=True)
class Tally:
    """The whole table in a few numbers; `worst` are the codes of the cities that miss most.

    `needed` is what the cities together still lack, per indicator; `left_out` says of every state
    that withholds a figure how many cities it keeps out of that sum, per indicator that has any.
    """

    cities: int
    met: int
    missed: int
    worst: tuple[str, ...]
    worst_missed: int
    needed: dict[str, int]
    left_out: dict[str, dict[str, int]]


def ordered(view: View, league: str | None, sort: str) -> pd.DataFrame:
    """Cities of a tier (None: all) from the top: entity, measure.

    `sort` is "missed" (targets missed for certain), an indicator (successes still needed) or
    "code"; the measure is what the order goes by, missing where there is none.
    """
    return cached(view.scope, view.snapshot, _ordered, league=league, sort=sort)


def _ordered(counts: Counts, league: str | None, sort: str) -> pd.DataFrame:
    held = _of_league(gaps(counts), league)
    if sort in INDICATORS:
        mine = held[held["indicator"] == sort]
        needed = mine["needed"].where(mine["verdict"].isin(DECIDED))
        table = pd.DataFrame({"entity": mine["entity"], "measure": needed, "then": 0})
    else:
        table = _missed(held)
    by = ["entity"] if sort == "code" else ["measure", "then", "entity"]
    falling = [name != "entity" for name in by]
    table = table.sort_values(by, ascending=[not down for down in falling], na_position="last")
    return table[["entity", "measure"]].reset_index(drop=True)


def _missed(held: pd.DataFrame) -> pd.DataFrame:
    """Targets missed for certain and, to break ties, likely; missing where nothing is decided."""
    signs = pd.DataFrame(
        {
            "entity": held["entity"],
            "measure": held["verdict"] == "missed",
            "then": held["verdict"] == "likely_missed",
            "decided": held["verdict"].isin(DECIDED),
        }
    )
    table = signs.groupby("entity").sum().reset_index()
    table["measure"] = table["measure"].where(table["decided"] > 0)
    return table


def tally(view: View, league: str | None) -> Tally:
    """The table of a tier in a few numbers."""
    return cached(view.scope, view.snapshot, _tally, league=league)


def _tally(counts: Counts, league: str | None) -> Tally:
    held = _of_league(gaps(counts), league)
    missed = held[held["verdict"] == "missed"].groupby("entity").size()
    most = int(missed.max()) if len(missed) else 0
    needed = held[held["verdict"].isin(DECIDED)].groupby("indicator")["needed"].sum()
    return Tally(
        cities=held["entity"].nunique(),
        met=int((held["verdict"] == "met").sum()),
        missed=int((held["verdict"] == "missed").sum()),
        worst=tuple(missed.index[missed == most]) if most else (),
        worst_missed=most,
        needed={key: int(needed.get(key, 0)) for key in INDICATORS},
        left_out={state: _numbers(held[held["verdict"] == state]) for state in LEFT_OUT},
    )


def _numbers(held: pd.DataFrame) -> dict[str, int]:
    """Cells per indicator, in the order of the work plan, of those that have any."""
    found = held["indicator"].value_counts()
    return {key: int(found[key]) for key in INDICATORS if key in found.index}


def _of_league(held: pd.DataFrame, league: str | None) -> pd.DataFrame:
    return held if league is None else held[held["tier"] == league]
