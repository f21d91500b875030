"""The restatement list as a table, and as a file to take away."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from data_access.cities import names_of_cities
from data_access.publishing.restatements import Restatement, causes_in_words
from i18n import Language, pick, text
from i18n.formats import count, measure, month
from metrics.registry import INDICATORS
from shell.cache import database
from shell.parts import export
from shell.parts.tables import Column, table
from shell.viewer.view import View

TEXTS = "data_returns.publish"
SHOWN = 10
WIDTHS = {"city": 130, "figure": 170, "period": 120, "before": 170, "after": 170, "causes": 260}


def draw(view: View, listed: Sequence[Restatement], before: int) -> None:
    """What differs from the snapshot published before, or that nothing does."""
    language = view.language
    if not listed:
        st.markdown(text(f"{TEXTS}.same", language, before=before))
        return
    title = text(f"{TEXTS}.restated", language, before=before, n=len(listed))
    st.markdown(title)
    frame = _frame(listed, language)
    headers = {name: text(f"{TEXTS}.{name}", language) for name in WIDTHS}
    columns = {name: Column(headers[name], width=width) for name, width in WIDTHS.items()}
    alt = text(f"{TEXTS}.alt", language, n=len(listed))
    table(frame, columns, view, alt, "restatements", min(SHOWN, len(frame)))
    denominator = text(f"{TEXTS}.denominator", language)
    export.buttons(export.Sheet("restatements", title, denominator, frame, headers), view)


def _frame(listed: Sequence[Restatement], language: Language) -> pd.DataFrame:
    names = names_of_cities(database.engine())
    return pd.DataFrame(
        [
            {
                "city": pick(names[line.city], language) if line.city in names else line.city,
                "figure": pick(INDICATORS[line.indicator].short, language),
                "period": _period(line.period, language),
                "before": _value(line.indicator, line.value_before, line.n_before, language),
                "after": _value(line.indicator, line.value_after, line.n_after, language),
                "causes": pick(causes_in_words(line.causes), language),
            }
            for line in listed
        ]
    )


def _period(period: str, language: Language) -> str:
    year, _, number = period.partition("-")
    if not number:
        return text(f"{TEXTS}.year", language, year=year)
    return month(date(int(year), int(number), 1), language)


def _value(key: str, value: float | None, n: float | None, language: Language) -> str:
    """The value with its denominator; persons for the year's training."""
    if value is None:
        return text("data_returns.no_value", language)
    figure = INDICATORS[key]
    if figure.kind == "progress":
        return count(value, language)
    words = measure(value, figure.unit, language)
    return text("data_returns.value_of", language, value=words, n=count(n, language))
