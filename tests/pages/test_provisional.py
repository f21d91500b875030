"""暂定 stands wherever the verdict of a year stands whose cohorts are not all ripe: screen, command line, files."""

from argparse import Namespace
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from commands import readings as command
from i18n.verdicts import badge, word
from metrics.counts.snapshot import Counts
from metrics.overall.league import league_rows
from metrics.overall.summary import state_counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import DECIDED, provisional
from metrics.registry import FIGURES, INDICATORS
from sentences.city_ranking.lists import city_list
from sentences.verdict_badges import tally
from shell.cache import database
from tests.pages.test_yearly_number import words_of

UNRIPE = {"lang": "zh", "indicator": "opening_rate", "period": "2009"}
Run = Callable[[str, dict[str, str]], AppTest]


@pytest.mark.parametrize(
    ("face", "everyone"),
    [
        ({"view": "ranking"}, True),
        ({"view": "map"}, True),
        ({"view": "table"}, True),
        ({"view": "map", "map_by": "provinces"}, False),
        ({"view": "funnel"}, False),
    ],
)
def test_a_ranking_of_an_unripe_year_says_so_at_every_verdict(
    run_page: Run, counts: Counts, face: dict[str, str], everyone: bool
) -> None:
    test = run_page("city_ranking", UNRIPE | face)
    words, rows = words_of(test), league_rows(counts, "opening_rate", None, 2009, None)
    early = rows[rows["provisional"]]["state"].value_counts()

    assert not test.exception
    for state, n in early.items():
        marked = words.count(badge(str(state), "zh", provisional=True))
        assert marked >= n or not everyone, state
    assert "（暂定）" in words
    assert f"{tally(state_counts(rows[rows['rank'].notna()]), 'zh')}（暂定）" in words


def test_the_lists_of_an_unripe_year_say_so() -> None:
    assert "确在前半（暂定）" in city_list("red", ["甲"], "zh", provisional=True)
    assert "暂定" not in city_list("red", ["甲"], "zh")


def test_the_command_line_marks_the_same_verdicts(demo_url: str, counts: Counts) -> None:
    chosen = Namespace(key="opening_rate", by="city", as_of=None, variant=None, period=2009)
    table = command.tidy(database.engine(), chosen)
    rows = readings(counts, INDICATORS["opening_rate"], period=2009)

    assert table["provisional"].tolist() == provisional(rows, INDICATORS["opening_rate"]).tolist()
    assert table.loc[table["provisional"], "share_mature"].lt(1).all()
    assert table["provisional"].any()


@pytest.mark.slow
@pytest.mark.parametrize(
    "key", [key for key, figure in FIGURES.items() if figure.kind != "progress"]
)
def test_what_other_pages_show_is_ripe(counts: Counts, key: str) -> None:
    """Overview, gap, profile, tasks and what-if read the latest twelve ripe months."""
    figure = FIGURES[key]
    for by in ("national", "city"):
        if by in figure.by:
            rows = readings(counts, figure, by, ranks=False)
            assert not provisional(rows, figure).any()


def test_the_yearly_number_is_never_provisional(counts: Counts) -> None:
    rows = readings(counts, INDICATORS["trained"])

    assert not provisional(rows, INDICATORS["trained"]).any()
    assert word(str(rows["state"].iloc[0]), "zh") not in {
        word(verdict, "zh") for verdict in DECIDED
    }
