"""How far the cities' months are: for whom sees several of them all, for a city's office its own."""

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.cities import names_of_cities
from data_access.engine import DatabaseReplaced
from data_access.periods.actions import LockedMonth, lock_month
from data_access.periods.progress import Progress, missing_forms
from data_access.periods.steps import state_words
from data_access.returns.forms.registry import name_of
from data_access.wording import Worded
from i18n import Language, pick, text
from i18n.formats import MISSING, day, listing, month
from metrics.doubts.reporting import IN_TIME
from sentences.data_quality.returns import short_month
from sentences.escape import escape
from shell.cache import database
from shell.parts import ways
from shell.parts.clicks import pressed_row
from shell.parts.confirmation import line_field
from shell.parts.tables import Column, table
from shell.screens.data_returns.choice import Sent
from shell.screens.data_returns.months.in_view import (
    Rows,
    doubtful_figures,
    reference_day,
    year_of_months,
)
from shell.viewer.may import may, require_may
from shell.viewer.view import View

OUTCOME = "_return_locked"
SHOWN = 12
KEY = "return_progress"
LOCK_KEYS = "return_lock"


def draw(view: View, sent: Sent) -> Rows:
    """The table, with a button that locks; gives the rows of the year."""
    rows = year_of_months(view, sent)
    if view.scope.cities is None or len(view.scope.cities) > 1:
        _draw_cities(view, sent, rows)
    else:
        _draw_own(view, sent, rows)
    return rows


def _draw_cities(view: View, sent: Sent, rows: Rows) -> None:
    language = view.language
    today = reference_day(view, sent)
    now = _in_order({city: row for (city, m), row in rows.items() if m == sent.month_end}, today)
    words = {"month": month(sent.month_end, language), "n": len(now)}
    st.markdown(f"**{text('periods.progress', language, **words)}**")
    if not now:
        return
    st.caption(_tally(now, today, language))
    _draw_locked(view)
    ways_on = pressed_row(KEY, "city", list(now))
    if ways_on is not None:
        place = {"return_city": ways_on, "return_month": f"{sent.month_end:%Y-%m}"}
        ways.follow("data_returns", lang=language, **place)
    frame = _frame(view, now, rows, today)
    alt = text("periods.progress_alt", language, n=len(now))
    table(frame, _columns(frame, language), view, alt, KEY, min(SHOWN, len(frame)))
    st.caption(text("periods.progress_note", language, days=IN_TIME))
    _draw_lock(view, sent, sum(row.period.state == "accepted" for row in now.values()))


def _in_order(rows: dict[str, Progress], today: date) -> dict[str, Progress]:
    """Whose return is awaited first, the most overdue ones at the top; the others by code."""

    def place(city: str) -> tuple[int, str]:
        row = rows[city]
        return (-1 - row.days_late(today) if row.awaited(today) else 0, city)

    return {city: rows[city] for city in sorted(rows, key=place)}


def _tally(rows: dict[str, Progress], today: date, language: Language) -> str:
    """How many cities stand at each state; who is overdue apart from who is not due yet."""
    states = Counter(_state(row, today, language) for row in rows.values())
    pairs = states.most_common()
    return " · ".join(text("periods.tally", language, state=s, n=n) for s, n in pairs)


def _state(row: Progress, today: date, language: Language) -> str:
    """The state in words; an open month of which nothing came in time is overdue."""
    if row.awaited(today) and not row.received:
        return text("periods.awaited", language)
    return pick(state_words(row.period, row.received), language)


def _frame(view: View, now: dict[str, Progress], rows: Rows, today: date) -> pd.DataFrame:
    """One row a city: the month in words, then the months before it in short."""
    language, engine = view.language, database.engine()
    names, doubtful = names_of_cities(engine), doubtful_figures(view)
    last = next(iter(now.values())).period.month_end
    missing = missing_forms(engine, last, list(now))
    earlier = sorted({m for _, m in rows if m < last}, reverse=True)
    return pd.DataFrame(
        [
            {
                "city": pick(names[city], language),
                "state": _state(row, today, language),
                "days_late": row.days_late(today),
                "missing": _forms(missing.get(city, ()), language),
                "doubtful": doubtful.get(city, 0),
                **{f"{m:%Y-%m}": _short(rows.get((city, m)), today, language) for m in earlier},
            }
            for city, row in now.items()
        ]
    )


def _forms(codes: tuple[str, ...], language: Language) -> str:
    return listing([pick(name_of(code), language) for code in codes], language) or MISSING


def _short(row: Progress | None, today: date, language: Language) -> str:
    """A month in one word, with the days by which its return came late."""
    if row is None:
        return MISSING
    days = row.days_late(today)
    if not row.received:
        return text("periods.short.overdue" if days else "periods.short.open", language)
    state = "received" if row.period.state == "open" else row.period.state
    return text(f"periods.short.{state}", language) + (f" +{days}" if days else "")


def _columns(frame: pd.DataFrame, language: Language) -> dict[str, Column]:
    widths: dict[str, Any] = {"city": 110, "state": 150, "days_late": 115, "missing": 180}
    columns = {
        name: Column(text(f"periods.{name}", language), width=width)
        for name, width in {**widths, "doubtful": 60}.items()
    }
    columns["city"] = Column(text("periods.city", language), None, "link", 110, pinned=True)
    for name in ("days_late", "doubtful"):
        columns[name] = Column(columns[name].header, _number, "number", columns[name].width)
    for name in frame.columns[len(columns) :]:
        year, number = map(int, name.split("-"))
        columns[name] = Column(short_month(12 * year + number - 1, language), width=76)
    return columns


def _number(value: float) -> str:
    return f"{value:.0f}" if value else MISSING


def _draw_own(view: View, sent: Sent, rows: Rows) -> None:
    language, today = view.language, reference_day(view, sent)
    st.markdown(f"**{text('periods.progress_own', language)}**")
    own = sorted(rows.values(), key=lambda row: row.period.month_end, reverse=True)
    frame = pd.DataFrame(
        [
            {
                "month": month(row.period.month_end, language),
                "state": _state(row, today, language),
                "received_on": day(row.received_on, language) if row.received_on else MISSING,
                "days_late": row.days_late(today),
            }
            for row in own
        ]
    )
    widths = {"month": 150, "state": 220, "received_on": 170, "days_late": 120}
    columns = {
        name: Column(
            text(f"periods.{name}", language),
            _number if name == "days_late" else None,
            "number" if name == "days_late" else "words",
            width,
        )
        for name, width in widths.items()
    }
    table(frame, columns, view, text("periods.own_alt", language), KEY, max(1, len(frame)))
    st.caption(text("periods.own_note", language, days=IN_TIME))


def _draw_lock(view: View, sent: Sent, accepted: int) -> None:
    language = view.language
    if not accepted or not may(view.scope, "lock", "returns"):
        return
    label = text("periods.lock_month", language, n=accepted)
    with st.popover(label, icon=":material/lock:"):
        line_field(view, "periods", LOCK_KEYS, "author")
        st.button(
            text("periods.lock_all", language),
            key="return_lock_month",
            type="primary",
            on_click=_lock,
            args=(view, sent.month_end),
        )


def _lock(view: View, month_end: date) -> None:
    """Told by the button: locks every accepted return of the month."""
    require_may(view.scope, "lock", "returns")
    author = str(st.session_state[f"{LOCK_KEYS}_author"])
    outcome: Any
    try:
        outcome = lock_month(database.engine(), month_end, author)
    except DatabaseReplaced:
        outcome = "file_replaced"
    except Worded as refusal:
        outcome = refusal
    st.session_state[OUTCOME] = outcome


def _draw_locked(view: View) -> None:
    """What came of locking the month."""
    outcome = st.session_state.pop(OUTCOME, None)
    if isinstance(outcome, LockedMonth):
        numbers = {"n": len(outcome.locked), "left": len(outcome.left)}
        st.success(text("periods.locked_month", view.language, **numbers))
    elif isinstance(outcome, Worded):
        st.error(escape(pick(outcome, view.language)))
    elif outcome is not None:
        st.error(text("periods.file_replaced", view.language))
