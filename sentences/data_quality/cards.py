"""One card for each kind of doubt, in words: its name, its figure and the sentence below it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from i18n import Language, text
from i18n.formats import MISSING, count, percent
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import duplicate_share, lost_share, watched
from metrics.doubts.impossible_dates import LIMIT, RULES, impossible
from metrics.doubts.reporting import IN_TIME, reporting
from metrics.doubts.screening import SURE, detections
from metrics.methods.proportions import ratio
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT


@dataclass(frozen=True)
class CardWords:
    """What a card says: name, figure and sentence, all written out."""

    name: str
    value: str
    sentence: str


def card_words(counts: Counts, language: Language) -> tuple[CardWords, ...]:
    """Returns, losses, duplicates, impossible dates, screens."""
    return (
        _returns(counts, language),
        _gate(counts, language, "lost", lost_share(counts), LOST_LIMIT),
        _gate(counts, language, "duplicates", duplicate_share(counts), DUPLICATE_LIMIT),
        _dates(counts, language),
        _screening(counts, language),
    )


def _returns(counts: Counts, language: Language) -> CardWords:
    sums = reporting(counts)[["due", "received", "in_time"]].sum(skipna=False)
    known = not np.isnan(sums["in_time"])
    sentence = text(
        f"data_quality.card.prompt_{'sentence' if known else 'unknown'}",
        language,
        months=int(reporting(counts)["due"].max()),
        days=IN_TIME,
        due=count(sums["due"], language),
        received=count(sums["received"], language),
        in_time=count(sums["in_time"], language),
        late=count(sums["received"] - sums["in_time"], language),
        absent=count(sums["due"] - sums["received"], language),
    )
    value = percent(float(ratio(sums["in_time"], sums["due"])), language)
    return CardWords(text("data_quality.card.prompt", language), value, sentence)


def _gate(
    counts: Counts, language: Language, table: str, share: np.ndarray, limit: float
) -> CardWords:
    """A share of the nation, and how many cities are above the limit."""
    top, bottom = ("lost", "followed") if table == "lost" else ("duplicates", "persons")
    nation = ratio(watched(counts, table, top).sum(), watched(counts, table, bottom).sum())
    words = text(
        f"data_quality.card.{table}_sentence",
        language,
        over=_over(share > limit, counts, language),
        limit=percent(limit, language, 0),
    )
    value = percent(float(nation), language, 1 if table == "lost" else 2)
    name = text(f"data_quality.card.{table}", language)
    return CardWords(name, value, words)


def _over(over: NDArray[np.bool_], counts: Counts, language: Language) -> str:
    """How many cities are above a limit; those that did not report, held for that, apart."""
    n, silent = int((over & counts.reported).sum()), int((over & counts.silent).sum())
    if not silent:
        return str(n)
    return text("data_quality.card.over_silent", language, n=n, silent=silent)


def _dates(counts: Counts, language: Language) -> CardWords:
    dates = impossible(counts)
    if dates.empty:
        return _unscreened("dates", language)
    over = np.isin(keys(counts, "city"), dates.loc[dates["open"], "entity"])
    sentence = text(
        "data_quality.card.dates_sentence",
        language,
        rules=len(RULES),
        checked=count(dates["checked"].sum(), language),
        over=_over(over, counts, language),
        limit=percent(LIMIT, language, 0),
    )
    name, value = text("data_quality.card.dates", language), count(dates["found"].sum(), language)
    return CardWords(name, value, sentence)


def _screening(counts: Counts, language: Language) -> CardWords:
    tests = detections(counts)
    if tests.empty:
        return _unscreened("screens", language)
    open_ = int(tests["open"].sum())
    provinces = int(tests.loc[tests["by"] == "province", "entity"].nunique())
    sentence = text(
        "data_quality.card.screens_sentence",
        language,
        tests=len(tests),
        provinces=provinces,
        screens=tests["screen"].nunique(),
        level=percent(SURE, language, 0),
    )
    name, value = text("data_quality.card.screens", language), count(open_, language)
    return CardWords(name, value, sentence)


def _unscreened(card: str, language: Language) -> CardWords:
    """A card of an older snapshot, which does not hold the counts for it."""
    name = text(f"data_quality.card.{card}", language)
    return CardWords(name, MISSING, text("data_quality.screens.none", language))
