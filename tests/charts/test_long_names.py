"""338 cities and the longest names: every label lies within its figure and no tick on another."""

import numpy as np
import pandas as pd
import pytest

from charts.base.telephone_words import width
from charts.maps.cities import COUNTRY, HEIGHT, VIEW, frame_of
from charts.maps.province_names import province_names
from charts.ranking.chart import ranking
from charts.ranking.tall import ROW
from charts.ranking.wide import HEIGHT as WIDE
from charts.ranking.wide import RANKS
from i18n import LANGUAGES, Language
from metrics.counts.entities import short_name
from tests.shell.many_cities import ALL, LONG_NAMES

PLACES = [line.split(" ", 4) for line in LONG_NAMES.splitlines()]
LEGIBLE = 18  # pixels from one tick of ranks to the next
TILE = 512  # pixels of the whole world at zoom 0


def cities(n: int = ALL) -> tuple[pd.DataFrame, dict[str, str]]:
    """Readings of n cities in falling order, and their names, the long ones first and last."""
    values = np.linspace(0.8, 0.2, n)
    codes = [f"{100000 + place}" for place in range(n)]
    long_names = [row[4] for row in PLACES]
    names = dict(
        zip(codes, [*long_names[:20]] + ["City"] * (n - 40) + long_names[20:], strict=True)
    )
    rows = pd.DataFrame(
        {
            "entity": codes,
            "value": values,
            "lower": values - 0.05,
            "upper": values + 0.05,
            "target": 0.5,
            "numerator": values * 100,
            "denominator": 100,
            "share_mature": 1.0,
            "verdict": "undecided",
            "state": "undecided",
            "rank": np.arange(1.0, n + 1),
            "rank_lower": 1.0,
            "rank_upper": float(n),
        }
    )
    return rows, names


@pytest.mark.parametrize("n", [40, 100, 200, ALL, 360])
def test_the_ticks_of_ranks_stand_apart(n: int) -> None:
    rows, names = cities(n)
    figure = ranking(rows, names, "en", "light")
    ticks = figure.layout.yaxis2.tickvals
    plot = WIDE - figure.layout.margin.t - figure.layout.margin.b
    steps = np.diff(ticks[1:]) * plot * (RANKS[1] - RANKS[0]) / (n + 5)
    assert min(steps, default=LEGIBLE) >= LEGIBLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_long_ranking_has_a_row_and_a_name_for_every_city(language: Language) -> None:
    rows, names = cities()
    figure = ranking(rows, names, language, "light", national=0.51, orientation="tall")
    assert figure.layout.height >= ROW * ALL
    assert len(figure.layout.yaxis.ticktext) == ALL
    tops = [note for note in figure.layout.annotations if note.yref == "paper"]
    assert len({note.yshift for note in tops}) == len(tops) == 2


def test_peoples_are_left_out_of_the_names_of_autonomous_prefectures() -> None:
    names = {short_name(row[1]) for row in PLACES}
    assert {"黔西南州", "西双版纳州", "巴音郭楞州", "克孜勒苏州", "海西州", "德宏州"} <= names
    assert len(names) == len(PLACES)
    assert max(map(width, names)) <= width("大兴安岭地区")


def test_the_frame_holds_every_city_and_every_name_of_a_province() -> None:
    points = pd.DataFrame(
        {
            "province": [row[0][:2] for row in PLACES] + ["海南", "黑龙江"],
            "latitude": [float(row[2]) for row in PLACES] + [18.25, 46.8],
            "longitude": [float(row[3]) for row in PLACES] + [109.5, 131.2],
        }
    )
    frame = frame_of(points)
    assert frame["zoom"] < VIEW["zoom"]
    pixels = TILE * 2 ** frame["zoom"] / (2 * np.pi)
    names = province_names(points, VIEW["zoom"] - frame["zoom"])
    assert len(names) > 0
    for placed in (points, names):
        up = np.log(np.tan(np.pi / 4 + np.radians(placed["latitude"]) / 2))
        middle = np.log(np.tan(np.pi / 4 + np.radians(frame["latitude"]) / 2))
        assert (np.abs(up - middle) * pixels).max() < HEIGHT / 2 - 10
        across = np.abs(placed["longitude"] - frame["longitude"])
        assert across.max() < COUNTRY * 2 ** (VIEW["zoom"] - frame["zoom"]) / 2 + 1
