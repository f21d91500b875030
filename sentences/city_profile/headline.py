"""What stands above the profile: greatest strength and weakness, and what the page covers."""

from collections import Counter
from collections.abc import Collection, Sequence

from i18n import Language, pick, text
from i18n.formats import day
from metrics.city.finding import Finding
from metrics.city.findings import FEWEST, Against, peers_of
from metrics.counts.entities import TIER_NAMES, keys
from metrics.counts.snapshot import TIERS, Counts
from sentences.city_names import city_names
from sentences.city_profile.findings import clause
from sentences.escape import escape
from sentences.verdict_badges import tally


def is_reported(counts: Counts, city: str) -> bool:
    """Whether the city's return has come in; without it nothing new is said of it."""
    return bool(counts.reported[keys(counts, "city").index(city)])


def headline(counts: Counts, language: Language, city: str, findings: Sequence[Finding]) -> str:
    """The city's greatest strength and its greatest weakness, in one sentence.

    `findings` as in `metrics.city.findings.city_findings`.
    """
    name = city_names(counts, language)[city]
    if not is_reported(counts, city):
        return text("city_profile.headline.unreported", language, city=name)
    ordered = sorted(findings, key=lambda finding: (finding.kind == "signal", -abs(finding.far)))
    clauses = {finding.better: clause(finding, language) for finding in reversed(ordered)}
    if not clauses:
        return text("city_profile.headline.none", language, city=name)
    if len(clauses) == 1:
        (only,) = clauses.values()
        return text("city_profile.headline.one", language, city=name, clause=only)
    return text(
        "city_profile.headline.both",
        language,
        city=name,
        strength=clauses[True],
        weakness=clauses[False],
    )


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
