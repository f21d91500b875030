"""Where the cities lie and how each stands: points on a plain ground that needs no outside map."""

import numpy as np
import pandas as pd
import pydeck as pdk

from charts.base.palette import FONT, Palette, Theme, palette
from charts.base.words import Language, say
from charts.maps.province_names import SIZE, province_names
from i18n.formats import listing
from i18n.verdicts import ICONS, badge, word

HEIGHT = 560
PROVINCES = "provinces"  # the id of the layer of names, for which small maps have no room
LAYER = "cities"  # the id of the layer whose points can be selected
VIEW = {"latitude": 35.3, "longitude": 104.6, "zoom": 3.3}
NARROWER = 1.16  # steps of zoom back, so that a telephone holds the cities from Urumqi to Jiamusi
COUNTRY = 44.0  # degrees of longitude between its outermost cities, as VIEW shows them
TALLER = 1.45  # degrees of longitude as high as one of latitude on a frame of this form
LEAST = 2.0  # degrees: a single city is shown with what lies around
NEAREST, LITTLE = 3.0, 0.5  # steps of zoom: the most, and what is not worth another frame
FARTHER = -0.05  # the same, where the cities need more than VIEW shows
RADIUS = 8  # pixels where no size is given


def city_map(points: pd.DataFrame, language: Language, theme: Theme) -> pdk.Deck:
    """Map of `points`: code, name, latitude, longitude, state, value_text.

    Optional: `size` (radius in pixels) and `province` (short name, written faintly beside its
    cities). Selected objects of layer "cities" carry `code`.
    """
    colours = palette(theme)
    layers = [_cities(points, language, colours), _icons(points, colours)]
    if "province" in points:
        layers.insert(0, _provinces(points, colours))
    # No map_style: with None, Streamlit asks an outside server for the style of its theme.
    return pdk.Deck(
        layers=layers,
        map_provider=None,
        initial_view_state=pdk.ViewState(**frame_of(points), min_zoom=2, max_zoom=8),
        views=[pdk.View(type="MapView", controller=True)],
        tooltip={"html": _tip(language), "style": _tooltip(colours)},
        parameters={"clearColor": [part / 255 for part in _rgb(colours.background)] + [1]},
        height=HEIGHT,
    )


def frame_of(points: pd.DataFrame) -> dict[str, float]:
    """Centre and zoom: the whole country, nearer where all cities lie in a part of it, farther where
    they reach from the Pamirs to the Ussuri.

    Each step of zoom halves the degrees that fit; two steps leave room for what lies around.
    """
    if points.empty:
        return VIEW
    wide, high = (float(np.ptp(points[name])) for name in ("longitude", "latitude"))
    spread = max(wide, TALLER * high, LEAST)
    nearer = min(float(np.log2(COUNTRY / spread)), NEAREST)
    if FARTHER < nearer <= LITTLE:
        return VIEW
    middle = {
        name: float(points[name].max() + points[name].min()) / 2
        for name in ("latitude", "longitude")
    }
    return middle | {"zoom": VIEW["zoom"] + nearer}


def describe_map(points: pd.DataFrame, language: Language) -> str:
    """Alt text: number of cities per verdict."""
    if points.empty:
        return say("empty", language)
    counts = points["state"].value_counts()
    early = set(points.loc[points["provisional"], "state"]) if "provisional" in points else ()
    parts = [f"{word(v, language, v in early)} {counts[v]}" for v in ICONS if v in counts]
    return say("alt_map", language, n=len(points), rows=listing(parts, language))


def _cities(points: pd.DataFrame, language: Language, colours: Palette) -> pdk.Layer:
    """One disc per city in its verdict's colour; only what is drawn or read goes to the browser."""
    early = points.get("provisional", pd.Series(False, points.index)).tolist()
    pairs = list(zip(points["state"], early, strict=True))
    marks = {pair: badge(pair[0], language, pair[1]) for pair in set(pairs)}
    data = points[["code", "longitude", "latitude"]].assign(
        colour=[_rgb(colours.verdict[verdict]) for verdict in points["state"]],
        radius=points.get("size", RADIUS),
        name=points["name"],
        value=points["value_text"],
        verdict=[marks[pair] for pair in pairs],
    )
    return pdk.Layer(
        "ScatterplotLayer",
        data,
        id=LAYER,
        get_position=["longitude", "latitude"],
        get_fill_color="colour",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        get_line_color=_rgb(colours.background),
        stroked=True,
        line_width_min_pixels=1,
        pickable=True,
        auto_highlight=True,
    )


def _icons(points: pd.DataFrame, colours: Palette) -> pdk.Layer:
    """The verdict's icon on each disc, for readers who do not see its colour."""
    data = points[["longitude", "latitude"]].assign(
        icon=[ICONS[verdict] for verdict in points["state"]],
        colour=[_rgb(colours.on_verdict[verdict]) for verdict in points["state"]],
    )
    return _text_layer(data, "icon", 11, "colour")


def _provinces(points: pd.DataFrame, colours: Palette) -> pdk.Layer:
    """Short names beside each province's cities, for orientation."""
    farther = max(0.0, VIEW["zoom"] - frame_of(points)["zoom"])
    return _text_layer(
        province_names(points, farther), "province", SIZE, _rgb(colours.faint), PROVINCES
    )


def _text_layer(
    data: pd.DataFrame, column: str, size: int, colour: object, id_: str | None = None
) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        data,
        id=id_,
        get_position=["longitude", "latitude"],
        get_text=column,
        get_size=size,
        get_color=colour,
        font_family=pdk.types.String(FONT),
        character_set=pdk.types.String("auto"),
        pickable=False,
    )


def _tip(language: Language) -> str:
    """What a pointed city says; the browser fills in the words of the point, harmless as text."""
    return say("tile_hover", language, name="{name}", value="{value}", verdict="{verdict}")


def _tooltip(colours: Palette) -> dict[str, str]:
    return {
        "backgroundColor": colours.background,
        "color": colours.ink,
        "border": f"1px solid {colours.faint}",
        "fontFamily": FONT,
        "fontSize": "14px",
    }


def _rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
