"""The finished figures of the ranking, kept per snapshot, slice, city, language and ground."""

from typing import Any

import pandas as pd

from charts.base.overrides import PreparedFigure
from charts.base.palette import Theme
from charts.base.words import Language, amount
from charts.funnel.plot import describe_funnel, funnel_plot
from charts.maps.cities import LAYER, city_map, describe_map
from charts.maps.tiles import describe_tiles, tile_grid
from charts.ranking.chart import describe_ranking, ranking
from charts.ranking.tall import LINE
from i18n import pick
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.overall.league import league_rows
from metrics.overall.summary import Funnel, funnel
from metrics.readings.tidy import readings
from metrics.readings.verdicts import provisional
from metrics.registry import INDICATORS

CHOSEN_SIZE, SIZE = 14, 9
TOP = 32  # pixels above a figure, for the names of its axes
HEIGHTS = {"ranking": 700, "funnel": 620, "tiles": 580}
Drawn = tuple[Any, str]


def ranking_figure(
    counts: Counts, language: Language, theme: Theme, city: str, tall: bool = False, **slice_: Any
) -> Drawn:
    """Dot plot of all cities with its alt text; a tall one names every city in a row of its own."""
    rows, city_names = league_rows(counts, **slice_), _names(counts, language)
    kind = INDICATORS[slice_["indicator"]].kind
    nation = readings(
        counts, INDICATORS[slice_["indicator"]], "national", slice_["variant"], slice_["period"]
    )
    chart = ranking(
        rows,
        city_names,
        language,
        theme,
        kind,
        (city,),
        float(nation["value"].iloc[0]),
        "tall" if tall else "wide",
    )
    # tall, the words of both lines stand one over the other
    fitted = _without_verdicts(chart, TOP + LINE) if tall else _fitted(chart, "ranking")
    return fitted, describe_ranking(rows, city_names, language, kind)


def funnel_figure(
    counts: Counts, language: Language, theme: Theme, city: str, **slice_: Any
) -> Drawn:
    """Funnel plot with its alt text; only where `funnel_of` finds one."""
    result, city_names = funnel_of(counts, **slice_), _names(counts, language)
    if result is None:
        raise ValueError("There is no funnel of these cities.")
    rows = _comparable(league_rows(counts, **slice_), result)
    targets = rows["target"].dropna().unique()
    chart = funnel_plot(
        rows,
        city_names,
        language,
        theme,
        result.centre,
        result.spread.phi,
        result.spread.tau2,
        float(targets[0]) if len(targets) == 1 else None,
        (city,),
        "pooled",
    )
    return _fitted(chart, "funnel"), describe_funnel(
        rows, city_names, language, result.centre, result.spread.tau2
    )


def funnel_of(counts: Counts, **slice_: Any) -> Funnel | None:
    """The funnel of a slice; None for means and counts, and for fewer than three cities."""
    return funnel(INDICATORS[slice_["indicator"]], league_rows(counts, **slice_))


def _comparable(rows: pd.DataFrame, result: Funnel) -> pd.DataFrame:
    return rows[rows["entity"].isin(result.side)]


def map_figure(counts: Counts, language: Language, theme: Theme, city: str, **slice_: Any) -> Drawn:
    """Map of the league's cities with its alt text."""
    rows, cities = league_rows(counts, **slice_), counts.tables["cities"]
    row_of = {f"{code:06d}": row for row, code in enumerate(cities["code"])}
    row = rows["entity"].map(row_of).to_numpy()
    provinces = counts.tables["provinces"]
    points = pd.DataFrame(
        {
            "code": rows["entity"],
            "name": rows["entity"].map(_names(counts, language)),
            "latitude": cities["latitude"][row].astype(float),
            "longitude": cities["longitude"][row].astype(float),
            "state": rows["state"],
            "provisional": rows["provisional"],
            "value_text": _values(rows, slice_["indicator"], language),
            "size": [CHOSEN_SIZE if code == city else SIZE for code in rows["entity"]],
            "province": provinces["short_zh" if language == "zh" else "name_en"][
                counts.province_of
            ][row],
        }
    )
    deck = city_map(points, language, theme)
    for layer in deck.layers:
        # What a reader clicked is drawn by its size; under a new name the browser forgets the click
        # and does not fade the other cities.
        layer.id = f"{LAYER}-{city}" if layer.id == LAYER else layer.id
    return deck, describe_map(points, language)


def tile_figure(counts: Counts, language: Language, theme: Theme, **slice_: Any) -> Drawn:
    """Provinces as tiles with the alt text; a province without any listed city stands empty."""
    rows = readings(
        counts, INDICATORS[slice_["indicator"]], "province", slice_["variant"], slice_["period"]
    )
    provinces, province_names = counts.tables["provinces"], names(counts, "province")
    words = _values(rows, slice_["indicator"], language)
    value = dict(zip(rows["entity"], words, strict=True))
    state = dict(zip(rows["entity"], rows["state"], strict=True))
    soon = provisional(rows, INDICATORS[slice_["indicator"]])
    early = dict(zip(rows["entity"], soon.tolist(), strict=True))
    codes = [f"{code:06d}" for code in provinces["code"]]
    tiles = pd.DataFrame(
        {
            "code": codes,
            "name": [pick(province_names[code], language) for code in codes],
            "short": provinces["short_zh"] if language == "zh" else provinces["name_en"],
            "row": provinces["tile_row"],
            "column": provinces["tile_column"],
            "state": [state.get(code, "") for code in codes],
            "provisional": [early.get(code, False) for code in codes],
            "value_text": [value.get(code, "") for code in codes],
        }
    )
    return _fitted(tile_grid(tiles, language, theme), "tiles"), describe_tiles(tiles, language)


def _fitted(chart: Any, name: str) -> PreparedFigure:
    """The figure in the height of the page, without the verdicts, which stand above every view."""
    chart.layout.height = HEIGHTS[name]
    return _without_verdicts(chart)


def _without_verdicts(chart: Any, top: int = TOP) -> PreparedFigure:
    chart.layout.title = None
    chart.layout.margin.t = top
    return PreparedFigure(chart)


def _names(counts: Counts, language: Language) -> dict[str, str]:
    return {code: pick(name, language) for code, name in names(counts, "city").items()}


def _values(rows: pd.DataFrame, indicator: str, language: Language) -> list[str]:
    kind = INDICATORS[indicator].kind
    return [amount(value, kind, language) for value in rows["value"]]
