"""The two figures of the leaders' page, each with its alt text, for `shell.cache.readings.cached`."""

from typing import Any

from charts.base.overrides import PreparedFigure, PreparedMap
from charts.base.palette import Theme
from charts.maps.cities import city_map, describe_map
from charts.verdict_bars import describe_verdict_bars, verdict_bars
from i18n import Language, pick
from metrics.counts.snapshot import Counts
from metrics.overall.targets import cities_by_state
from metrics.registry import INDICATORS
from shell.cache.readings import cached
from shell.parts.drawing import fitted_map, without_key
from shell.screens.overview.map_points import map_points
from shell.viewer.view import View

Drawn = tuple[Any, str]


def short_names(language: Language) -> dict[str, str]:
    """The indicators' short names by key, in the order of the work plan."""
    return {key: pick(indicator.short, language) for key, indicator in INDICATORS.items()}


def bars_figure(counts: Counts, language: Language, theme: Theme) -> Drawn:
    """Cities by verdict for each target; the page names the verdicts once for everything."""
    table, names = cities_by_state(counts), short_names(language)
    chart = verdict_bars(table, names, language, theme)
    return PreparedFigure(without_key(chart)), describe_verdict_bars(table, names, language)


def prepared_map(view: View, indicator: str, height: int) -> Drawn:
    """The map of an indicator at a height, ready to be drawn."""
    deck, alt = cached(
        view.scope,
        view.snapshot,
        map_figure,
        language=view.language,
        theme=view.theme,
        indicator=indicator,
    )
    return PreparedMap(fitted_map(deck, height, view.telephone)), alt


def map_figure(counts: Counts, language: Language, theme: Theme, indicator: str) -> Drawn:
    """Map of the cities by verdict on one indicator."""
    points = map_points(counts, indicator, language)
    return city_map(points, language, theme), describe_map(points, language)
