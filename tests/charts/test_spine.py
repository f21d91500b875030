"""The spine: nation in the middle, every line on its own scale, missing figures kept in place."""

import numpy as np
import pytest

from charts.spine import describe_spine, scaled, spine
from i18n import Language
from tests.charts.drawn import words
from tests.charts.frames import spine_rows

in_both_languages = pytest.mark.parametrize("language", ["zh", "en"])


def test_each_line_is_centred_on_the_nation_and_fills_its_scale() -> None:
    at = scaled(spine_rows("en"))
    shown = at[["value", "peer_low", "peer_high"]].abs().max(axis=1)

    np.testing.assert_allclose(shown, 1.0)
    rows = spine_rows("en")
    better = rows["value"] > rows["nation"]
    assert (at["value"][better] > 0).all()


@in_both_languages
def test_the_city_stands_at_its_figure_and_says_it(language: Language) -> None:
    rows = spine_rows(language)
    chart = spine(rows, language, "light")

    np.testing.assert_allclose(list(chart.data[0].x), scaled(rows)["value"], equal_nan=True)
    assert "<b>83.0%</b>" in words(chart)
    assert {"zh": "32市中第4（1–16）", "en": "4 (1–16) of 32"}[language] in words(chart)


@in_both_languages
def test_a_line_without_figure_keeps_its_place_and_says_why(language: Language) -> None:
    chart = spine(spine_rows(language), language, "dark")

    assert len(chart.data[0].y) == 5
    assert {"zh": "◇ 未成熟", "en": "◇ Immature"}[language] in words(chart)


def test_a_target_beyond_the_scale_is_not_drawn() -> None:
    rows = spine_rows("zh")
    inside = scaled(rows)["target"].abs() <= 1
    strokes = [one for one in spine(rows, "zh", "light").layout.shapes if one.type == "line"]

    assert 0 < inside.sum() < len(rows)
    assert len(strokes) == 1 + inside.sum()  # the middle and the targets


@in_both_languages
def test_the_alt_text_names_every_line(language: Language) -> None:
    rows = spine_rows(language)

    assert all(name in describe_spine(rows, language) for name in rows["name"])
