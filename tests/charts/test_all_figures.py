"""What holds for every chart: plotly accepts it, one language, fixed height, nothing rotated."""

import re

import plotly.graph_objects as go
import pytest

from charts.base.palette import FONT, Theme, palette
from i18n import Language, text
from tests.charts.drawn import EMPTY, FIGURES, texts
from tests.charts.frames import INDICATORS

LANGUAGES, THEMES = ("zh", "en"), ("light", "dark")
every_figure = pytest.mark.parametrize("name", FIGURES)
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@every_figure
@in_both_languages
@pytest.mark.parametrize("theme", THEMES)
def test_plotly_accepts_every_property_of(name: str, language: Language, theme: Theme) -> None:
    figure = FIGURES[name](language, theme)
    assert len(figure.data) > 0
    checked = go.Figure(figure.to_dict())  # with plotly's own checks: ValueError on a wrong name
    assert checked.layout.paper_bgcolor == palette(theme).background
    assert checked.layout.font.family == FONT


@every_figure
@in_both_languages
def test_one_script_only_on(name: str, language: Language) -> None:
    strange = r"[A-Za-z]{2,}" if language == "zh" else r"[\u3000-\u9fff\uff00-\uffef]"
    drawn = FIGURES[name](language, "light").to_dict()
    plain = [_plain(one) for one in texts(drawn) if one not in INDICATORS]
    assert any(plain)
    assert [one for one in plain if re.search(strange, one)] == []


def _plain(words: str) -> str:
    """Without markup and places for plotly to fill; codes are no words."""
    return re.sub(r"<[^>]*>|%\{[^}]*\}", " ", words)


@every_figure
def test_height_is_fixed_and_nothing_is_rotated_on(name: str) -> None:
    layout = FIGURES[name]("zh", "light").to_dict()["layout"]
    assert layout["height"] == FIGURES[name]("zh", "light").layout.height >= 60
    assert layout["showlegend"] is False
    axes = [axis for key, axis in layout.items() if re.fullmatch(r"[xy]axis\d?", key)]
    assert axes
    for axis in axes:
        assert axis["fixedrange"]
        assert axis.get("tickangle", 0) == 0
    upright = [axis for key, axis in layout.items() if re.fullmatch(r"yaxis\d?", key)]
    assert not any(axis.get("title", {}).get("text") for axis in upright)
    assert not any(note.get("textangle") for note in layout.get("annotations", []))


@every_figure
def test_lines_between_grid_and_data_have_places_on_axes_of(name: str) -> None:
    # plotly.js 4.1 stops drawing on "between" with "paper" or "domain".
    for shape in FIGURES[name]("zh", "light").layout.shapes:
        if shape.layer == "between":
            assert (shape.xref or "x", shape.yref or "y") == ("x", "y")


@pytest.mark.parametrize("name", EMPTY)
@in_both_languages
def test_without_data_a_sentence_is_drawn_by(name: str, language: Language) -> None:
    figure = EMPTY[name](language, "dark")
    assert len(figure.data) == 0
    assert [note.text for note in figure.layout.annotations] == [text("charts.empty", language)]
    go.Figure(figure.to_dict())
