"""What is to be done, whose return it is, of which month, and the file."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import streamlit as st

from data_access.cities import first_day, names_of_cities
from data_access.dates import month_end, month_number_of
from i18n import pick, text
from i18n.formats import month
from shell.cache import database, readings
from shell.parts import filters
from shell.viewer.access import own_cities
from shell.viewer.may import may
from shell.viewer.view import NO_SNAPSHOT, View

KINDS = ["xlsx", "xls", "csv", "txt"]
ROUND = "_return_round"  # raised after every batch, so that the next file finds an empty place


@dataclass(frozen=True)
class Sent:
    """What was chosen: the city, the month it reports, today, and the file as the browser sent it."""

    city: str
    month_end: date
    received_on: date
    file: Any


def draw_part(view: View) -> str:
    """What the page is for, and the choice of its parts: `files`, `progress` or `publish`."""
    st.markdown(f"**{text('data_returns.title', view.language)}**")
    parts = ["files", "progress"]
    if view.snapshot != NO_SNAPSHOT and may(view.scope, "publish", "snapshot"):
        parts.append("publish")
    return filters.segments(
        "return_part",
        text("data_returns.part", view.language),
        parts,
        lambda part: text(f"data_returns.part_{part}", view.language),
        visible=False,
    )


def draw_month(view: View) -> Sent:
    """The lists of cities and months; no file yet."""
    today = datetime.now().astimezone().date()
    cities, months, _ = st.columns([1, 1, 2])
    with cities:
        city = _city(view)
    with months:
        chosen = _month(view, today)
    return Sent(city, chosen, today, None)


def draw_file(view: View, sent: Sent) -> Sent:
    """The place for the file."""
    with st.container(key=f"uploader_{view.language}"):
        file = st.file_uploader(
            text("data_returns.file", view.language),
            type=KINDS,
            key=f"return_file_{st.session_state.get(ROUND, 0)}",
            help=text("data_returns.file_help", view.language),
        )
    return replace(sent, file=file)


def tell_demonstration(view: View) -> None:
    """Says that nothing can be added to a demonstration."""
    if view.snapshot != NO_SNAPSHOT and readings.is_demo(view.scope, view.snapshot):
        st.info(text("data_returns.demo", view.language), icon=":material/science:")


def _city(view: View) -> str:
    names = names_of_cities(database.engine())
    own = own_cities(view.scope) if view.scope.cities is not None else tuple(names)
    return filters.select(
        "return_city",
        text("data_returns.city", view.language),
        [code for code in own if code in names],
        lambda code: pick(names[code], view.language),
    )


def _month(view: View, today: date) -> date:
    """One of the months since the first city joined that are over, by default that of the snapshot."""
    last = month_number_of(today) - 1
    first = min(last, month_number_of(first_day(database.engine()) or today))
    months = range(last, first - 1, -1)
    ends = {f"{end:%Y-%m}": end for end in map(month_end, months)}
    chosen = filters.select(
        "return_month",
        text("data_returns.month", view.language),
        list(ends),
        lambda key: month(ends[key], view.language),
        f"{view.as_of:%Y-%m}" if f"{view.as_of:%Y-%m}" in ends else None,
    )
    return ends[chosen]


def clear() -> None:
    """Makes the place for the file empty again."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
