"""The parts of one figure by name and in words: its definitions, groups, tiers, provinces, places."""

from typing import Any

import numpy as np
import pandas as pd

from i18n import Language, pick, text
from i18n.formats import MISSING, count, interval, measure
from i18n.verdicts import badge
from metrics.board.figure_rows import national_value
from metrics.board.rows import has_or_not, nation_sides
from metrics.counts.entities import LISTED, NATION, names
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.readings.tidy import readings
from metrics.readings.verdicts import judged
from metrics.registry import FIGURES
from sentences.established import established
from sentences.tasks.figures import EXACT, side_word

DRAWN = ("variant", "group", "tier")
SIDES = ("above", "within", "below")


def split_rows(
    counts: Counts, language: Language, figure: str, variant: str | None, by: Any
) -> pd.DataFrame:
    """Readings of the parts with `name`; those of a list by value.

    A place also has `city` and that city's code `of`. Those too small to judge come last, the
    largest of them first; of what is there or not, what is not there comes first.
    """
    indicator = FIGURES[figure]
    if by == "variant":
        return _variants(counts, language, indicator)
    rows = _against_nation(counts, indicator, by, variant)
    part_names = names(counts, by)
    rows["name"] = [pick(part_names[key], language) for key in rows["entity"]]
    if by in DRAWN:
        return rows
    if by in LISTED:
        rows = _with_city(counts, language, rows, by)
    return _in_order(rows, indicator)


def _with_city(counts: Counts, language: Language, rows: pd.DataFrame, by: Any) -> pd.DataFrame:
    """The rows with the city that each place belongs to, by code and by name."""
    city_names = names(counts, "city")
    codes = [f"{code:06d}" for code in counts.codes[counts.city_of(by)]]
    return rows.assign(of=codes, city=[pick(city_names[code], language) for code in codes])


def _in_order(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    counted = rows[rows["denominator"].fillna(rows["numerator"]) > 0]
    small = counted["verdict"] == "too_small"
    missing_first = has_or_not(counted, indicator)
    return counted.assign(small=counted["denominator"].where(small, np.inf)).sort_values(
        ["small", "value", "entity"], ascending=[False, missing_first, True], ignore_index=True
    )


def _against_nation(
    counts: Counts, indicator: Indicator, by: Any, variant: str | None
) -> pd.DataFrame:
    """The parts with `state`: the verdict or, where nothing is aimed at, the side of the nation."""
    rows = judged(readings(counts, indicator, by, variant, ranks=False))
    free = (rows["verdict"] == "no_target") & rows["value"].notna() & (indicator.kind != "count")
    if has_or_not(rows, indicator) or not free.any():
        return rows.assign(state=rows["verdict"])
    side = nation_sides(rows, indicator, national_value(counts, indicator.key, variant))
    return rows.assign(state=np.where(free, side, rows["verdict"]))


def _variants(counts: Counts, language: Language, indicator: Indicator) -> pd.DataFrame:
    """The headline's definition, then the others, for the nation."""
    main = text("filters.variant_main", language)
    definitions: list[tuple[str | None, str]] = [(None, main)]
    definitions += [
        (key, pick(variant.name, language)) for key, variant in indicator.variants.items()
    ]
    parts = [
        readings(counts, indicator, "national", key, ranks=False).assign(
            name=name, entity=key or NATION
        )
        for key, name in definitions
    ]
    return pd.concat(parts, ignore_index=True)


def part_words(
    rows: pd.DataFrame, language: Language, figure: str, variant: str | None
) -> pd.DataFrame:
    """The rows with value, span, n and word written out; `rows` as in `split_rows`."""
    indicator = FIGURES[figure]
    exact, only_whether = indicator.kind in EXACT, has_or_not(rows, indicator)
    limits = zip(rows["lower"], rows["upper"], strict=True)
    return rows.assign(
        value=[
            established(indicator, value > 0, language, variant)
            if only_whether
            else measure(value, indicator.unit, language)
            for value in rows["value"]
        ],
        span=[MISSING if exact else interval(*ends, indicator.unit, language) for ends in limits],
        n=[count(n, language) for n in rows["denominator"]],
        word=[
            side_word(indicator, state, language) if state in SIDES else badge(state, language)
            for state in rows["state"]
        ],
    )


def split_title(figure: str, language: Language) -> str:
    """What is split."""
    return text("tasks.split_title", language, name=pick(FIGURES[figure].name, language))


def split_alt(figure: str, n: int, language: Language) -> str:
    """The table of the parts in words, for those who cannot see it."""
    return text("tasks.alt_split", language, n=n, name=pick(FIGURES[figure].name, language))
