"""The sentences of the profile: its headline, its findings with their evidence, and what it covers."""

from datetime import date
from typing import Any

from i18n import Language, pick, text
from i18n.formats import MISSING, count, day, listing, measure, month, percent
from i18n.verdicts import VERDICTS, word
from metrics.city.finding import Finding
from metrics.city.findings import FEWEST, Against, city_findings, peers_of
from metrics.city.positions import target_positions
from metrics.city.statements import WINDOWS
from metrics.counts.entities import GROUP_NAMES
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from sentences.escape import escape
from shell.cache.readings import cached, city_list, entity_names
from shell.screens.city_profile.choice import Choice
from shell.viewer.view import View

ICONS = {True: ":blue[▲]", False: ":orange[▼]"}


def findings(view: View, choice: Choice) -> tuple[Finding, ...]:
    """The findings of the chosen city."""
    return cached(
        view.scope, view.snapshot, city_findings, code=choice.city, against=choice.against
    )


def headline(view: View, choice: Choice) -> str:
    """The city's greatest strength and its greatest weakness, in one sentence."""
    name = city_name(view, choice.city)
    if not reported(view, choice.city):
        return text("city_profile.headline.unreported", view.language, city=name)
    found = sorted(findings(view, choice), key=lambda one: (one.kind == "signal", -abs(one.far)))
    first = {one.better: clause(one, view.language) for one in reversed(found)}
    if not first:
        return text("city_profile.headline.none", view.language, city=name)
    if len(first) == 2:
        return text(
            "city_profile.headline.both",
            view.language,
            city=name,
            strength=first[True],
            weakness=first[False],
        )
    (only,) = first.values()
    return text("city_profile.headline.one", view.language, city=name, clause=only)


def subtitle(view: View, choice: Choice) -> str:
    """Tier, province, verdicts of the six targets, peers and date."""
    language, row = view.language, _row(view, choice.city)
    verdicts = cached(
        view.scope, view.snapshot, target_positions, code=choice.city, against=choice.against
    )["verdict"].value_counts()
    parts = [
        text("overview.part", language, word=_small(word(one, language)), n=int(verdicts[one]))
        for one in VERDICTS
        if one in verdicts.index
    ]
    among, n = cached(view.scope, view.snapshot, _peers, code=choice.city, against=choice.against)
    tier = pick(entity_names(view.scope, view.snapshot, "tier")[row["tier"]], language)
    return text(
        "city_profile.subtitle",
        language,
        tier=escape(tier),
        province=escape(row[f"province_{language}"]),
        parts=listing(parts, language),
        among=_among(among, choice.against, language),
        n=n,
        day=day(view.as_of, language),
    )


def _among(among: str, against: Against, language: Language) -> str:
    """The peers, and why they are others than those chosen."""
    key = f"among.{among}" if among == against else f"too_few.{against}"
    return _say(key, language, least=FEWEST)


def _peers(counts: Counts, code: str, against: Against) -> tuple[str, int]:
    among, mates = peers_of(counts, code, against)
    return among, int(mates.sum())


def told(view: View, choice: Choice) -> str:
    """The findings as a list in markdown; a sentence where there are none."""
    language = view.language
    lines = [
        text(
            "city_profile.finding",
            language,
            icon=ICONS[one.better],
            clause=_begun(clause(one, language)),
            evidence=evidence(one, language),
        )
        for one in findings(view, choice)
    ]
    return "\n".join(f"1. {line}" for line in lines) or text("city_profile.findings_none", language)


def clause(one: Finding, language: Language) -> str:
    """What a finding says, without its proof."""
    held: dict[str, Any] = dict(one.evidence)
    match one.kind:
        case "place":
            return _say(f"place.{held['level']}", language, name=_name(one.subject, language))
        case "step":
            step = _say(f"step.{one.subject}", language)
            return _say("step.clause", language, step=step)
        case "signal":
            side = "above" if held["value"] > held["mean"] else "below"
            return _say(
                f"signal.{held['form']}_{side}",
                language,
                name=_name(one.subject, language),
                first=_month(held["first"], language),
                last=_month(held["last"], language),
                months=held["months"],
            )
        case "closing":
            first, last = WINDOWS[one.subject]
            side = "fewer" if one.better else "more"
            return _say(f"closing.{side}", language, first=first, last=last)
    side = "higher" if one.better else "lower"
    group = _small(pick(GROUP_NAMES[one.subject], language))
    return _say(f"group.{side}", language, group=group)


def evidence(one: Finding, language: Language) -> str:
    """The numbers that prove a finding."""
    held: dict[str, Any] = dict(one.evidence)
    if one.kind == "place":
        sure = "_sure" if held["rank_lower"] == held["rank_upper"] else ""
        form = "_trained" if one.about == "trained" else sure
        return _say(
            f"place.evidence{form}",
            language,
            value=measure(held["value"], INDICATORS[one.about].unit, language),
            n=held["n"],
            rank=int(held["rank"]),
            first=int(held["rank_lower"]),
            last=int(held["rank_upper"]),
        )
    words: dict[str, str] = {
        name: percent(held[name], language)
        for name in ("value", "peers", "mean", "lower", "upper", "nation")
        if name in held
    }
    if "among" in held:
        words["among"] = _say(f"among.{held['among']}", language)
    if one.kind == "step":
        unit = "businesses" if one.subject == "operate" else "persons"
        for name in ("n", "lost"):
            words[name] = _say(f"unit.{unit}", language, n=count(held[name], language))
    else:
        words |= {name: count(held[name], language) for name in ("n", "closed") if name in held}
    return _say(f"{one.kind}.evidence", language, **words)


def city_name(view: View, code: str) -> str:
    """The city's name in the reader's language, safe in markdown."""
    return escape(str(_row(view, code)[view.language]))


def reported(view: View, code: str) -> bool:
    """Whether the city's return has come in; without it nothing new is said of it."""
    return bool(_row(view, code)["reported"])


def _row(view: View, code: str) -> Any:
    cities = city_list(view.scope, view.snapshot)
    return cities[cities["entity"] == code].iloc[0]


def _say(key: str, language: Language, **values: object) -> str:
    return text(f"city_profile.{key}", language, **values)


def _name(indicator: str, language: Language) -> str:
    return _small(pick(INDICATORS[indicator].name, language))


def _month(label: str, language: Language) -> str:
    year, number = label.split("-")
    return month(date(int(year), int(number), 1), language)


def _small(words: str) -> str:
    """As inside a sentence: without the capital."""
    return words[:1].lower() + words[1:]


def _begun(words: str) -> str:
    """As at a sentence's beginning."""
    return words[:1].upper() + words[1:]


def arrow(answer: str) -> str:
    """Certainly above or below, as a sign before a figure; nothing where that is not certain."""
    return {"above": "↑ ", "ahead": "↑ ", "below": "↓ ", "behind": "↓ "}.get(answer, "")


def beside(value: float, nation: float, answer: str, language: Language) -> str:
    """A city's share with the nation's behind it: ↑ 65.5% (51.1%)."""
    if value != value:
        return MISSING
    shown = f"{arrow(answer)}{percent(value, language)}"
    usual = percent(nation, language)
    return f"{shown}（{usual}）" if language == "zh" else f"{shown} ({usual})"
