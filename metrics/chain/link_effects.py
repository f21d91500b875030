"""Who received which links of the chain, and how they fared beside those who did not."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.chain.amounts import WINDOW
from metrics.chain_coverage import CHAIN_COVERAGE, LINKS
from metrics.cohorts.ripe_months import ripe_months
from metrics.counts.entities import NATION, By, keys, members
from metrics.counts.kept_tables import OPENINGS, OUTCOMES, cities_with_records
from metrics.counts.measures import CLOSED, LOST
from metrics.counts.periods import ROLLING, Period, Span
from metrics.counts.record_tables import SERVICES
from metrics.counts.snapshot import GROUPS, Columns, Counts
from metrics.definition import Text
from metrics.methods.proportions import effective_counts, ratio, wilson
from metrics.methods.stratified import risk_difference
from metrics.readings.curve_rate import OPENED, curve_rate
from metrics.readings.tidy import readings
from metrics.readings.verdicts import SMALLEST_N, WITHHELD

RESULTS = {"opening": 6, "survival": WINDOW}  # what is compared, and completed months it takes
COMBINATIONS = 2 ** len(LINKS)
CASES = ["with_x", "with_n", "without_x", "without_n"]
LINK_KEYS = ("city", "grp", "links", "month")
EXITS = {*CLOSED, *LOST}
Floats = NDArray[np.float64]
Sums = dict[str, NDArray[np.int64]]
Amount = Callable[[str], Floats]
Reading = tuple[Floats, Floats, Floats]
Read = Callable[[Amount], Reading]
ASSOCIATION = Text(
    "有服务与无服务之差只说明相关，不说明因果：谁需要、谁得到服务并非随机；跟踪扶持、创业孵化等多在开业前后才提供。",
    "Differences with and without a link are associations, not effects: who needs and who receives "
    "a service is not left to chance, and follow-up or incubation is mostly given around or after "
    "the opening itself.",
)
AFTER_OPENING = "follow_up"  # given to who has opened, so it cannot bear on the opening


def ripe(counts: Counts, result: str, period: Period = ROLLING) -> Span:
    """Cohort months (clock's start) in which a result is read; mature after its window and grace."""
    return ripe_months(counts, RESULTS[result], period)


def coverage(
    counts: Counts, by: By = "national", entity: str = NATION, period: Period = ROLLING
) -> pd.DataFrame:
    """Each of the six links and all that apply together: link, numerator, denominator, value,
    lower, upper, state (the reading's verdict where it withholds the figure, else "").

    Training first; the denominator of a link are the passers to whom it applies, that of
    training and of "all" the passers.
    """
    rows = []
    for link in ("training", *LINKS, "all"):
        by_entity = readings(
            counts, CHAIN_COVERAGE, by, None if link == "all" else link, period, ranks=False
        ).set_index("entity")
        own = by_entity.loc[entity]
        withheld = own["verdict"] in WITHHELD
        figures = own[["numerator", "denominator", "value", "lower", "upper"]].to_dict()
        rows.append({"link": link, **figures, "state": own["verdict"] if withheld else ""})
    return pd.DataFrame(rows)


def combinations(
    counts: Counts, by: By = "national", entity: str = NATION, period: Period = ROLLING
) -> pd.DataFrame:
    """Combinations of links that passers received, the most frequent first, ties by bits.

    Columns links (bits from guidance on; 0: training alone), received (how many of the six),
    passers, share of all passers, opened, value with lower and upper (opened within six months;
    missing with follow-up, which is given after the opening).
    """
    sums = _by_links(counts, by, entity, ripe(counts, "opening", period), *SERVICES)
    passers, opened = sums["passers"].sum(axis=1), sums["opened"].sum(axis=1)
    lower, upper = wilson(opened, passers)
    bits = np.arange(COMBINATIONS)
    table = pd.DataFrame(
        {
            "links": bits,
            "received": [1 + int(bit).bit_count() for bit in bits],
            "passers": passers,
            "share": ratio(passers, passers.sum()),
            "opened": opened,
            "value": ratio(opened, passers),
            "lower": lower,
            "upper": upper,
        }
    )
    after = bits >> list(LINKS).index(AFTER_OPENING) & 1 == 1
    table.loc[after, ["value", "lower", "upper"]] = np.nan
    if not _of_entity(counts, by, entity, *SERVICES, *OPENINGS).any():
        table[["opened", "value", "lower", "upper"]] = np.nan
    table = table[table["passers"] > 0].sort_values(["passers", "links"], ascending=[False, True])
    return table.reset_index(drop=True)


def effects(
    counts: Counts, result: str, by: By = "national", entity: str = NATION, period: Period = ROLLING
) -> pd.DataFrame:
    """One row per link from guidance on: the result of those with and without it, and the difference.

    Result "opening": passers who opened within six months; "survival": businesses operating after a
    year, by the curve of all that opened, as the stability rate is read (an older snapshot: among
    those known). Columns link, with_x, with_n, with_value, without_x, without_n, without_value, raw
    (difference of the two), difference with lower and upper (Mantel-Haenszel over target groups,
    each side worth its effective cases), watched (of whom: "passers", "opened" or "known"), state ("too_small" where either side has fewer
    than 30, "immature" where nothing is ripe, "after" where the link is given after the result,
    "not_recorded" where services or results were never returned, which has no cases either).
    **Association, never effect**: see ASSOCIATION.
    """
    outcome = OPENINGS if result == "opening" else (*OPENINGS, *OUTCOMES)
    sums = _by_links(counts, by, entity, ripe(counts, result, period), *SERVICES, *outcome)
    read = _opened if result == "opening" else _lasting if EXITS <= set(sums) else _known_to_last
    table = pd.DataFrame([_effect(link, place, sums, read) for place, link in enumerate(LINKS)])
    table["watched"] = WATCHED[read]
    if not _of_entity(counts, by, entity, *SERVICES, *outcome).any():
        table["state"] = "not_recorded"
        table[CASES] = np.nan
    if result == "opening":
        after = table["link"] == AFTER_OPENING
        table.loc[after, ["difference", "lower", "upper", "raw"]] = np.nan
        table.loc[after, "state"] = "after"
    return table


def _effect(link: str, place: int, sums: Sums, read: Read) -> dict[str, object]:
    """One link; `sums` by combination and group, `read` what came of those on one side."""
    has = (np.arange(COMBINATIONS) >> place & 1).astype(bool)
    with_link, without_link = (effective_counts(*_side(sums, read, side)) for side in (has, ~has))
    difference, lower, upper = risk_difference(*with_link, *without_link)
    (x1, n1, sure1), (x0, n0, sure0) = (
        [part.item() for part in _side(sums, read, side, whole=True)] for side in (has, ~has)
    )
    with_, without = float(ratio(x1, n1)), float(ratio(x0, n0))
    few = min(sure1, sure0) < SMALLEST_N
    return {
        "link": link,
        "with_x": x1,
        "with_n": int(n1),
        "with_value": with_,
        "without_x": x0,
        "without_n": int(n0),
        "without_value": without,
        "raw": with_ - without,
        "difference": float(difference),
        "lower": float(lower),
        "upper": float(upper),
        "state": "immature" if not n1 + n0 else "too_small" if few else "",
    }


def _side(sums: Sums, read: Read, side: NDArray[np.bool_], whole: bool = False) -> Reading:
    """(successes, units, effective cases) of those on one side, by target group or as a whole."""

    def amount(name: str) -> Floats:
        of_groups = sums[name][side].sum(axis=0).astype(float)
        amounts: Floats = of_groups.sum(keepdims=True) if whole else of_groups
        return amounts

    return read(amount)


def _opened(amount: Amount) -> Reading:
    return amount("opened"), amount("passers"), amount("passers")


def _known_to_last(amount: Amount) -> Reading:
    return amount("operating"), amount("known"), amount("known")


def _lasting(amount: Amount) -> Reading:
    of = {OPENED: "businesses"}
    lasting, businesses, effective, _, _ = curve_rate(lambda name: amount(of.get(name, name)))
    return lasting, businesses, effective


WATCHED: dict[Read, str] = {_opened: "passers", _lasting: "opened", _known_to_last: "known"}


def _of_entity(counts: Counts, by: By, entity: str, *records: str) -> NDArray[np.bool_]:
    """The cities of an entity that keep these tables of records."""
    inside = members(counts, by) == keys(counts, by).index(entity)
    cities: NDArray[np.bool_] = inside & cities_with_records(counts, *records)
    return cities


def _by_links(
    counts: Counts, by: By, entity: str, span: Span, *records: str
) -> dict[str, NDArray[np.int64]]:
    """Sums of one entity over mature months by (combination, group), of the cities that keep these
    tables of records."""
    table: Columns = counts.tables["links"]
    first, last = span.mature
    in_entity = _of_entity(counts, by, entity, *records)
    chosen = (table["month"] >= first) & (table["month"] <= last)
    chosen &= in_entity[np.searchsorted(counts.codes, table["city"])]
    cell = table["links"][chosen].astype(np.int64) * len(GROUPS) + table["grp"][chosen]
    size = COMBINATIONS * len(GROUPS)
    return {
        name: np.bincount(cell, weights=table[name][chosen], minlength=size)
        .astype(np.int64)
        .reshape(COMBINATIONS, len(GROUPS))
        for name in table
        if name not in LINK_KEYS
    }
