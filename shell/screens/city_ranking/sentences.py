"""The finding of the ranking, what it covers, and who stands outside it, as sentences."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, day, listing, month, percent
from i18n.verdicts import VERDICTS
from metrics.counts.months import month_end
from metrics.counts.periods import GRACE, Period, span
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.overall.summary import verdict_counts
from metrics.registry import INDICATORS
from sentences.verdict_badges import coloured
from shell.cache.readings import cached, entity_names
from shell.parts.city_names import city_names
from shell.screens.city_ranking.choice import Choice
from shell.viewer.view import View

NAMED = 12


def headline(view: View, choice: Choice) -> str:
    """How many cities surely reach the target, surely miss it, or cannot be told."""
    ranked = choice.ranked
    n, held = len(ranked), verdict_counts(ranked)
    between = sum(held[name] for name in ("likely_met", "undecided", "likely_missed"))
    return text(
        f"city_ranking.headline.{_kind(choice, held, n)}",
        view.language,
        name=_name(view, choice),
        n=n,
        met=held["met"],
        missed=held["missed"],
        likely=held["likely_met"],
        unlikely=held["likely_missed"],
        open=held["undecided"] if choice.indicator.kind == "progress" else between,
    )


def _kind(choice: Choice, held: dict[str, int], n: int) -> str:
    """Which sentence fits: the target may be a figure, the peers' median, a year's task, or none."""
    if n == 0:
        return "none"
    if held["no_target"] == n:
        return "no_target"
    if choice.indicator.kind == "progress":
        return "over" if held["met"] + held["missed"] == n else "running"
    return "peers" if choice.indicator.target is None else "target"


def _name(view: View, choice: Choice) -> str:
    name = pick(choice.indicator.name, view.language)
    if choice.league is None:
        return name
    league = pick(entity_names(view.scope, view.snapshot, "tier")[choice.league], view.language)
    return text("city_ranking.in_league", view.language, name=name, league=league)


def below(view: View, choice: Choice) -> str:
    """What the ranking covers, and under it who is missing."""
    return f"{subtitle(view, choice)}  \n{unranked(view, choice)}"


def subtitle(view: View, choice: Choice) -> str:
    """Denominator, cohorts, as-of date and n; whether the figure may still move."""
    language, ranked = view.language, choice.ranked
    first, last = cached(
        view.scope,
        view.snapshot,
        cohorts,
        indicator=choice.indicator.key,
        variant=choice.variant,
        period=choice.period,
    )
    progress = choice.indicator.kind == "progress"
    said = text(
        f"city_ranking.subtitle{'_progress' if progress else ''}",
        language,
        denominator=denominator(choice.indicator, choice.variant, language),
        first=month(month_end(first), language),
        last=month(month_end(last), language),
        day=day(view.as_of, language),
        cities=len(ranked),
        n=count(ranked["denominator"].sum(), language),
        x=count(ranked["numerator"].sum(), language),
    )
    share = _mature_share(ranked)
    if share >= 1 or choice.period == "rolling" or progress:
        return said
    return (
        f"{said} · {text('city_ranking.provisional', language, share=percent(share, language, 0))}"
    )


def denominator(indicator: Indicator, variant: str | None, language: Language) -> str:
    """What the cases are, in the words of the definition."""
    if variant is not None:
        return pick(indicator.variants[variant].name, language)
    return pick(indicator.denominator_text, language)


def cohorts(counts: Counts, indicator: str, variant: str | None, period: Period) -> tuple[int, int]:
    """First and last month number of the mature cohorts; of the period where none is mature."""
    months = span(counts, INDICATORS[indicator], period, variant=variant)
    first, last = months.mature
    return (first, last) if last >= first else (months.first, months.last)


def matures(view: View, choice: Choice) -> int:
    """Month number at whose end the first cohort of the period is mature."""
    return cached(
        view.scope,
        view.snapshot,
        first_ripe,
        indicator=choice.indicator.key,
        variant=choice.variant,
        period=choice.period,
    )


def first_ripe(counts: Counts, indicator: str, variant: str | None, period: Period) -> int:
    """As `matures`, from counts."""
    chosen = INDICATORS[indicator]
    first = span(counts, chosen, period, variant=variant).first
    return first + chosen.matures_after(GRACE, variant)


def _mature_share(ranked: pd.DataFrame) -> float:
    """Smallest share of a ranked city's cohorts that is mature."""
    return float(ranked["share_mature"].min()) if len(ranked) else 1.0


def unranked(view: View, choice: Choice) -> str:
    """Who stands outside the ranking and why, by name."""
    outside = choice.rows[choice.rows["rank"].isna()]
    if outside.empty:
        return text("city_ranking.unranked_none", view.language)
    names = city_names(view)
    parts = [
        text(
            "city_ranking.unranked_part",
            view.language,
            n=len(codes),
            verdict=coloured(verdict, view.language),
            names=_listed([names[code] for code in codes], view.language),
        )
        for verdict in VERDICTS
        if len(codes := outside.loc[outside["verdict"] == verdict, "entity"])
    ]
    joined = ("；" if view.language == "zh" else "; ").join(parts)
    return text("city_ranking.unranked", view.language, parts=joined)


def _listed(names: list[str], language: Language) -> str:
    """Names in a row, the first dozen of them."""
    held = listing(names[:NAMED], language)
    return held if len(names) <= NAMED else text("city_ranking.and_more", language, names=held)
