"""What became of earlier forecasts, in words: the finding, one line per bin, and what it rests on."""

from typing import Any

from i18n import Language, pick, text
from i18n.formats import count, listing, number, percent, uncapitalised
from metrics.readings.track_record import COUNT
from metrics.registry import INDICATORS

LIKELY = (0.8, 0.95)
QUARTERS, SEVERAL = 4, 2


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


def basis(record: dict[str, Any], language: Language, figure: str = COUNT) -> str:
    """The scores beside those of the plain ways, the years, and whose records they are.

    `record` that of the figure, with `records` and `sets` of the whole.
    """
    words = {name: number(score, language, 3) for name, score in record["brier"].items()}
    years = [f"{year}" for year in record["years"]]
    ends = "month" if len(record["calendar_months"]) > QUARTERS else "quarter"
    return text(
        f"definitions.forecasts.basis_{record['records']}",
        language,
        **words,
        what=_what(figure, language),
        ends=text(f"definitions.forecasts.ends_{ends}", language),
        years=listing(years, language),
        sets=count(record["sets"], language),
    )


def _what(figure: str, language: Language) -> str:
    kind = "count" if figure == COUNT else "rate"
    name = pick(INDICATORS[figure].name, language)
    name = name if language == "zh" else uncapitalised(name)
    return text(f"definitions.forecasts.what_{kind}", language, name=name)


def by_year(record: dict[str, Any], language: Language) -> str:
    """Brier's score of every single year beside the run rate's, and what the unlikely came to."""
    years = record.get("by_year", ())
    if len(years) < SEVERAL:
        return ""
    items = [_of_year(row, language) for row in years]
    return text("definitions.forecasts.by_year", language, items=_joined(items, language))


def _of_year(record: dict[str, Any], language: Language) -> str:
    lowest = record["bins"][0]
    return text(
        "definitions.forecasts.year",
        language,
        year=f"{record['year']}",
        ours=number(record["brier"]["ours"], language, 3),
        run_rate=number(record["brier"]["run_rate"], language, 3),
        predicted=percent(lowest["predicted"], language),
        reached=percent(lowest["reached"] / lowest["n"], language),
    )


def fair(record: dict[str, Any], figure: str, language: Language) -> str:
    """Of fair targets meant to be reached by so many, how many were; empty where none was tested."""
    rows = [row for row in record.get("fair", ()) if row["figure"] == figure]
    if not rows:
        return ""
    items = [
        text(
            "definitions.forecasts.fair_item",
            language,
            meant=percent(row["meant"], language, 0),
            reached=percent(row["reached"] / row["n"], language, 0),
        )
        for row in rows
    ]
    return text("definitions.forecasts.fair", language, items=listing(items, language))


def _joined(items: list[str], language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(items)
