"""The titles of the service chain's figures, each its finding, and the figures in words."""

from collections.abc import Iterable

import pandas as pd

from i18n import Language
from i18n.formats import count, listing, number, percent, uncapitalised
from metrics.counts.periods import Span
from sentences.service_chain.names import link_name, say, span_words


def funnel_title(steps: pd.DataFrame, language: Language) -> str:
    """The step after which fewest are left, in persons; `steps` of one entity."""
    known = steps[steps["state"] != "not_recorded"]
    gone = known["denominator"] - known["numerator"]
    if gone.isna().all():
        return say("funnel.title_not_recorded", language)
    row, n = steps.loc[gone.idxmax()], round(gone.max())
    known = "_known" if row["step"] == "operating" and row["watched"] == "known" else ""
    return say(
        f"funnel.title_{row['step']}{known}",
        language,
        n=count(n, language),
        of=count(row["denominator"], language),
    )


def coverage_title(coverage: pd.DataFrame, language: Language) -> str:
    """How many received all, and which link is reached least."""
    rows = coverage[coverage["state"] == ""].set_index("link")
    links = rows.drop(index=["all", "training"], errors="ignore")
    if links.empty or "all" not in rows.index:
        return say("coverage.title_none", language)
    least = str(links["value"].idxmin())
    return say(
        "coverage.title",
        language,
        all=percent(rows.loc["all", "value"], language),
        link=uncapitalised(link_name(least, language)),
        value=percent(links.loc[least, "value"], language),
    )


def combinations_title(combinations: pd.DataFrame, language: Language, known: bool = True) -> str:
    """How many combinations there are, and how much the most frequent holds.

    `known`: whether services are recorded at all.
    """
    if not known:
        return say("combinations.title_not_recorded", language)
    if combinations.empty:
        return say("combinations.title_none", language)
    received, share = combinations["received"], combinations["share"]
    return say(
        "combinations.title",
        language,
        n=len(combinations),
        alone=percent(share[received == 1].sum(), language),
        mean=number((received * share).sum(), language),
    )


def effects_title(effects: pd.DataFrame, result: str, language: Language) -> str:
    """Which links go with a surely higher or lower result."""
    rows = effects[effects["state"] == ""]
    if rows.empty:
        absent = (effects["state"] == "not_recorded").any()
        return say(f"effects.title_{'not_recorded' if absent else 'none'}", language)
    parts = []
    for key, sure in (("higher", rows["lower"] > 0), ("lower", rows["upper"] < 0)):
        links = [uncapitalised(link_name(link, language)) for link in rows.loc[sure, "link"]]
        if links:
            parts.append(say(f"effects.{key}", language, links=listing(links, language)))
    if not parts:
        return say(f"effects.alike_{result}", language)
    joined = say("semicolon", language).join(parts)
    return say(f"effects.title_{result}", language, parts=joined)


def coverage_note(months: Span, language: Language) -> str:
    """Of which cohorts the links are read, and of whom."""
    return say("coverage.note", language, months=span_words(months, language))


def funnel_note(national: bool, known: bool, language: Language) -> str:
    """What the marks of the bars mean; `known`: the last step is read among those known."""
    only = "_known" if known else ""
    year = say(f"funnel.year{only}", language)
    note = say("funnel.note_national" if national else "funnel.note", language, year=year)
    return f"{note} {say(f'funnel.jobs_note{only}', language)}"


def effects_note(result: str, watched: str, months: Span, language: Language) -> str:
    """Of which cohorts and of whom a result is compared, and how."""
    known = "_known" if watched == "known" else ""
    return say(f"effects.note_{result}{known}", language, months=span_words(months, language))


def table_title(key: str, n: int, language: Language) -> str:
    """What the table beside the funnel holds: "steps" of one entity, or so many "cities"."""
    return say(f"table.{key}", language, n=n)


def combinations_alt(n: int, language: Language) -> str:
    """The table of combinations in words, for those who cannot see it."""
    return say("combinations.alt", language, n=n)


def rows_alt(key: str, rows: Iterable[tuple[str, str]], language: Language) -> str:
    """The bars of the "funnel" or the "coverage" in words: every name with its figure."""
    words = say("semicolon", language).join(f"{name} {figure}" for name, figure in rows)
    return say(f"{key}.alt", language, rows=words)
