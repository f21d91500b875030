"""The six links of the service chain page: how many received each, and in which combinations."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.shares import shares
from i18n.formats import count, interval, percent
from i18n.verdicts import badge
from metrics.chain_coverage import LINKS
from shell.cache.per_view import cached_for
from shell.parts import drawing, export, tables
from shell.parts.tables import Column
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import combinations, coverage, result_months
from shell.screens.service_chain.sentences import (
    combinations_title,
    coverage_title,
    link_name,
    say,
    span_words,
)
from shell.viewer.view import View

COMBINATIONS_SHOWN = 8


def draw_coverage(view: View, choice: Choice) -> None:
    """Each link and all together, with intervals."""
    title, chart, alt = cached_for(view, _coverage, choice)
    st.markdown(f"**{title}**")
    drawing.figure(chart, alt, "chain_coverage", view)
    span = span_words(view, result_months(view, choice, "opening"))
    st.caption(say(view, "coverage.note", months=span))
    export.buttons(cached_for(view, coverage_sheet, choice), view)


def _coverage(view: View, choice: Choice) -> tuple[str, PreparedFigure, str]:
    """Title, figure and alt text."""
    found = coverage(view, choice)
    rows = pd.DataFrame([_row(view, row) for row in found.to_dict("records")])
    told = say(view, "semicolon").join(
        f"{name} {words}" for name, words in zip(rows["name"], rows["words"], strict=True)
    )
    chart = PreparedFigure(shares(rows, view.language, view.theme))
    return coverage_title(view, choice, found), chart, say(view, "coverage.alt", rows=told)


def _row(view: View, row: dict[Any, Any]) -> dict[str, Any]:
    name, n = link_name(view, row["link"]), count(row["denominator"], view.language)
    limits = interval(row["lower"], row["upper"], "percent", view.language)
    value = percent(row["value"], view.language)
    hover = [name, value, say(view, "card.interval", interval=limits)]
    key = "passers" if row["link"] in ("training", "all") else "applies"
    return {
        "name": name,
        "words": badge(row["state"], view.language) if row["state"] else value,
        "hover": "<br>".join([*hover, say(view, f"coverage.{key}", n=n)]),
        "strong": row["link"] == "all",
        **{end: float("nan") if row["state"] else row[end] for end in ("value", "lower", "upper")},
    }


def coverage_sheet(view: View, choice: Choice) -> export.Sheet:
    """The links to take away."""
    found = coverage(view, choice)
    frame = found.assign(name=[link_name(view, link) for link in found["link"]])
    columns = ("name", "numerator", "denominator", "value", "lower", "upper")
    named = {"name": "link"}
    return export.Sheet(
        "service_chain_links",
        say(view, "export.links", months=span_words(view, result_months(view, choice, "opening"))),
        say(view, "export.links_denominator"),
        frame,
        {key: say(view, f"column.{named.get(key, key)}") for key in columns},
    )


def draw_combinations(view: View, choice: Choice) -> None:
    """The most frequent combinations, a filled ring for each link received."""
    found = combinations(view, choice)
    st.markdown(f"**{cached_for(view, _combinations_title, choice)}**")
    if found.empty:
        return
    frame = cached_for(view, _combinations, choice)
    shown = min(len(frame), COMBINATIONS_SHOWN)
    alt = say(view, "combinations.alt", n=len(frame))
    tables.table(frame, _columns(view), view, alt, "chain_combinations", shown)
    st.caption(say(view, "combinations.note"))
    export.buttons(cached_for(view, combinations_sheet, choice), view)


def _combinations_title(view: View, choice: Choice) -> str:
    return combinations_title(view, combinations(view, choice))


def _combinations(view: View, choice: Choice) -> pd.DataFrame:
    found = combinations(view, choice)
    marks = {
        link: ["●" if bits >> place & 1 else "○" for bits in found["links"]]
        for place, link in enumerate(LINKS)
    }
    return found.assign(**marks)


def _columns(view: View) -> dict[str, Column]:
    share: Any = partial(percent, language=view.language)
    whole: Any = partial(count, language=view.language)
    about = say(view, "help.opening")
    return {
        "passers": Column(say(view, "column.passers"), whole, "number"),
        "share": Column(say(view, "column.share"), share, "number"),
        **{link: Column(say(view, f"brief.{link}"), width=view.size(56)) for link in LINKS},
        "value": Column(say(view, "column.opening"), share, "number", help=about),
    }


def combinations_sheet(view: View, choice: Choice) -> export.Sheet:
    """Every combination to take away."""
    heads = {link: link_name(view, link) for link in LINKS}
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
            view,
            "export.combinations",
            months=span_words(view, result_months(view, choice, "opening")),
        ),
        say(view, "coverage.passers", n="").strip(),
        _combinations(view, choice),
        heads | {key: say(view, f"column.{name}") for key, name in names.items()},
    )
