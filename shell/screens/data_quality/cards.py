"""The page of data quality in short: its headline, and one card for each kind of doubt."""

import numpy as np
from numpy.typing import NDArray

from i18n import Language, text
from i18n.formats import MISSING, count, day, month, percent
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import duplicate_share, lost_share
from metrics.doubts.holds import holds
from metrics.doubts.impossible_dates import LIMIT, RULES, impossible
from metrics.doubts.reporting import IN_TIME, reporting
from metrics.doubts.screening import SURE, detections, screened
from metrics.methods.proportions import ratio
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT
from shell.parts.cards import Card


def headline(counts: Counts, language: Language) -> str:
    """How many cities reported, how many findings wait, how many cities are on hold."""
    missing = int((~counts.reported).sum())
    key = "headline" if screened(counts) else "headline_unscreened"
    return text(
        f"data_quality.{key}",
        language,
        month=month(counts.as_of, language),
        reporting=len(counts.codes) - missing,
        missing=missing,
        open=int(detections(counts)["open"].sum()),
        held=holds(counts)["entity"].nunique(),
    )


def below(counts: Counts, language: Language) -> str:
    """Population, as-of date, and what a screen is."""
    when = day(counts.as_of, language)
    return text("data_quality.below", language, cities=len(counts.codes), day=when)


def cards(counts: Counts, language: Language) -> tuple[Card, ...]:
    """Returns, losses, duplicates, impossible dates, screens."""
    return (
        _prompt(counts, language),
        _gate(counts, language, "lost", lost_share(counts), LOST_LIMIT),
        _gate(counts, language, "duplicates", duplicate_share(counts), DUPLICATE_LIMIT),
        _dates(counts, language),
        _screens(counts, language),
    )


def _prompt(counts: Counts, language: Language) -> Card:
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
    return Card(text("data_quality.card.prompt", language), value, sentence=sentence)


def _gate(counts: Counts, language: Language, table: str, share: np.ndarray, limit: float) -> Card:
    """A share of the nation, and how many cities are above the limit."""
    top, bottom = ("lost", "followed") if table == "lost" else ("duplicates", "persons")
    nation = ratio(counts.total(table, top).sum(), counts.total(table, bottom).sum())
    words = text(
        f"data_quality.card.{table}_sentence",
        language,
        over=_over(share > limit, counts, language),
        limit=percent(limit, language, 0),
    )
    value = percent(float(nation), language, 1 if table == "lost" else 2)
    name = text(f"data_quality.card.{table}", language)
    return Card(name, value, sentence=words)


def _over(over: NDArray[np.bool_], counts: Counts, language: Language) -> str:
    """How many cities are above a limit; those that did not report, held for that, apart."""
    n, silent = int((over & counts.reported).sum()), int((over & ~counts.reported).sum())
    if not silent:
        return str(n)
    return text("data_quality.card.over_silent", language, n=n, silent=silent)


def _dates(counts: Counts, language: Language) -> Card:
    found = impossible(counts)
    if found.empty:
        return _unscreened("dates", language)
    over = np.isin(keys(counts, "city"), found.loc[found["open"], "entity"])
    sentence = text(
        "data_quality.card.dates_sentence",
        language,
        rules=len(RULES),
        checked=count(found["checked"].sum(), language),
        over=_over(over, counts, language),
        limit=percent(LIMIT, language, 0),
    )
    name, value = text("data_quality.card.dates", language), count(found["found"].sum(), language)
    return Card(name, value, sentence=sentence)


def _screens(counts: Counts, language: Language) -> Card:
    found = detections(counts)
    if found.empty:
        return _unscreened("screens", language)
    open_ = int(found["open"].sum())
    provinces = int(found.loc[found["by"] == "province", "entity"].nunique())
    sentence = text(
        "data_quality.card.screens_sentence",
        language,
        tests=len(found),
        provinces=provinces,
        screens=found["screen"].nunique(),
        level=percent(SURE, language, 0),
    )
    name, value = text("data_quality.card.screens", language), count(open_, language)
    return Card(name, value, sentence=sentence)


def _unscreened(card: str, language: Language) -> Card:
    """A card of an older snapshot, which does not hold the counts for it."""
    name = text(f"data_quality.card.{card}", language)
    return Card(name, MISSING, sentence=text("data_quality.screens.none", language))
