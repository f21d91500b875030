"""The cells of the heat table: their words, and their tints by verdict."""

import math
from typing import Any

import pandas as pd

from charts.base.palette import Palette, Theme, palette
from charts.base.tones import mix
from charts.heat_table import FAINT, TINT
from i18n import Language
from i18n.formats import count, measure
from i18n.verdicts import ICONS, badge, word
from metrics.counts.snapshot import Counts
from metrics.overall.gap_order import ordered
from metrics.overall.gaps import gaps
from metrics.readings.verdicts import VERDICTS
from metrics.registry import INDICATORS
from shell.cache.readings import cached, city_list
from shell.parts.overrides import PreparedTable, prepared
from shell.viewer.view import View

NAME, MEASURE = "city", "measure"


def styled(view: View, league: str | None, sort: str, chosen: str) -> PreparedTable:
    """The finished table: cells and tints of a tier's cities in an order."""
    order = cached(view.scope, view.snapshot, ordered, league=league, sort=sort)
    return prepared(cells(view, order), tints(view, order, chosen), NAME)


def cells(view: View, order: pd.DataFrame) -> pd.DataFrame:
    """City, six targets and the measure of the order, all in words; one row per city of `order`."""
    words = cached(view.scope, view.snapshot, _words, language=view.language)
    cities = city_list(view.scope, view.snapshot).set_index("entity")[view.language]
    codes = order["entity"]
    table = words.loc[codes].reset_index(drop=True)
    table.insert(0, NAME, cities.loc[codes].tolist())
    table[MEASURE] = [count(value, view.language) for value in order["measure"]]
    return table


def _words(counts: Counts, language: Language) -> pd.DataFrame:
    """Icon and value of every cell, the verdict's word where no value may be shown."""
    rows = gaps(counts)
    words = [_cell(row, language) for row in rows.itertuples()]
    return _wide(rows.assign(cell=words), "cell")


def _cell(row: Any, language: Language) -> str:
    if math.isnan(row.value):
        return _state(row.state, language)
    value = measure(row.value, INDICATORS[row.indicator].unit, language)
    return f"{ICONS[row.state]} {value}"


def _state(state: str, language: Language) -> str:
    """A state in place of a value; the shape of 未报 is a dash and says nothing beside the word."""
    return word(state, language) if state == "unreported" else badge(state, language)


def tints(view: View, order: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """Styles of the same shape as the cells, the chosen city marked."""
    colours = palette(view.theme)
    styles = cached(view.scope, view.snapshot, _styles, theme=view.theme)
    table = styles.loc[order["entity"]].reset_index(drop=True)
    plain, marked = f"color: {colours.ink}", _style(colours.chosen, 0.3, colours, "bold")
    table.insert(0, NAME, [marked if code == chosen else plain for code in order["entity"]])
    table[MEASURE] = plain
    return table


def _styles(counts: Counts, theme: Theme) -> pd.DataFrame:
    """Sure verdicts tint most, those without hardly."""
    colours = palette(theme)
    styles = {
        verdict: _style(colours.verdict[verdict], TINT.get(verdict, FAINT), colours)
        for verdict in VERDICTS
    }
    rows = gaps(counts)
    return _wide(rows.assign(style=rows["verdict"].map(styles)), "style")


def _wide(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """One row per city code, one column per indicator."""
    wide = rows.pivot(index="entity", columns="indicator", values=column)
    return wide[list(INDICATORS)].rename_axis(columns=None)


def _style(colour: str, share: float, colours: Palette, weight: str = "normal") -> str:
    ground = mix(colour, colours.background, share)
    return f"background-color: {ground}; color: {colours.ink}; font-weight: {weight}"
