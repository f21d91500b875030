"""What became of earlier forecasts, in words: the finding, one line per bin, and what it rests on."""

from typing import Any

from i18n import Language, text
from i18n.formats import count, listing, number, percent

LIKELY = (0.8, 0.95)
YEARS_NAMED = 3


def finding(record: dict[str, Any], language: Language) -> str:
    """Of the cities given 80-95 %, how many reached their target; without any, how many in all."""
    likely = [row for row in record["bins"] if (row["low"], row["high"]) == LIKELY]
    row = likely[0] if likely else None
    form = "finding" if row else "finding_none"
    words = {"n": count(record["forecasts"], language)}
    if row:
        words |= {"reached": percent(row["reached"] / row["n"], language, 0)}
        words |= {"m": count(row["n"], language)}
    return text(f"definitions.forecasts.{form}", language, **words)


def bin_words(row: dict[str, Any], language: Language) -> str:
    """One bin: what was told, how many reached, out of how many."""
    return text(
        "definitions.forecasts.bin",
        language,
        predicted=percent(row["predicted"], language, 0),
        reached=percent(row["reached"] / row["n"], language, 0),
        lower=percent(row["lower"], language, 0),
        upper=percent(row["upper"], language, 0),
        n=count(row["n"], language),
    )


def basis(record: dict[str, Any], language: Language) -> str:
    """The scores beside those of the plain ways, the years, and whose records they are."""
    words = {name: number(score, language, 3) for name, score in record["brier"].items()}
    years = [f"{year}" for year in record["years"]]
    return text(
        f"definitions.forecasts.basis_{record['records']}",
        language,
        **words,
        years=listing(years, language),
        sets=count(record["sets"], language),
    )
