"""The six links of the service chain page: how many received each, and in which combinations."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.shares import shares
from i18n import Language
from i18n.formats import count, percent
from metrics.chain_coverage import LINKS
from sentences.service_chain import cells, titles
from sentences.service_chain.names import link_name, say, span_words
from shell.cache.per_view import cached_for
from shell.parts import drawing, export, tables
from shell.parts.missing_records import draw_note
from shell.parts.peer_note import peer_note
from shell.parts.tables import Column
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import combinations, coverage, result_months
from shell.viewer.view import View

COMBINATIONS_SHOWN = 8
RATES: dict[str, export.Measure] = {"value": "percent", "lower": "percent", "upper": "percent"}


def draw_coverage(view: View, choice: Choice) -> None:
    """Each link and all together, with intervals."""
    title, chart, alt = cached_for(view, _coverage, choice)
    st.markdown(f"**{title}**")
    drawing.figure(chart, alt, "chain_coverage", view)
    draw_note(view, "chain_coverage", entity=choice.entity)
    months = result_months(view, choice, "opening")
    st.caption(titles.coverage_note(months, view.language))
    if choice.by == "city":
        note = cached_for(view, peer_note, "chain_coverage", choice.entity, choice.period)
        if note:
            st.caption(note)
    export.buttons(cached_for(view, coverage_sheet, choice), view)


def _coverage(view: View, choice: Choice) -> tuple[str, PreparedFigure, str]:
    """Title, figure and alt text."""
    table, language = coverage(view, choice), view.language
    rows = pd.DataFrame([_row(row, language) for row in table.to_dict("records")])
    words = zip(rows["name"], rows["words"], strict=True)
    chart = PreparedFigure(shares(rows, view.language, view.theme))
    alt = titles.rows_alt("coverage", words, language)
    return titles.coverage_title(table, language), chart, alt


def _row(row: dict[Any, Any], language: Language) -> dict[str, Any]:
    name, value = link_name(row["link"], language), percent(row["value"], language)
    return {
        "name": name,
        "words": cells.coverage_words(row, language),
        "hover": "<br>".join([name, value, *cells.coverage_notes(row, language)]),
        "strong": row["link"] == "all",
        **{end: float("nan") if row["state"] else row[end] for end in ("value", "lower", "upper")},
    }


def coverage_sheet(view: View, choice: Choice) -> export.Sheet:
    """The links to take away."""
    table = coverage(view, choice)
    frame = table.assign(
        name=[link_name(link, view.language) for link in table["link"]],
        state=[cells.state_word(state, view.language) for state in table["state"]],
    )
    frame.loc[table["state"] != "", ["value", "lower", "upper"]] = float("nan")
    columns = ("name", "numerator", "denominator", "value", "lower", "upper", "state")
    headers = {"name": "link"}
    return export.Sheet(
        "service_chain_links",
        say(
            "export.links",
            view.language,
            months=span_words(result_months(view, choice, "opening"), view.language),
        ),
        say("export.links_denominator", view.language),
        frame,
        {key: say(f"column.{headers.get(key, key)}", view.language) for key in columns},
        {**dict.fromkeys(("numerator", "denominator"), "whole"), **RATES},
    )


def draw_combinations(view: View, choice: Choice) -> None:
    """The most frequent combinations, a filled ring for each link received."""
    st.markdown(f"**{cached_for(view, _combinations_title, choice)}**")
    if combinations(view, choice).empty:
        return
    frame = cached_for(view, _combinations, choice)
    height = min(len(frame), COMBINATIONS_SHOWN)
    alt = titles.combinations_alt(len(frame), view.language)
    tables.table(frame, _columns(view), view, alt, "chain_combinations", height)
    st.caption(say("combinations.note", view.language))
    export.buttons(cached_for(view, combinations_sheet, choice), view)


def _combinations_title(view: View, choice: Choice) -> str:
    known = (coverage(view, choice)["state"] != "not_recorded").all()
    return titles.combinations_title(combinations(view, choice), view.language, bool(known))


def _combinations(view: View, choice: Choice) -> pd.DataFrame:
    table = combinations(view, choice)
    rings = {
        link: ["●" if bits >> number & 1 else "○" for bits in table["links"]]
        for number, link in enumerate(LINKS)
    }
    return table.assign(**rings)


def _columns(view: View) -> dict[str, Column]:
    share: Any = partial(percent, language=view.language)
    whole: Any = partial(count, language=view.language)
    about = say("help.opening", view.language)
    return {
        "passers": Column(say("column.passers", view.language), whole, "number"),
        "share": Column(say("column.share", view.language), share, "number"),
        **{
            link: Column(say(f"brief.{link}", view.language), width=view.size(56)) for link in LINKS
        },
        "value": Column(say("column.opening", view.language), share, "number", help=about),
    }


def combinations_sheet(view: View, choice: Choice) -> export.Sheet:
    """Every combination to take away."""
    heads = {link: link_name(link, view.language) for link in LINKS}
    names = {
        "passers": "passers",
        "share": "share",
        "opened": "opened",
        "value": "opening",
        "lower": "lower",
        "upper": "upper",
    }
    return export.Sheet(
        "service_chain_combinations",
        say(
            "export.combinations",
            view.language,
            months=span_words(result_months(view, choice, "opening"), view.language),
        ),
        say("coverage.passers", view.language, n="").strip(),
        _combinations(view, choice),
        heads | {key: say(f"column.{name}", view.language) for key, name in names.items()},
        {**dict.fromkeys(("passers", "opened"), "persons"), "share": "percent", **RATES},
    )
