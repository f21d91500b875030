"""What the curves say: of all who are read against the target, and of the lines against each other."""

from datetime import date

import numpy as np

from i18n import Language, pick
from i18n.formats import count, day, interval, measure, month, number, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.lines import CurveLines
from metrics.cohorts.plain_ratio import HORIZON
from metrics.cohorts.standard import Standard, position
from metrics.counts.months import month_end
from metrics.methods.survival import LogRank
from metrics.readings.verdicts import SMALLEST_N
from metrics.registry import INDICATORS
from sentences.cohort_survival.line_names import Naming
from sentences.cohort_survival.texts import say
from sentences.escape import escape

SIGNIFICANT = 0.05
LEAST_P = 0.001


def headline(
    lines: CurveLines, standard: Standard, language: Language, which: Which, population: str
) -> str:
    """The share at the horizon among all who are read, and where it stands to the target."""
    row, name = lines.table.iloc[0], escape(population)
    if row["n"] < SMALLEST_N:
        return say("headline.small", language, who=name, n=count(row["n"], language))
    if np.isnan(row["value"]):
        kind, n = "few" if row["at_risk"] else "early", count(row["at_risk"], language)
        return say(f"headline.{kind}", language, who=name, months=HORIZON[which], n=n)
    target = percent(standard.target, language, 0)
    return say(
        f"headline.{which}",
        language,
        who=name,
        value=percent(row["value"], language),
        interval=interval(row["lower"], row["upper"], "percent", language),
        against=say(f"against.{position(row, standard)}", language, target=target),
    )


def subtitle(lines: CurveLines, language: Language, which: Which, as_of: date) -> str:
    """Population, date and n."""
    n = count(lines.table["n"].iloc[0], language)
    return say(f"subtitle.{which}", language, day=day(as_of, language), n=n)


def usual(indicator: str, value: float, months: tuple[int, int], language: Language) -> str:
    """The indicator's own reading, which is of the latest ripe cohorts; first and last month number."""
    definition = INDICATORS[indicator]
    first, last = (month(month_end(number), language) for number in months)
    shown = measure(value, definition.unit, language)
    name = pick(definition.name, language)
    return say("usual", language, name=name, value=shown, first=first, last=last)


def comparison(lines: CurveLines, language: Language, which: Which, name: Naming) -> str:
    """Which line is highest and lowest at the horizon, and whether the curves differ."""
    rows = lines.table[lines.table["line"] != ""]
    read = rows[(rows["n"] >= SMALLEST_N) & rows["value"].notna()]
    test = _test_words(lines.test, language)
    if len(read) < 2:
        return say("compare_none", language, months=HORIZON[which], test=test)
    best, worst = read.loc[read["value"].idxmax()], read.loc[read["value"].idxmin()]
    return say(
        "compare",
        language,
        n=len(rows),
        best=escape(name(best["line"])),
        worst=escape(name(worst["line"])),
        high=percent(best["value"], language),
        low=percent(worst["value"], language),
        test=test,
        gap=number(100 * (best["value"] - worst["value"]), language),
    )


def _test_words(test: LogRank | None, language: Language) -> str:
    if test is None or np.isnan(test.p):
        return say("test.untold", language)
    small = test.p < LEAST_P
    p = say("p_small", language) if small else say("p", language, p=number(test.p, language, 3))
    return say("test.differ" if test.p < SIGNIFICANT else "test.alike", language, p=p)


def caution(n: int, of_all: int, language: Language) -> str:
    """That lines picked out of many differ by chance alone."""
    return say("caution", language, n=n, all=of_all)
