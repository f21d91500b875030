"""The sentences of the page: what the table says, and what goes into the minutes."""

import math
from typing import Any

from i18n import Language, pick, text
from i18n.formats import count, day, interval, listing, measure, percent, uncapitalised
from i18n.verdicts import word
from metrics.overall.gaps import WITHHELD
from metrics.readings.forecasts import has_season
from metrics.registry import INDICATORS
from shell.cache.readings import cached, share_of_year
from shell.parts.city_names import city_names
from shell.screens.target_gap import amounts
from shell.screens.target_gap.order import tally
from shell.screens.target_gap.readings import full_names, of_city
from shell.viewer.view import View

NAMED = 3


def headline(view: View, league: str | None) -> str:
    """Cells met and missed for certain, the cities that miss most, and what all lack together."""
    found = tally(view, league)
    say = view.language
    said = text("target_gap.headline", say, cities=found.cities, met=found.met, missed=found.missed)
    many = len(found.worst)
    form = "none" if not many else "one" if many == 1 else "few" if many <= NAMED else "more"
    names = listing([city_names(view)[code] for code in found.worst[:NAMED]], say)
    said += text(f"target_gap.worst_{form}", say, names=names, n=found.worst_missed, cities=many)
    short = [amounts.lacking(key, n, say) for key, n in found.needed.items() if n]
    total = text("target_gap.total", say, parts=listing(short, say)) if short else ""
    return f"**{said}** {total}".strip()


def subtitle(view: View, league: str | None) -> str:
    """Period and date of the table, and which cities its totals leave out, and why."""
    say = view.language
    when = text("target_gap.subtitle", say, day=day(view.as_of, say), year=view.as_of.year)
    missing = [
        _left_out(verdict, by, say) for verdict, by in tally(view, league).left_out.items() if by
    ]
    form = "some" if missing else "all"
    return when + text(f"target_gap.returns_{form}", say, parts=listing(missing, say))


def _left_out(verdict: str, by: dict[str, int], language: Language) -> str:
    """Cities in a state: one number where it is the same for all targets, else one for each."""
    name = uncapitalised(word(verdict, language))
    if len(by) == len(INDICATORS) and len(set(by.values())) == 1:
        return text("target_gap.left_out", language, word=name, n=next(iter(by.values())))
    each = [
        text("target_gap.left_out_part", language, name=pick(INDICATORS[key].short, language), n=n)
        for key, n in by.items()
    ]
    parts = listing(each, language)
    return text("target_gap.left_out_each", language, word=name, parts=parts)


def year_title(view: View) -> str:
    """The running year and how much of it has passed."""
    elapsed = percent(share_of_year(view.scope, view.snapshot), view.language, 0)
    return text("target_gap.year_title", view.language, year=view.as_of.year, elapsed=elapsed)


def minutes(view: View, code: str, indicator: str) -> str:
    """One city and one target in two sentences, to be copied as they stand."""
    rows = of_city(view, code)
    row = next(row for row in rows.itertuples() if row.indicator == indicator)
    words = {
        "day": day(view.as_of, view.language),
        "city": pick(full_names(view)[code], view.language),
        "name": uncapitalised(pick(INDICATORS[indicator].name, view.language)),
        "n": count(row.denominator, view.language),
    }
    if row.verdict in WITHHELD:
        return text(f"target_gap.minutes.{row.verdict}", view.language, **words)
    return _standing(view, row, words) + _outlook(view, row)


def _standing(view: View, row: Any, words: dict[str, str]) -> str:
    """Where the city stands, with interval, distance, verdict and what is still needed."""
    say, indicator = view.language, INDICATORS[row.indicator]
    if indicator.kind == "progress":
        return _progress(view, row, words)
    words |= {
        "value": _value(view, row.indicator, row.value),
        "interval": interval(row.lower, row.upper, indicator.unit, say),
    }
    if math.isnan(row.target):
        return text("target_gap.minutes.no_target", say, **words)
    side = "level" if amounts.level(row, say) else "above" if row.gap > 0 else "below"
    gap = text(f"target_gap.minutes.by_{indicator.unit}", say, n=amounts.distance(row, say))
    mark = "peers" if indicator.target is None else "target"
    against = text(
        f"target_gap.minutes.{side}_{mark}",
        say,
        gap=gap,
        target=_value(view, row.indicator, row.target, short=True),
    )
    verdict = text(f"target_gap.minutes.verdict.{row.verdict}", say)
    return text(
        "target_gap.minutes.rate",
        say,
        **words,
        against=against,
        verdict=verdict,
        needed=_needed(view, row, "rolling"),
    )


def _progress(view: View, row: Any, words: dict[str, str]) -> str:
    """The year's training against its target and against the calendar."""
    say = view.language
    behind = row.value - share_of_year(view.scope, view.snapshot)
    side = "level" if abs(behind) < 0.0005 else "ahead" if behind > 0 else "behind"
    points = percent(abs(behind), say).removesuffix("%")
    return text(
        "target_gap.minutes.progress",
        say,
        **words
        | {
            "done": count(row.numerator, say),
            "goal": count(row.denominator, say),
            "value": percent(row.value, say),
            "needed": _needed(view, row, "year"),
            "schedule": text(f"target_gap.minutes.{side}", say, points=points),
        },
    )


def _needed(view: View, row: Any, period: str) -> str:
    if not row.needed > 0:
        return ""
    lacking = amounts.lacking(row.indicator, row.needed, view.language)
    return text(f"target_gap.minutes.needed_{period}", view.language, needed=lacking)


def _outlook(view: View, row: Any) -> str:
    """What the running year comes to at the present pace, and which pace it asks for."""
    say, indicator = view.language, INDICATORS[row.indicator]
    if row.missing == 0 or row.months_left == 0:
        end = "done" if row.missing == 0 else "over"
        return text(f"target_gap.minutes.{end}", say, year=view.as_of.year)
    if math.isnan(row.probability) or math.isnan(row.required):
        return ""
    raised = amounts.monthly(row.indicator, amounts.required(row, say), say)
    key = _way_on(view) if indicator.kind == "progress" else "year"
    return text(
        f"target_gap.minutes.{key}",
        say,
        year=view.as_of.year,
        chance=amounts.chance(row, say, prose=True),
        word=amounts.outlook(row, say),
        pace=amounts.monthly(row.indicator, amounts.pace(row, say), say),
        target=_value(view, row.indicator, row.target, short=True),
        more=text("target_gap.minutes.raise", say, required=raised)
        if amounts.must_rise(row)
        else "",
    )


def _way_on(view: View) -> str:
    """How training is carried to the year's end: by the season of past years, or evenly."""
    return "season" if cached(view.scope, view.snapshot, has_season) else "even"


def _value(view: View, indicator: str, value: float, short: bool = False) -> str:
    """A value with its unit; `short` for targets, without needless digits."""
    unit = INDICATORS[indicator].unit
    digits = 0 if short and abs(round(value, 2) - value) < 1e-9 else None
    shown = measure(value, unit, view.language, digits)
    return text("target_gap.minutes.jobs", view.language, n=shown) if unit == "jobs" else shown
