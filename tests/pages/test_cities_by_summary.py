"""A city that reports by summary alone on every page: marked, in the sums, and without an error."""

from pathlib import Path

import pytest

from metrics.counts.summaries import differences
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from shell.session.navigation import PAGES
from tests.pages.test_small_programmes import NO_WORDS, Open, open_page, words
from tests.shell.small_data import SHANDONG, counts_of, make_records, programme, summarise

pytestmark = pytest.mark.slow
__all__ = ["open_page"]
CITY, BESIDE = SHANDONG[:2]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four cities: one by summary alone, one with a month of summary beside its records."""
    place = tmp_path_factory.mktemp("summaries")
    records = make_records(place, 2_000)
    return summarise(programme(records, place / "few.sqlite3"), CITY, BESIDE)


def test_it_stands_on_every_page(open_page: Open, file: Path) -> None:
    written = {}
    for place, page in enumerate(PAGES):
        link = {"city": CITY, "lang": ("zh", "en")[place % 2], "view": "ranking"}
        written[page.stem] = words(open_page(file, page.stem, link))
        assert not [one for one in written[page.stem] if NO_WORDS.search(one)], page.stem
    assert any("汇总报送" in one or "by summary" in one for one in written["city_ranking"])


def test_the_quality_page_tells_where_summary_and_records_differ(
    open_page: Open, file: Path
) -> None:
    assert "**汇总与明细不符**" in words(open_page(file, "data_quality", {"lang": "zh"}))
    assert {one.city for one in differences(counts_of(file))} == {BESIDE}


def test_the_nation_says_how_much_comes_by_summary(file: Path) -> None:
    counts = counts_of(file)
    nation = readings(counts, INDICATORS["pass_rate"], "national").iloc[0]
    assert (nation["summary_cities"], nation["by_summary"]) == (
        2,
        13 * 72,
    )  # one month of the other
    city = readings(counts, INDICATORS["pass_rate"], "city").set_index("entity").loc[CITY]
    assert (city["numerator"], city["denominator"]) == (12 * 60, 12 * 72)
