"""What the leaders' page finds: of the nation, of the cities on one target, and of a verdict."""

from collections import Counter
from collections.abc import Mapping

from i18n import Language, pick, text
from i18n.formats import day, listing, uncapitalised
from i18n.verdicts import STATES, word
from metrics.counts.snapshot import Counts
from metrics.overall.targets import national, numbers_by_state
from metrics.readings.verdicts import AHEAD, DECIDED, WITHHELD
from metrics.registry import INDICATORS
from sentences.verdict_badges import coloured, tally

WAITING = tuple(state for state in STATES if state in WITHHELD)


def headline(counts: Counts, language: Language) -> str:
    """How many of the six national targets stand at each verdict; a yearly number that still runs
    is counted at the verdict behind its word."""
    parts = tally(Counter(national(counts)["verdict"]), language)
    return text("overview.headline", language, day=day(counts.as_of, language), parts=parts)


def map_title(counts: Counts, language: Language, indicator: str) -> str:
    """What the map of an indicator finds, in a sentence."""
    numbers = numbers_by_state(counts, indicator)
    name = pick(INDICATORS[indicator].short, language)
    if not any(numbers.get(state, 0) for state in (*DECIDED, *AHEAD)):
        parts = listing(_cities(numbers, STATES, language), language)
        return text("overview.map_title_open", language, indicator=name, parts=parts)
    return text("overview.map_title", language, indicator=name, parts=tally(numbers, language))


def no_shortfall(counts: Counts, language: Language, indicator: str) -> str:
    """That no city falls short, as far as that can be told, and how many are still waited for."""
    numbers = numbers_by_state(counts, indicator)
    waiting = _cities(numbers, WAITING, language)
    if not waiting:
        return text("overview.shortfalls_none", language)
    key = "rest" if set(numbers) - set(WAITING) else "waiting"
    return text(f"overview.shortfalls_{key}", language, parts=listing(waiting, language))


def piece_title(indicator: str, verdict: str, n: int, language: Language) -> str:
    """So many cities are at this verdict on this target."""
    name = pick(INDICATORS[indicator].short, language)
    words = coloured(verdict, language)
    return text("overview.behind_title", language, name=name, verdict=words, n=n)


def piece_alt(n: int, language: Language) -> str:
    """The table of those cities for those who cannot see it."""
    return text("overview.behind_alt", language, n=n)


def _cities(numbers: Mapping[str, int], verdicts: tuple[str, ...], language: Language) -> list[str]:
    """So many cities at each of these verdicts, those that have any: 99市未成熟."""
    return [
        text("overview.cities", language, word=_small_word(verdict, language), n=numbers[verdict])
        for verdict in verdicts
        if numbers.get(verdict, 0)
    ]


def _small_word(verdict: str, language: Language) -> str:
    return uncapitalised(word(verdict, language))
