"""What one screen found in one place: its state and numbers, what should be verified, what waits."""

from typing import Any

from i18n import Language, pick, text
from i18n.formats import count, listing, number
from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import Counts
from metrics.doubts.evidence import evidence, shared_marks
from metrics.doubts.holds import bears_on
from metrics.doubts.screening import GATES, detections, suspects
from metrics.registry import INDICATORS
from sentences.escape import escape

SMALLEST_P = 0.001


def place_names(counts: Counts, language: Language, screen: str) -> dict[str, str]:
    """Names of the places tested: the open ones first, then by the chance of what was seen."""
    tests = detections(counts)
    places = tests[tests["screen"] == screen]
    places = places.assign(nation=places["by"] != "national")
    places = places.sort_values(["adjusted", "nation", "p", "entity"])
    return {row.entity: _marked_name(counts, language, row) for row in places.itertuples()}


def _marked_name(counts: Counts, language: Language, row: Any) -> str:
    """The name of a place, with a word where its finding is open."""
    name = place_name(counts, language, str(row.entity))
    if not row.open:
        return name
    return text("data_quality.screens.open_place", language, place=name)


def place_name(counts: Counts, language: Language, entity: str) -> str:
    """The nation, or a province by name."""
    if entity == NATION:
        return text("data_quality.screens.national", language)
    return pick(names(counts, "province")[entity], language)


def finding(counts: Counts, language: Language, screen: str, entity: str) -> str:
    """Markdown of one finding: state, numbers, chance; the cities to verify and what is on hold."""
    row = finding_row(counts, screen, entity)
    if row is None:
        return text("data_quality.screens.clear", language)
    place = escape(place_name(counts, language, entity))
    lines = [_numbers_and_chance(row, place, language)]
    if screen == "sharing" and row.seen:
        lines.append(shared_contacts(counts, language, entity))
    if row.open and entity != NATION:
        lines.append(_to_verify(counts, language, screen, entity))
    return "\n\n".join(lines)


def _numbers_and_chance(row: Any, place: str, language: Language) -> str:
    """State as a coloured badge, the numbers in bold, the chance in grey."""
    word = text(f"data_quality.screens.{'open' if row.open else 'clear'}", language)
    colour = "violet" if row.open else "gray"
    chances = {"p": _chance(row.p, language), "adjusted": _chance(row.adjusted, language)}
    return " ".join(
        [
            f":{colour}-badge[{'※ ' * int(row.open)}{word}]",
            f"**{_numbers(row, place, language)}**",
            f":gray[{text('data_quality.screens.p', language, **chances)}]",
        ]
    )


def finding_row(counts: Counts, screen: str, entity: str) -> Any:
    """The test of one screen in one place; None where it was not tested."""
    tests = detections(counts)
    rows = tests[(tests["screen"] == screen) & (tests["entity"] == entity)]
    return next(rows.itertuples(), None)


def _numbers(row: Any, place: str, language: Language) -> str:
    """The numbers of a finding in a sentence."""
    return text(
        f"data_quality.screen.{row.screen}.sentence",
        language,
        place=place,
        n=count(row.n, language),
        seen=count(row.seen, language),
        expected=number(row.expected, language, 1),
        lower=count(row.lower, language),
        upper=count(row.upper, language),
    )


def shared_contacts(counts: Counts, language: Language, entity: str) -> str:
    """How many businesses share how many telephones and addresses."""
    (telephones, by_telephone), (addresses, by_address) = shared_marks(counts, entity).tolist()
    return text(
        "data_quality.screen.sharing.shared",
        language,
        by_telephone=count(by_telephone, language),
        telephones=count(telephones, language),
        by_address=count(by_address, language),
        addresses=count(addresses, language),
    )


def _chance(p: float, language: Language) -> str:
    return f"<{SMALLEST_P}" if p < SMALLEST_P else number(p, language, 3)


def _to_verify(counts: Counts, language: Language, screen: str, entity: str) -> str:
    """The cities named, and the figures that wait."""
    table, city_names = suspects(counts), names(counts, "city")
    rows = table[(table["screen"] == screen) & (table["province"] == entity) & table["named"]]
    cities = [escape(pick(city_names[code], language)) for code in rows["entity"]]
    figures = [pick(INDICATORS[key].short, language) for key in bears_on(GATES[screen])]
    return " ".join(
        [
            text("data_quality.screens.named", language, cities=listing(cities, language)),
            text("data_quality.screens.effect", language, figures=listing(figures, language)),
        ]
    )


def evidence_alt(counts: Counts, language: Language, screen: str, entity: str) -> str:
    """The chart of the evidence in words, for those who cannot see it."""
    table = evidence(counts, screen, entity)
    spot = table[table["looked_at"]]
    return text(
        "data_quality.chart.alt",
        language,
        name=text(f"data_quality.screen.{screen}.name", language),
        place=place_name(counts, language, entity),
        seen=count(spot["seen"].sum(), language),
        expected=number(spot["expected"].sum(), language, 1),
    )
