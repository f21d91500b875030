"""What the table of gaps says: met and missed, who misses most, what is lacking and left out."""

from i18n import Language, pick, text
from i18n.formats import day, listing, percent, uncapitalised
from i18n.verdicts import STATES, word
from metrics.counts.periods import year_share
from metrics.counts.snapshot import Counts
from metrics.overall.gap_order import Tally, tally
from metrics.overall.gaps import gaps
from metrics.registry import INDICATORS
from sentences.city_names import city_names
from sentences.target_gap.amounts import lacking
from sentences.verdict_badges import coloured
from sentences.verdict_badges import tally as tally_words

NAMED = 3


def headline(counts: Counts, language: Language, league: str | None) -> str:
    """Cells at each verdict, the cities that miss most, and what all lack together."""
    table = tally(counts, league)
    parts = tally_words(table.verdicts, language)
    words = text("target_gap.headline", language, cities=table.cities, parts=parts)
    words += _worst(table, city_names(counts, language), language)
    short = [lacking(key, n, language) for key, n in table.needed.items() if n]
    total = text("target_gap.total", language, parts=listing(short, language)) if short else ""
    return f"**{words}** {total}".strip()


def _worst(table: Tally, names: dict[str, str], language: Language) -> str:
    """The cities that miss most targets, the first three by name."""
    n = len(table.worst)
    form = "none" if not n else "one" if n == 1 else "few" if n <= NAMED else "more"
    cities = listing([names[code] for code in table.worst[:NAMED]], language)
    return text(f"target_gap.worst_{form}", language, names=cities, n=table.worst_missed, cities=n)


def subtitle(counts: Counts, language: Language, league: str | None) -> str:
    """Period and date of the table, and which cities its totals leave out, and why."""
    date = counts.as_of
    words = text("target_gap.subtitle", language, day=day(date, language), year=date.year)
    missing = [
        _left_out(verdict, numbers, language)
        for verdict, numbers in tally(counts, league).left_out.items()
        if numbers
    ]
    form = "some" if missing else "all"
    return words + text(f"target_gap.returns_{form}", language, parts=listing(missing, language))


def _left_out(verdict: str, numbers: dict[str, int], language: Language) -> str:
    """Cities in a state: one number where it is the same for all targets, else one for each."""
    name = uncapitalised(word(verdict, language))
    if len(numbers) == len(INDICATORS) and len(set(numbers.values())) == 1:
        n = next(iter(numbers.values()))
        return text("target_gap.left_out", language, word=name, n=n)
    targets = {key: pick(INDICATORS[key].short, language) for key in numbers}
    parts = [
        text("target_gap.left_out_part", language, name=targets[key], n=n)
        for key, n in numbers.items()
    ]
    return text("target_gap.left_out_each", language, word=name, parts=listing(parts, language))


def legend(counts: Counts, language: Language) -> str:
    """The verdicts of the table in one line of markdown."""
    present = set(gaps(counts)["state"])
    words = [coloured(state, language) for state in STATES if state in present]
    return "\u2002".join(words)


def year_title(counts: Counts, language: Language) -> str:
    """The running year and how much of it has passed."""
    elapsed = percent(year_share(counts), language, 0)
    return text("target_gap.year_title", language, year=counts.as_of.year, elapsed=elapsed)
