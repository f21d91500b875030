"""`manage.py readings KEY`: prints the readings of a target or of a task's figure, as on screens."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.words import of_pair, words

if TYPE_CHECKING:
    import pandas as pd

    from data_access.engine import Engine
    from metrics.counts.entities import By
    from metrics.counts.snapshot import Counts
    from metrics.definition import Indicator

MEASURES = (
    *("numerator", "denominator", "effective", "value", "lower", "upper"),
    *("target", "gap", "needed"),
    *(
        "share_mature",
        "summary_cities",
        "by_summary",
        "verdict",
        "state",
        "provisional",
        "rank",
        "rank_lower",
        "rank_upper",
    ),
)

NONE = ["<NA>", "nan"]
COUNTED = (
    *("numerator", "denominator", "needed", "summary_cities", "by_summary"),
    *("rank", "rank_lower", "rank_upper"),
)


def columns(by: str) -> list[str]:
    """The columns of the output, always these, in this order."""
    return ["indicator", "as_of", "snapshot", by, *MEASURES]


def main(chosen: Namespace) -> int:
    """Prints the readings in the chosen form."""
    show(tidy(open_chosen(chosen), chosen)[columns(chosen.by)], chosen.format)
    return 0


def tidy(engine: "Engine", chosen: Namespace) -> "pd.DataFrame":
    """One row per slice, with the columns of `columns`."""
    from data_access import snapshots
    from data_access.stored_table import SnapshotRefused
    from metrics.counts.snapshot import Counts
    from metrics.definition import NotReadable
    from metrics.readings.tidy import readings
    from metrics.readings.verdicts import provisional

    indicator = _indicator(chosen.key)
    try:
        info, tables = snapshots.read(engine, _number(engine, chosen))
    except SnapshotRefused as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    counts = Counts(info.number, info.as_of, info.content_hash, tables)
    _require_counted(counts, indicator, chosen.by, info.definitions)
    try:
        table = readings(counts, indicator, chosen.by, chosen.variant, chosen.period)
    except NotReadable as refusal:
        raise WrongArgument(of_pair(refusal)) from refusal
    table["provisional"] = provisional(table, indicator)
    return table.rename(columns={"entity": chosen.by})


def _number(engine: "Engine", chosen: Namespace) -> int:
    """The newest snapshot of the day asked for, or of all."""
    from data_access import snapshots

    for info in snapshots.all_snapshots(engine):
        if chosen.as_of in (None, info.as_of):
            return info.number
    if chosen.as_of is None:
        raise CommandError(words("readings.no_snapshot"))
    raise WrongArgument(words("readings.no_snapshot_of", as_of=chosen.as_of))


def _indicator(key: str) -> "Indicator":
    from metrics.registry import FIGURES

    if key not in FIGURES:
        raise WrongArgument(words("readings.no_figure", key=key, keys=", ".join(FIGURES)))
    return FIGURES[key]


def _require_counted(counts: "Counts", figure: "Indicator", by: "By", version: str) -> None:
    """Refuses a slice that a figure does not have, or that an older snapshot did not count."""
    from metrics.counts.presence import is_counted

    if by not in (*figure.by, "cohort"):
        slices = ", ".join(figure.by)
        raise WrongArgument(words("readings.not_by", key=figure.key, slices=slices, by=by))
    if not is_counted(counts, figure, by):
        facts = {"number": counts.number, "version": version, "key": figure.key, "by": by}
        raise CommandError(words("readings.not_counted", **facts))


def show(readings: "pd.DataFrame", form: str) -> None:
    """Writes the readings to the standard output: a table to read, CSV or JSON records."""
    if form == "csv":
        whole(readings).to_csv(sys.stdout, index=False, lineterminator="\n")
    elif form == "json":
        print(
            whole(readings).to_json(
                orient="records", force_ascii=False, date_format="iso", indent=1
            )
        )
    elif readings.empty:
        print(words("readings.nothing", by=readings.columns[3]))
    else:
        print(_with_strokes(whole(readings)).to_string(index=False, na_rep="-"))


def whole(readings: "pd.DataFrame") -> "pd.DataFrame":
    """The same with counts as whole numbers, 12 and never 12.0, also where a city has none."""
    counted = [name for name in COUNTED if name in readings and _are_whole(readings[name])]
    return readings.astype(dict.fromkeys(counted, "Int64"))


def _with_strokes(readings: "pd.DataFrame") -> "pd.DataFrame":
    """The counts as words, a stroke where there is none."""
    counts = [name for name in COUNTED if name in readings]
    words = {name: readings[name].astype("str").replace(NONE, "-") for name in counts}
    return readings.assign(**words)


def _are_whole(amounts: "pd.Series") -> bool:
    known = amounts.dropna()
    return bool((known == known.round()).all())
