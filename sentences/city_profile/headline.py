"""What stands above the profile: greatest strength and weakness, and what the page covers."""

import math
from collections import Counter
from collections.abc import Collection, Sequence

from i18n import Language, pick, text
from i18n.formats import day
from metrics.city.finding import Finding
from metrics.city.findings import FEWEST, Against, peers_of
from metrics.city.missed import MissedTarget, missed_targets
from metrics.counts.entities import TIER_NAMES, keys
from metrics.counts.snapshot import TIERS, Counts
from metrics.registry import INDICATORS
from sentences.city_names import city_names
from sentences.city_profile.findings import clause, small
from sentences.escape import escape
from sentences.verdict_badges import tally


def is_reported(counts: Counts, city: str) -> bool:
    """Whether the city's return has come in; without it nothing new is said of it."""
    return bool(counts.reported[keys(counts, "city").index(city)])


def headline(counts: Counts, language: Language, city: str, findings: Sequence[Finding]) -> str:
    """How many targets the city misses and where that leaves it, then its weightiest weakness and
    its greatest strength, in one sentence.

    `findings` as in `metrics.city.findings.city_findings`.
    """
    name = city_names(counts, language)[city]
    if not is_reported(counts, city):
        return text("city_profile.headline.unreported", language, city=name)
    missed = missed_targets(counts, city)
    parts = [_missed_words(missed, language), *_clauses(findings, missed, language)]
    return text(
        "city_profile.headline.all",
        language,
        city=name,
        parts=text("city_profile.headline.joint", language).join(parts),
    )


def _missed_words(missed: Sequence[MissedTarget], language: Language) -> str:
    """The number of targets missed and, of the one missed widest, the place among its league."""
    if not missed:
        return text("city_profile.headline.none_missed", language)
    worst = missed[0]
    placed = "missed_unranked" if math.isnan(worst.rank) else "missed"
    return text(
        f"city_profile.headline.{placed}",
        language,
        missed=len(missed),
        name=small(pick(INDICATORS[worst.indicator].name, language)),
        n=worst.n,
        rank=0 if math.isnan(worst.rank) else int(worst.rank),
    )


def _clauses(
    findings: Sequence[Finding], missed: Sequence[MissedTarget], language: Language
) -> list[str]:
    """The weightiest weakness and the greatest strength, but for the place that was said."""
    worst = missed[0].indicator if missed else ""
    rest = [one for one in findings if not (one.kind == "place" and one.subject == worst)]
    ordered = sorted(rest, key=lambda finding: finding.kind == "signal")
    sides = ([one for one in ordered if one.better is better] for better in (False, True))
    return [clause(side[0], language) for side in sides if side]


def subtitle(
    counts: Counts, language: Language, city: str, against: Against, verdicts: Collection[str]
) -> str:
    """Tier, province, the verdicts of the six targets, peers and date."""
    row = keys(counts, "city").index(city)
    among, mates = peers_of(counts, city, against)
    return text(
        "city_profile.subtitle",
        language,
        tier=escape(pick(TIER_NAMES[TIERS[counts.tier_of[row]]], language)),
        province=escape(_province(counts, row, language)),
        parts=tally(Counter(verdicts), language),
        among=_among(among, against, language),
        n=int(mates.sum()),
        day=day(counts.as_of, language),
    )


def _province(counts: Counts, row: int, language: Language) -> str:
    """Short name of the province of the city in this row."""
    column = "short_zh" if language == "zh" else "name_en"
    return str(counts.tables["provinces"][column][counts.province_of[row]])


def _among(among: str, against: Against, language: Language) -> str:
    """The peers, and why they are others than those chosen."""
    key = f"among.{among}" if among == against else f"too_few.{against}"
    return text(f"city_profile.{key}", language, least=FEWEST)
