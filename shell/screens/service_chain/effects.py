"""Opening and survival with and without each link on the service chain page: an association."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.difference import describe_difference, difference
from i18n import pick
from metrics.chain.link_effects import ASSOCIATION
from sentences.service_chain import cells
from sentences.service_chain.names import link_name, say, span_words
from sentences.service_chain.titles import effects_note, effects_title
from shell.cache.per_view import cached_for
from shell.parts import drawing, export, tables
from shell.parts.missing_records import draw_note
from shell.parts.tables import Column
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import effects, result_months
from shell.viewer.view import View

RESULTS = {"opening": "opening_rate", "survival": "stability_rate"}


def draw(view: View) -> None:
    """What the comparison is not."""
    st.markdown(f"**{say('effects.heading', view.language)}**")
    st.caption(pick(ASSOCIATION, view.language))


def draw_result(view: View, choice: Choice, result: str) -> None:
    """One result: the finding, differences with intervals, the table and its files."""
    title, chart, alt = cached_for(view, _chart, choice, result)
    st.markdown(f"**{title}**")
    draw_note(view, "chain_coverage", RESULTS[result], entity=choice.entity)
    drawing.figure(chart, alt, f"chain_{result}", view)
    frame = cached_for(view, _frame, choice, result)
    alt = say(f"effects.table_{result}", view.language)
    tables.table(frame, _columns(view, result), view, alt, f"chain_{result}_table", len(frame))
    watched = _watched(effects(view, choice, result))
    st.caption(effects_note(result, watched, result_months(view, choice, result), view.language))
    export.buttons(cached_for(view, sheet, choice, result), view)


def _watched(table: pd.DataFrame) -> str:
    """Of whom the results are."""
    return str(table["watched"].iloc[0])


def _chart(view: View, choice: Choice, result: str) -> tuple[str, PreparedFigure, str]:
    """Title, figure and alt text."""
    table = effects(view, choice, result)
    rows = table[table["state"] == ""]
    rows = rows.assign(name=[link_name(link, view.language) for link in rows["link"]])
    sides = say("effects.with", view.language), say("effects.without", view.language)
    chart = difference(rows, *sides, view.language, view.theme)
    alt = describe_difference(rows, *sides, view.language)
    return effects_title(table, result, view.language), PreparedFigure(chart), alt


def _frame(view: View, choice: Choice, result: str) -> pd.DataFrame:
    table, language = effects(view, choice, result), view.language
    rows = table.to_dict("records")
    return table.assign(
        name=[link_name(link, view.language) for link in table["link"]],
        with_=[cells.rate_and_cases(row["with_value"], row["with_n"], language) for row in rows],
        without=[
            cells.rate_and_cases(row["without_value"], row["without_n"], language) for row in rows
        ],
        unadjusted=[cells.raw_difference(row["raw"], language) for row in rows],
        adjusted=[cells.adjusted_difference(row, language) for row in rows],
    )


def _columns(view: View, result: str) -> dict[str, Column]:
    def column(name: str, key: str, **more: Any) -> Column:
        return Column(say(f"column.{key}", view.language), form="number", **more)

    return {
        "name": Column(say("column.link", view.language), pinned=True),
        "with_": column("with_", f"with_{result}"),
        "without": column("without", f"without_{result}"),
        "unadjusted": column("unadjusted", "raw"),
        "adjusted": column("adjusted", "adjusted", help=say("help.adjusted", view.language)),
    }


def sheet(view: View, choice: Choice, result: str) -> export.Sheet:
    """The comparison to take away, numbers as they are."""
    table = effects(view, choice, result)
    frame = table.assign(
        name=[link_name(link, view.language) for link in table["link"]],
        state=[cells.state_word(state, view.language) for state in table["state"]],
    )
    frame.loc[table["state"] != "", ["difference", "lower", "upper"]] = float("nan")
    columns = {
        "name": "link",
        "with_x": "with_x",
        "with_n": "with_n",
        "with_value": "with_value",
        "without_x": "without_x",
        "without_n": "without_n",
        "without_value": "without_value",
        "raw": "raw_share",
        "difference": "adjusted_share",
        "lower": "lower",
        "upper": "upper",
        "state": "state",
    }
    return export.Sheet(
        f"service_chain_{result}",
        say(
            f"export.{result}",
            view.language,
            months=span_words(result_months(view, choice, result), view.language),
        ),
        say(
            f"effects.denominator_{result}{'_known' if _watched(table) == 'known' else ''}",
            view.language,
        ),
        frame,
        {key: say(f"column.{name}", view.language) for key, name in columns.items()},
        {
            **dict.fromkeys(("with_x", "with_n", "without_x", "without_n"), "whole"),
            **dict.fromkeys(("with_value", "without_value"), "percent"),
            **dict.fromkeys(("raw", "difference", "lower", "upper"), "points"),
        },
    )
