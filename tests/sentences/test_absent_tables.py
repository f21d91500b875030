"""No sentence accuses a city of what nobody recorded: every table absent in turn, in both languages."""

import re
from collections.abc import Iterator

import pytest

from data_access.schema.reference import KEPT_BY_CITIES
from i18n import LANGUAGES, Language, pick, text
from metrics.board.rows import board
from metrics.city.findings import city_findings
from metrics.counts.entities import keys
from metrics.counts.record_tables import rests_on
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES, INDICATORS
from sentences.city_profile import headline as profile
from sentences.data_quality.cards import card_words
from sentences.overview import headline as overview
from sentences.target_gap import table as gap_table
from sentences.target_gap.city import city_verdicts, year_rows
from sentences.target_gap.minutes import minutes
from sentences.tasks import cities, figures
from sentences.tasks import headline as tasks
from tests.shell.small_data import counts_of, make_records, programme, without

pytestmark = pytest.mark.slow
NO_WORDS = re.compile(r"(?<![a-z])(nan|NaN|inf)(?![a-z])")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Counts:
    """Four cities of one province."""
    place = tmp_path_factory.mktemp("small")
    return counts_of(programme(make_records(place, 2_000), place / "four.sqlite3"))


@pytest.fixture(params=KEPT_BY_CITIES)
def absent(request: pytest.FixtureRequest) -> str:
    """Each table of records."""
    return str(request.param)


def sentences(counts: Counts, language: Language) -> Iterator[str]:
    """What the pages say of these counts."""
    code = keys(counts, "city")[0]
    yield overview.headline(counts, language)
    yield profile.headline(counts, language, code, city_findings(counts, code))
    yield gap_table.headline(counts, language, None)
    yield gap_table.subtitle(counts, language, None)
    yield city_verdicts(counts, language, code)
    yield from (value for row in year_rows(counts, language, code) for value in row.values())
    for key in INDICATORS:
        yield overview.map_title(counts, language, key)
        yield overview.no_shortfall(counts, language, key)
        yield minutes(counts, language, code, key)
    for card in card_words(counts, language):
        yield from (card.name, card.value, card.sentence)
    rows = board(counts)
    yield tasks.headline(rows, language)
    for row in (row for of_task in rows.values() for row in of_task if row is not None):
        yield figures.value_words(row, language)
        yield figures.verdict_or_trend(row, language)
        yield from figures.state_labels(row, language)
        yield cities.finding(counts, language, row.figure, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_falls_apart(small: Counts, absent: str, language: Language) -> None:
    for counts in (without(small, absent), without(small, absent, int(small.codes[0]))):
        for sentence in sentences(counts, language):
            assert not NO_WORDS.search(sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_recorded_is_said_to_be_so_and_not_to_lack(
    small: Counts, absent: str, language: Language
) -> None:
    counts = without(small, absent)
    for key, figure in FIGURES.items():
        if absent not in rests_on(figure) or "city" not in figure.by:
            continue
        finding = cities.finding(counts, language, key, None)
        name = pick(figure.name, language)
        assert finding == text("tasks.finding.not_recorded", language, name=name)
