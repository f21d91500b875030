"""The same name never shows two numbers: what is read over other months says so, with the usual."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from i18n.formats import measure
from metrics.counts.snapshot import Counts
from metrics.overall.league import league_rows
from metrics.overall.summary import funnel
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from shell.cache import database
from shell.screens.service_chain import funnel as chain
from shell.screens.service_chain.choice import Choice
from shell.viewer.view import KEY

Open = Callable[..., AppTest]


def test_the_chains_figures_bear_their_months_and_have_the_usual_ones_beside_them(
    run_page: Open,
) -> None:
    view = run_page("service_chain", {"lang": "zh"}).session_state[KEY]
    counts = database.load(view.snapshot)
    passed, _, opened, operating, jobs = chain._cards(view, Choice("national", "000000", "rolling"))

    cards = {"pass_rate": passed, "opening_rate": opened, "stability_rate": operating}
    for key, card in {**cards, "job_multiplier": jobs}.items():
        assert card.name.endswith("批次）")
        assert national(counts, key) in card.sentence
        assert "批次" in card.sentence


def test_the_funnels_centre_is_named_after_its_cities_beside_the_nation(run_page: Open) -> None:
    test = run_page("city_ranking", {"lang": "zh", "view": "funnel", "indicator": "opening_rate"})
    counts = database.load(test.session_state[KEY].snapshot)
    pooled = funnel(
        INDICATORS["opening_rate"], league_rows(counts, "opening_rate", None, "rolling", None)
    )
    captions = " ".join(caption.value for caption in test.caption)

    assert pooled is not None
    assert f"全国读数（含未列入图中的城市）为{national(counts, 'opening_rate')}" in captions


def national(counts: Counts, key: str) -> str:
    row = readings(counts, INDICATORS[key], "national", ranks=False).iloc[0]
    return measure(row["value"], INDICATORS[key].unit, "zh")
