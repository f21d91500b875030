"""Reminders as text to copy, for one city whose month is awaited or for all of them."""

from datetime import date
from typing import Literal

import streamlit as st

from data_access.cities import names_of_cities
from data_access.periods.progress import Progress, missing_forms
from data_access.returns.forms.registry import name_of
from i18n import pick, text
from i18n.formats import day, listing, month
from shell.cache import database
from shell.screens.data_returns.choice import Sent
from shell.screens.data_returns.months.in_view import Rows, reference_day
from shell.session import labels
from shell.viewer.view import View

CHOICE = "return_remind"
ALL = ("all_awaited", "all_unsubmitted")
HEIGHT = 340  # pixels, for several letters
SEPARATOR = f"\n\n{'—' * 20}\n\n"


def draw(view: View, sent: Sent, rows: Rows) -> None:
    """A list to choose from, and the text; nothing for who sees one city only."""
    if view.scope.cities is not None and len(view.scope.cities) < 2:
        return
    language, today = view.language, reference_day(view, sent)
    now = {city: row for (city, month_end), row in rows.items() if month_end == sent.month_end}
    groups = {
        "all_awaited": [city for city, row in now.items() if row.awaited(today)],
        "all_unsubmitted": [city for city, row in now.items() if _is_unsubmitted(row, today)],
    }
    st.markdown(f"**{text('periods.reminders', language)}**")
    options = [name for name in ALL if groups[name]] + sorted({*groups[ALL[0]], *groups[ALL[1]]})
    if not options:
        st.caption(text("periods.nobody", language))
        return
    names = names_of_cities(database.engine())

    def words(option: str) -> str:
        if option in groups:
            return text(f"periods.{option}", language, n=len(groups[option]))
        return pick(names[option], language)

    if labels.code_of(CHOICE) not in options:
        st.session_state[CHOICE] = options[0]
    labels.renew(CHOICE, options, words)
    label = text("periods.remind", language)
    picked = st.selectbox(label, options, format_func=words, key=CHOICE)
    chosen = picked if picked in options else options[0]
    cities = groups.get(chosen, [chosen])
    missing = missing_forms(database.engine(), sent.month_end, cities)
    letters = [
        reminder(view, pick(names[city], language), now[city], missing.get(city, ()), today)
        for city in cities
    ]
    height: int | Literal["content"] = view.size(HEIGHT) if len(letters) > 1 else "content"
    st.code(SEPARATOR.join(letters), language=None, wrap_lines=True, height=height)
    st.caption(text("periods.reminder_note", language))


def _is_unsubmitted(row: Progress, today: date) -> bool:
    """Whether the day it was due is past, and what is there has not been submitted."""
    state = row.period.state
    return today > row.due_on and (state == "correcting" or (state == "open" and row.received))


def reminder(view: View, city: str, row: Progress, missing: tuple[str, ...], today: date) -> str:
    """The letter to one city; `missing` are codes of the forms that it usually returns."""
    language = view.language
    forms = listing([pick(name_of(code), language) for code in missing], language)
    lacking = text("periods.lacking", language, forms=forms) if missing else ""
    return text(
        "periods.letter",
        language,
        city=city,
        month=month(row.period.month_end, language),
        due=day(row.due_on, language),
        today=day(today, language),
        what=_what(view, row, today),
        missing=lacking + (" " if lacking and language == "en" else ""),
    ).strip()


def _what(view: View, row: Progress, today: date) -> str:
    """What is awaited of the city, as a clause."""
    period, language = row.period, view.language
    since = day(period.made_at.date(), language) if period.made_at else ""
    values = {"day": since, "reason": period.reason, "n": period.correction}
    if period.state in ("sent_back", "correcting"):
        return text(f"periods.what.{period.state}", language, **values)
    if row.received:
        return text("periods.what.unsubmitted", language)
    return text("periods.what.overdue", language, days=row.days_late(today))
