"""A telephone's figure: nothing beside the plot, every word still there, the given figure untouched."""

import copy
from typing import Any

import plotly.graph_objects as go
import pytest

from charts.base.frame import MIDDLE, figure, note
from charts.base.markers import SPACE
from charts.base.overrides import PreparedFigure
from charts.base.telephone import EDGE, for_telephone, is_beside
from charts.base.telephone_words import broken, halved, key_lines, width, wrapped
from tests.charts.drawn import FIGURES

every_figure = pytest.mark.parametrize("name", FIGURES)
in_both_languages = pytest.mark.parametrize("language", ["zh", "en"])


def words(chart: dict[str, Any]) -> list[str]:
    return [one["text"] for one in chart["layout"].get("annotations", ())]


@every_figure
@in_both_languages
def test_nothing_stands_beside_the_plot_of(name: str, language: str) -> None:
    chart = for_telephone(FIGURES[name](language, "light").to_dict())

    assert chart["layout"]["margin"]["r"] <= EDGE
    assert not [one for one in chart["layout"].get("annotations", ()) if _is_outside(one)]


def _is_outside(one: dict[str, Any]) -> bool:
    return is_beside(one) and one["x"] == 1


@every_figure
@in_both_languages
def test_plotly_accepts_the_narrow_form_of(name: str, language: str) -> None:
    chart = go.Figure(for_telephone(FIGURES[name](language, "dark").to_dict()))

    assert chart.layout.height >= FIGURES[name](language, "dark").layout.height


@every_figure
def test_a_finished_figure_stays_as_it_is(name: str) -> None:
    shared = PreparedFigure(FIGURES[name]("zh", "light"))
    before = copy.deepcopy(shared.to_dict())

    for_telephone(shared.to_dict())

    assert shared.to_dict() == before


def test_rows_get_their_name_and_their_figures_on_a_line_above() -> None:
    wide = FIGURES["bullets"]("zh", "light").to_dict()
    chart = for_telephone(wide)

    axis, told = chart["layout"]["yaxis"], words(chart)
    assert not axis["showticklabels"]
    assert set(axis["ticktext"]) <= set(told)
    assert set(words(wide)) <= set(told)
    above = [one for one in chart["layout"]["annotations"] if one["text"] == axis["ticktext"][0]]
    assert [one["y"] for one in above] == [axis["tickvals"][0] - 0.5]


def test_three_columns_of_figures_become_one_line() -> None:
    told = words(for_telephone(FIGURES["spine"]("zh", "light").to_dict()))

    assert "本市 · 全国 · 同类位次" in told


def test_words_of_lines_become_a_key_from_the_highest_to_the_lowest() -> None:
    chart = for_telephone(FIGURES["month_line"]("zh", "light").to_dict())

    key = [one for one in chart["layout"]["annotations"] if one["text"].startswith("— ")]
    assert key[0]["text"].startswith("— 上限")
    assert key[-1]["text"].startswith("— 下限")
    assert all(one["yshift"] < 0 for one in key)


def test_the_plot_keeps_its_height_above_the_key() -> None:
    wide = FIGURES["funnel"]("en", "light").to_dict()["layout"]
    narrow = for_telephone(FIGURES["funnel"]("en", "light").to_dict())["layout"]

    assert _inner(narrow) == _inner(wide)


def _inner(layout: dict[str, Any]) -> int:
    return int(layout["height"] - layout["margin"]["t"] - layout["margin"]["b"])


def test_words_that_may_be_left_out_are() -> None:
    chart = for_telephone(FIGURES["difference"]("en", "light").to_dict())

    assert "no difference" not in words(chart)
    assert len(words(FIGURES["difference"]("en", "light").to_dict())) > 2


def test_a_word_right_of_a_point_at_the_right_stands_left_of_it() -> None:
    at_right, at_left = (note("a", x, 0, "#000000", xanchor="left", xshift=7) for x in (9, 1))
    layout = {"xaxis": {"range": [0, 10]}, "annotations": [at_right, at_left]}

    annotations = for_telephone(figure([], layout, "light", 200).to_dict())["layout"]["annotations"]

    assert [(one["xanchor"], one["xshift"]) for one in annotations] == [("right", -7), ("left", 7)]


def test_a_table_under_curves_keeps_as_many_columns_as_fit() -> None:
    chart = for_telephone(FIGURES["survival"]("zh", "light").to_dict())

    tables = [trace for trace in chart["data"] if trace.get("mode") == "text"]
    assert tables
    assert all(len(set(table["x"])) <= 4 for table in tables)
    assert all(len(table["x"]) == len(table["y"]) == len(table["text"]) for table in tables)


def test_short_words_share_a_line_of_the_key_and_long_ones_do_not() -> None:
    assert key_lines(["上限", "均值", "下限"]) == [("上限", "均值"), ("下限",)]
    assert key_lines(["上限", "x" * 40, "下限"]) == [("上限",), ("x" * 40,), ("下限",)]


def test_a_row_of_verdicts_wraps_between_verdicts() -> None:
    row = SPACE.join(["▽ 很可能未达标"] * 5)

    assert SPACE.join(wrapped(row)) == row
    assert len(wrapped(row)) == 2


@pytest.mark.parametrize(
    ("month", "two_lines"),
    [("2009年1月", "2009年<br>1月"), ("January 2009", "January<br>2009"), ("北京", "北京")],
)
def test_months_stand_over_or_under_their_year(month: str, two_lines: str) -> None:
    assert broken(month) == two_lines


def test_long_words_are_parted_near_their_middle() -> None:
    assert halved("Target at 12 months 80%", 130) == "Target at<br>12 months 80%"
    assert halved("目标 80%", 130) == "目标 80%"


def test_marks_of_plotly_take_no_room() -> None:
    assert width("<b>城市</b>") == width("城市") == 28


def test_the_middle_is_a_name_of_no_script() -> None:
    assert not MIDDLE.isalpha()
