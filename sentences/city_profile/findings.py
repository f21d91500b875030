"""The findings of a city as sentences, each with the numbers that prove it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from i18n import Language, pick, text
from i18n.formats import count, measure, month, percent
from metrics.city.finding import Finding
from metrics.city.statements import WINDOWS
from metrics.counts.entities import GROUP_NAMES
from metrics.registry import INDICATORS

ICONS = {True: ":blue[▲]", False: ":orange[▼]"}
SHARES = ("value", "peers", "mean", "lower", "upper", "nation")


def findings_list(findings: Sequence[Finding], language: Language) -> str:
    """The findings as a list in markdown; a sentence where there are none."""
    lines = [
        text(
            "city_profile.finding",
            language,
            icon=ICONS[finding.better],
            clause=_begun(clause(finding, language)),
            evidence=evidence(finding, language),
        )
        for finding in findings
    ]
    return "\n".join(f"1. {line}" for line in lines) or text("city_profile.findings_none", language)


def clause(finding: Finding, language: Language) -> str:
    """What a finding says, without its proof."""
    numbers: dict[str, Any] = dict(finding.evidence)
    match finding.kind:
        case "place":
            name = _name(finding.subject, language)
            n, rank = numbers["n"], int(numbers["rank"])
            return _say(f"place.{_stand(numbers)}", language, name=name, n=n, rank=rank)
        case "step":
            step = _say(f"step.{finding.subject}", language)
            return _say("step.clause", language, step=step)
        case "signal":
            return _signal(finding, numbers, language)
        case "closing":
            first, last = WINDOWS[finding.subject]
            side = "fewer" if finding.better else "more"
            return _say(f"closing.{side}", language, first=first, last=last)
    side = "higher" if finding.better else "lower"
    group = small(pick(GROUP_NAMES[finding.subject], language))
    return _say(f"group.{side}", language, group=group)


def _stand(numbers: dict[str, Any]) -> str:
    """The part of the league that a place is said to be in; of either end its own name."""
    level = str(numbers["level"])
    if numbers["rank"] == numbers["n"] and level in ("back", "lower"):
        return "ranked_last"
    return "ranked_first" if numbers["rank"] == 1 and level in ("front", "upper") else level


def _signal(finding: Finding, numbers: dict[str, Any], language: Language) -> str:
    """Which months stand out from the city's own noise, and on which side."""
    side = "above" if numbers["value"] > numbers["mean"] else "below"
    return _say(
        f"signal.{numbers['form']}_{side}",
        language,
        name=_name(finding.subject, language),
        first=_month(numbers["first"], language),
        last=_month(numbers["last"], language),
        months=numbers["months"],
    )


def evidence(finding: Finding, language: Language) -> str:
    """The numbers that prove a finding."""
    numbers: dict[str, Any] = dict(finding.evidence)
    if finding.kind == "place":
        return _place_evidence(finding, numbers, language)
    words = {name: percent(numbers[name], language) for name in SHARES if name in numbers}
    if "among" in numbers:
        words["among"] = _say(f"among.{numbers['among']}", language)
    if finding.kind == "step":
        unit = "businesses" if finding.subject == "operate" else "persons"
        for name in ("n", "lost"):
            words[name] = _say(f"unit.{unit}", language, n=count(numbers[name], language))
    else:
        words |= {
            name: count(numbers[name], language) for name in ("n", "closed") if name in numbers
        }
    return _say(f"{finding.kind}.evidence", language, **words)


def _place_evidence(finding: Finding, numbers: dict[str, Any], language: Language) -> str:
    """The value, and the interval of its place among the peers."""
    sure = "_sure" if numbers["rank_lower"] == numbers["rank_upper"] else ""
    form = "_trained" if finding.about == "trained" else sure
    return _say(
        f"place.evidence{form}",
        language,
        value=measure(numbers["value"], INDICATORS[finding.about].unit, language),
        first=int(numbers["rank_lower"]),
        last=int(numbers["rank_upper"]),
    )


def small(words: str) -> str:
    """As inside a sentence: without the capital."""
    return words[:1].lower() + words[1:]


def _begun(words: str) -> str:
    """As at a sentence's beginning."""
    return words[:1].upper() + words[1:]


def _say(key: str, language: Language, **values: object) -> str:
    return text(f"city_profile.{key}", language, **values)


def _name(indicator: str, language: Language) -> str:
    return small(pick(INDICATORS[indicator].name, language))


def _month(label: str, language: Language) -> str:
    year, number = label.split("-")
    return month(date(int(year), int(number), 1), language)
