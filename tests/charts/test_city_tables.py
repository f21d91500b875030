"""Bullets, tints of a table, tiles, triangle, difference and map, each by its numbers."""

import json

import numpy as np
import pandas as pd
import pytest

from charts.base.palette import PALETTES, Theme, palette
from charts.base.tones import mix
from charts.curves.triangle import describe_triangle, triangle
from charts.difference import describe_difference, difference
from charts.gap_bullets import bullets, describe_bullets
from charts.heat_table import TINT, describe_heat_table
from charts.maps.cities import city_map, describe_map
from charts.maps.province_names import SIZE, province_names
from charts.maps.tiles import describe_tiles, tile_grid
from i18n import Language
from i18n.verdicts import ICONS
from tests.charts import frames as f
from tests.charts.drawn import words


def test_bullets_show_values_as_shares_of_their_targets() -> None:
    rows = f.target_rows("en")
    figure = bullets(rows, "en", "light")
    np.testing.assert_allclose(figure.data[0].x, rows["value"] / rows["target"])
    target = next(s for s in figure.layout.shapes if s.line.color == palette("light").accent)
    assert target.x0 == target.x1 == 1
    bands = [(s.x0, s.x1) for s in figure.layout.shapes if s.type == "rect"]
    assert len(bands) == 4
    assert bands[3] == pytest.approx((3.2 / 5, 5.6 / 5))
    assert "4.10, target 5.0" in words(figure)
    assert "◇ Immature" in words(figure)
    assert "Pass rate 83.0%, target 80.0%, Met" in describe_bullets(rows, "en")


def test_the_table_in_words_counts_its_cells() -> None:
    readings = f.table_readings().drop(index=0)
    assert f"{(readings['verdict'] == 'met').sum()} cells are met" in describe_heat_table(
        readings, "en"
    )


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("verdict", ICONS)
def test_words_on_tints_can_be_read(theme: Theme, verdict: str) -> None:
    colours = palette(theme)
    tint = mix(colours.verdict[verdict], colours.background, TINT.get(verdict, 0.1))
    assert contrast(colours.ink, tint) >= 4.5


@pytest.mark.parametrize("theme", PALETTES)
def test_numbers_in_the_triangle_can_be_read(theme: Theme) -> None:
    shares = triangle(f.cells(), "zh", theme, "opening").data[1]
    assert shares.textfont.color == palette(theme).ink
    for _, shade in shares.colorscale:
        assert contrast(palette(theme).ink, shade) >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_tiles_carry_short_name_icon_and_value() -> None:
    figure = tile_grid(f.provinces("en"), "en", "light")
    tiles, colours = figure.data[0], palette("light")
    assert list(tiles.text) == [
        "Alpha<br>▲ 60.0%",
        "Beta<br>One<br>▼ 40.0%",
        "Gamma<br>○ 50.2%",
        "Delta",
    ]
    fills = [shape.fillcolor for shape in figure.layout.shapes]
    assert fills[0] == mix(colours.verdict["met"], colours.background, TINT["met"])
    assert fills[3] is None
    assert "Missed Beta One" in describe_tiles(f.provinces("en"), "en")


def test_the_triangle_shows_complete_cells_only_and_hatches_the_rest() -> None:
    hatching, shares = triangle(f.cells(12, 12), "zh", "light", "opening").data
    known = np.isfinite(np.array(shares.z, dtype=float))
    assert known.sum() == sum(range(1, 13))
    assert shares.z[0][11] == pytest.approx(1 - 0.97**12)
    assert shares.text[11][1] == ""
    assert hatching.fillpattern.shape == "/"
    assert min(hatching.x) == 1.5
    survival = triangle(f.cells(12, 12), "zh", "light", "survival").data[1]
    assert survival.z[0][0] == pytest.approx(0.97)
    assert describe_triangle(f.cells(12, 12), "zh").startswith("12个月份队列，2009年6月至2010年5月")


def test_small_cohorts_bear_grey_numbers_without_a_shade() -> None:
    cells = f.cells(12, 12)
    cells.loc[cells["month"] == cells["month"].min(), "started"] = 29
    figure = triangle(cells, "zh", "light", "survival")
    _, large, small = figure.data
    assert not any(large.text[0])
    assert large.text[1][0] == small.text[0][0] == "97"
    assert not any("".join(row) for row in small.text[1:])
    assert small.textfont.color == palette("light").muted
    assert {shade for _, shade in small.colorscale} == {palette("light").background}
    assert "样本过小" in small.hovertemplate
    assert any("不足30" in said for said in words(figure))


def test_names_of_provinces_cover_no_city_and_no_other_name() -> None:
    rng = np.random.default_rng(1)
    cities = pd.DataFrame(
        {
            "province": np.repeat([f"省{n}" for n in range(12)], 8),
            "longitude": rng.normal(np.repeat(np.arange(12) % 4 * 5 + 100, 8), 1.5),
            "latitude": rng.normal(np.repeat(np.arange(12) // 4 * 5 + 25, 8), 1.2),
        }
    )
    names = province_names(cities)
    placed, seen = pixels(names), pixels(cities)
    half = np.array([2 * SIZE / 2, SIZE / 2])
    assert 6 <= len(names) < 12
    assert (np.abs(placed[:, None] - seen[None]) > half).any(axis=2).all()
    for at, place in enumerate(placed):
        others = np.delete(placed, at, axis=0)
        assert (np.abs(others - place) >= 2 * half).any(axis=1).all()
        own = seen[(cities["province"] == names["province"][at]).to_numpy()]
        assert np.hypot(*(own - place).T).min() < 60


def pixels(points: pd.DataFrame) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Places in the pixels of the smallest map, by the formula of Mercator's projection."""
    latitude = np.radians(points["latitude"].to_numpy())
    up = np.arctanh(np.sin(latitude)) / (2 * np.pi)
    return 512 * 2**2.66 * np.column_stack([points["longitude"].to_numpy() / 360, up])


def test_no_cities_have_no_names() -> None:
    assert province_names(f.points("zh").head(0)).empty


def test_a_difference_stands_in_points_and_is_filled_when_sure() -> None:
    figure = difference(f.differences("en"), "A", "B", "en", "light")
    dots, colours = figure.data[0], palette("light")
    assert list(dots.x) == pytest.approx([4.3, -1.2])
    assert list(dots.error_x.array) == pytest.approx([3.2, 2.0])
    assert list(dots.error_x.arrayminus) == pytest.approx([3.1, 1.8])
    assert list(dots.marker.color) == [colours.chosen, colours.background]
    assert {(s.x0, s.x1) for s in figure.layout.shapes} == {(0, 0)}
    assert words(figure) == ["← B higher", "A higher →", "no difference"]
    told = describe_difference(f.differences("en"), "A", "B", "en")
    assert "Pass rate −1.2 percentage points (95% interval −3.0 to +0.8)" in told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", PALETTES)
def test_the_map_needs_no_outside_map_and_tells_the_city(language: Language, theme: Theme) -> None:
    deck = json.loads(city_map(f.points(language), language, theme).to_json())
    assert deck.get("mapProvider") is None
    # None would make Streamlit ask an outside server for the style of its theme.
    assert deck["mapStyle"] is not None
    assert "http" not in json.dumps(deck)
    names, cities, icons = deck["layers"]
    assert cities["id"] == "cities"
    assert cities["pickable"] is True
    assert set(cities["data"][0]) == {
        "code",
        "longitude",
        "latitude",
        "colour",
        "radius",
        "name",
        "value",
        "verdict",
    }
    # Streamlit fills in a point's words as text, so the form of the tip stands outside of them.
    assert all(
        f"{{{name}}}" in city_map(f.points(language), language, theme)._tooltip["html"]
        for name in ("name", "value", "verdict")
    )
    red, green, blue = cities["data"][0]["colour"]
    assert f"#{red:02X}{green:02X}{blue:02X}" == palette(theme).verdict["met"]
    assert [one["icon"] for one in icons["data"]] == ["▲", "△", "○", "▽", "▼"]
    west = next(one for one in names["data"] if one["province"] in ("西", "W"))
    assert west["latitude"] == pytest.approx((43.8 + 30.6) / 2)


def test_the_alt_text_of_the_map_counts_the_verdicts() -> None:
    assert "Met 1, Likely met 1" in describe_map(f.points("en"), "en")
