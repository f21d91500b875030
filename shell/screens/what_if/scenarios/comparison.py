"""Up to four scenarios side by side against today: the lines, the table and the file to take away."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from i18n import Language, pick, text
from i18n.formats import MISSING, count, uncapitalised
from i18n.verdicts import STATES, badge, word
from metrics.readings.verdicts import tallied
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.flow import positions
from metrics.what_if.scenario import Scenario, assumed_indicators, is_city
from sentences.what_if.amounts import ends, lever_at
from sentences.what_if.scenarios import target_range
from shell.cache.readings import cached
from shell.parts.export import Measure, Sheet, as_shown
from shell.parts.tables import Column
from shell.screens.what_if.scenarios.sentences import results_of
from shell.screens.what_if.scopes import scope_name
from shell.viewer.view import View

SURE = ("opened", "jobs")  # shown with their interval
SHOWN = ("passed", "opened", "businesses", "lasting", "jobs")
TODAY = "today"
FIXED = 150  # pixels of a column where there are many
Kind = Literal["target", "verdict", "cities", "missing", "lever", "amount", "interval"]
Row = Mapping[Hashable, Any]
Number = tuple[float, float, float]  # value, lower, upper; NaN where there is none
NONE: Number = (np.nan, np.nan, np.nan)


@dataclass(frozen=True)
class Line:
    """One line of the comparison: what it shows, and a number per column, today's first."""

    kind: Kind
    key: str
    label: str
    numbers: tuple[Number, ...]


def lines(view: View, chosen: tuple[Scenario, ...]) -> list[Line]:
    """Targets, cities, missing, levers and amounts; only what one of the scenarios touches."""
    language = view.language
    named = {key for scenario in chosen for key in assumed_indicators(scenario)}
    rows: list[Line] = []
    for key in INDICATORS:
        if key in named:
            rows += _of_targets(view, key, chosen)
    moved = {key for scenario in chosen for key in scenario.moved}
    rows += [_of_lever(view, key, chosen) for key in LEVERS if key in moved]
    for stage in SHOWN if moved else ():
        numbers = _amounts(view, stage, chosen)
        rows.append(
            Line("amount", stage, text(f"what_if_scenarios.stage.{stage}", language), numbers)
        )
        if stage in SURE:
            rows.append(
                Line("interval", stage, text("what_if_scenarios.interval", language), numbers)
            )
    return rows


def _of_targets(view: View, key: str, chosen: tuple[Scenario, ...]) -> list[Line]:
    """The lines of one indicator: cities by verdict, of one city its verdict instead."""
    both = _columns(view, key, chosen)
    cities = [scenario.scope for scenario in chosen if is_city(scenario.scope)]
    kinds: list[tuple[Kind, Callable[[Row], Number]]] = [("target", _target)]
    if cities:
        kinds.append(("verdict", _verdict))
    rows = [_line(view, key, kind, both, number) for kind, number in kinds]
    if len(cities) < len(chosen):
        rows += [
            _line(view, key, "cities", both, _counted(state), state)
            for state in tallied(_every_city(both))
        ]
    return [*rows, _line(view, key, "missing", both, _of_any("missing"))]


def _line(
    view: View,
    key: str,
    kind: Kind,
    rows: list[Row | None],
    number: Callable[[Row], Number],
    state: str = "",
) -> Line:
    """One line of an indicator, named after it and, of cities in a state, after that state."""
    indicator, language = INDICATORS[key], view.language
    words = {"name": pick(indicator.short, language), "noun": pick(indicator.missing, language)}
    words["state"] = uncapitalised(word(state, language)) if state else ""
    label = text(f"what_if_scenarios.line.{kind}", language, **words)
    return Line(kind, key, label, tuple(NONE if row is None else number(row) for row in rows))


def _every_city(rows: list[Row | None]) -> dict[str, int]:
    """Cities in every state, over all columns: which states are to be told."""
    return {
        state: sum(int(row[state]) for row in rows if row and not is_city(row["scope"]))
        for state in STATES
    }


def _columns(view: View, key: str, chosen: tuple[Scenario, ...]) -> list[Row | None]:
    """Today's verdicts and every scenario's; of today only where all that assume a target of the
    indicator are about the same cities, and then nothing of other cities beside it."""
    tables = [results_of(view, scenario)[0] for scenario in chosen]
    pairs = [table[table["indicator"] == key].to_dict("records") for table in tables]
    about = {scenario.scope for scenario in chosen if key in assumed_indicators(scenario)}
    today = next(
        pair[0] for pair, scenario in zip(pairs, chosen, strict=True) if scenario.scope in about
    )
    assumed = [
        pair[1] if scenario.scope in about else None
        for pair, scenario in zip(pairs, chosen, strict=True)
    ]
    return [today if len(about) == 1 else None, *assumed]


def _target(row: Row) -> Number:
    """Lowest and highest target of the scope's cities; the value if all agree."""
    low, high = float(row["lowest"]), float(row["highest"])
    return (low if low == high else np.nan), low, high


def _verdict(row: Row) -> Number:
    """The place of a city's state among all; nothing of more than one city."""
    at = [place for place, state in enumerate(STATES) if row[state]]
    return (float(at[0]), np.nan, np.nan) if is_city(row["scope"]) else NONE


def _counted(name: str) -> Callable[[Row], Number]:
    """A number of cities; nothing of one city, which has its verdict."""
    return lambda row: NONE if is_city(row["scope"]) else _of_any(name)(row)


def _of_any(name: str) -> Callable[[Row], Number]:
    return lambda row: (float(row[name]), np.nan, np.nan)


def _of_lever(view: View, key: str, chosen: tuple[Scenario, ...]) -> Line:
    pairs = [_position(view, key, scenario) for scenario in chosen]
    today = pairs[0][0] if len({scenario.scope for scenario in chosen}) == 1 else np.nan
    numbers = [(today, np.nan, np.nan), *((then, np.nan, np.nan) for _, then in pairs)]
    return Line("lever", key, pick(LEVERS[key].name, view.language), tuple(numbers))


def _position(view: View, key: str, scenario: Scenario) -> tuple[float, float]:
    rows = cached(view.scope, view.snapshot, positions, scenario=scenario).set_index("lever")
    return float(rows.at[key, "today"]), float(rows.at[key, "then"])


def _amounts(view: View, stage: str, chosen: tuple[Scenario, ...]) -> tuple[Number, ...]:
    """Of today only where all scenarios are about the same cities.

    Where no lever is moved the amounts are today's, drawn once.
    """
    pairs = []
    for scenario in chosen:
        amounts = results_of(view, scenario)[1]
        of_stage = amounts.loc[amounts["stage"] == stage, ["point", "lower", "upper"]]
        pairs.append([(float(a), float(b), float(c)) for a, b, c in of_stage.to_numpy()])
    same = len({scenario.scope for scenario in chosen}) == 1
    then = [pair[1 if scenario.levers else 0] for pair, scenario in zip(pairs, chosen, strict=True)]
    return (pairs[0][0] if same else NONE, *then)


def cell(line: Line, number: Number, language: Language) -> str:
    """A number of a line as written."""
    value, low, high = number
    if line.kind == "target":
        return MISSING if np.isnan(low) else target_range(line.key, low, high, language)
    if line.kind == "verdict":
        return MISSING if np.isnan(value) else badge(STATES[int(value)], language)
    if line.kind == "lever":
        return lever_at(line.key, value, language)
    if line.kind == "interval":
        return MISSING if np.isnan(low) else ends(count(low, language), count(high, language))
    return count(value, language)


def table_of(
    view: View, compared: list[Line], named: Mapping[str, Scenario]
) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The comparison as words, a column for today and each scenario."""
    language = view.language
    about = [{"line": text("what_if_scenarios.line.scope", language), TODAY: ""}]
    about[0] |= {name: scope_name(view, scenario.scope) for name, scenario in named.items()}
    for line in compared:
        cells = [cell(line, value, language) for value in line.numbers]
        about.append({"line": line.label, **dict(zip([TODAY, *named], cells, strict=True))})
    wide = view.size(FIXED) if len(named) > 2 else None
    columns = {
        "line": Column(
            text("what_if_scenarios.line.header", language), pinned=True, width=view.size(230)
        ),
        TODAY: Column(text("what_if_scenarios.today", language), form="number", width=wide),
        **{name: Column(name, form="number", width=wide) for name in named},
    }
    return pd.DataFrame(about), columns


def _measure(line: Line) -> Measure:
    """What the numbers of a line are; persons, businesses and cities, which its name says, whole."""
    kind: str = ""
    if line.kind == "target":
        kind = INDICATORS[line.key].kind
    if line.kind == "lever":
        kind = LEVERS[line.key].kind
    return "percent" if kind in ("rate", "share") else "jobs" if kind == "mean" else "whole"


def sheet(view: View, compared: list[Line], named: Mapping[str, Scenario]) -> Sheet:
    """The same as numbers: value, lower and upper of every column."""
    language, rows = view.language, []
    headers = {
        name: text(f"what_if_scenarios.{key}", language)
        for name, key in (("line", "line.header"), ("unit", "export_unit"))
    }
    for place, name in enumerate([text("what_if_scenarios.today", language), *named]):
        headers |= {
            f"{part}{place}": text(f"what_if_scenarios.export_{part}", language, name=name)
            for part in ("value", "lower", "upper")
        }
    for line in [entry for entry in compared if entry.kind != "interval"]:
        measure = _measure(line)
        unit = text(f"what_if_scenarios.export_in.{measure}", language)
        unit = "" if line.kind == "verdict" else unit
        row: dict[str, object] = {"line": line.label, "unit": unit}
        for place, (value, low, high) in enumerate(line.numbers):
            parts = {"value": value, "lower": low, "upper": high}
            row |= {f"{part}{place}": as_shown(figure, measure) for part, figure in parts.items()}
            if line.kind == "verdict":
                row[f"value{place}"] = cell(line, line.numbers[place], language)
        rows.append(row)
    return Sheet(
        "what_if_scenarios",
        text("what_if_scenarios.export_title", language),
        text("what_if_scenarios.export_denominator", language),
        pd.DataFrame(rows, columns=list(headers)),
        headers,
    )
