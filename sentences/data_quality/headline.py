"""The page of data quality in two sentences: who reported, what waits, and what a screen is."""

from i18n import Language, text
from i18n.formats import day, month
from metrics.counts.snapshot import Counts
from metrics.doubts.holds import holds
from metrics.doubts.screening import detections, screened


def headline(counts: Counts, language: Language) -> str:
    """How many cities reported, how many findings wait, how many cities are on hold."""
    missing = int(counts.silent.sum())
    key = "headline" if screened(counts) else "headline_unscreened"
    return text(
        f"data_quality.{key}",
        language,
        month=month(counts.as_of, language),
        reporting=int(counts.reported.sum()),
        missing=missing,
        open=int(detections(counts)["open"].sum()),
        held=holds(counts)["entity"].nunique(),
    )


def subtitle(counts: Counts, language: Language) -> str:
    """Population, as-of date, and what a screen is."""
    as_of = day(counts.as_of, language)
    return text("data_quality.below", language, cities=int((~counts.left).sum()), day=as_of)
