"""What stands around every page: which data it shows, and what to do when there are none."""

import logging

import streamlit as st

from data_access.snapshots import SnapshotInfo, previous
from i18n import Language, pick, text
from i18n.formats import day, listing
from shell.around import controls
from shell.cache import readings
from shell.session import history, link, screen
from shell.viewer import view
from shell.viewer.access import Scope
from shell.viewer.view import View

LOG = logging.getLogger(__name__)
KNOWN = "_snapshots"


def open_view(scope: Scope, language: Language, large: bool) -> View | None:
    """The view of this run; None, with the reason drawn, when there is nothing to show."""
    held, stale = _snapshots(scope)
    if not held:
        _empty("frame.empty.no_database" if stale else "frame.empty.no_snapshot", language)
        return None
    asked = link.current_value("snapshot")
    chosen = controls.choose_snapshot(held, language, large)
    before = previous(held, chosen)
    seen = View(
        scope=scope,
        language=language,
        snapshot=chosen.number,
        previous=before.number if before else None,
        newest=chosen.number == held[0].number,
        published=chosen.published_at is not None,
        as_of=chosen.as_of,
        theme="dark" if st.context.theme.type == "dark" else "light",
        projector=large,
        telephone=screen.is_telephone(),
    )
    view.set_current(seen)
    _warnings(seen, asked, stale, {str(info.number) for info in held})
    if office(seen) is None:
        _empty("frame.empty.no_city", language, "frame.empty.no_city_title")
        return None
    if readings.city_list(scope, seen.snapshot).empty:
        _empty("frame.empty.no_cities", language, "frame.empty.no_cities_title")
        return None
    return seen


def _snapshots(scope: Scope) -> tuple[list[SnapshotInfo], bool]:
    """The snapshots, and whether they are only those that this session had seen before."""
    try:
        held = readings.snapshots(scope)
    except Exception as error:  # noqa: BLE001 - whatever ails the database, old figures may stand
        LOG.warning("The list of snapshots could not be read: %s", type(error).__name__)
        return st.session_state.get(KNOWN, []), True
    st.session_state[KNOWN] = held
    return held, False


def _warnings(seen: View, asked: str | None, stale: bool, numbers: set[str]) -> None:
    if stale:
        st.warning(text("frame.stale", seen.language))
    if asked is not None and asked not in numbers:
        number = asked if asked.isdigit() and len(asked) < 10 else "?"
        st.info(text("frame.unknown_snapshot", seen.language, number=number))


def _empty(key: str, language: Language, title: str = "frame.empty.title") -> None:
    st.header(text("frame.product", language), anchor=False)
    with st.container(border=True):
        st.subheader(text(title, language), anchor=False)
        st.markdown(text(key, language))


def office(seen: View) -> str | None:
    """Whose office looks at this: a city's name, "" for the ministry; None for a city not listed."""
    if seen.scope.cities is None:
        return ""
    held = (readings.office(seen.scope, seen.snapshot, code) for code in seen.scope.cities)
    names = [pick(name, seen.language) for name in held if name is not None]
    return listing(names, seen.language) or None


def draw_heading(title: str, seen: View) -> None:
    """The page's name and whose office looks at it; on the right the line that dates its data."""
    named = " · ".join(each for each in (title, office(seen)) if each)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.header(named, anchor=False, width="stretch")
        with st.container(
            width=1, gap=None
        ):  # unseen; side by side they would cost a telephone a line
            screen.set_type(seen.projector, seen.telephone)
            history.keep_history()
        if readings.is_demo(seen.scope, seen.snapshot):
            st.badge(
                text("frame.demo", seen.language),
                color="red",
                icon=":material/science:",
                help=text("frame.demo_help", seen.language),
            )
        st.markdown(f":gray[{_line(seen)}]", width="content")
        if seen.projector:
            controls.leave_projector(seen.language)


def _line(seen: View) -> str:
    """As-of date and number; a snapshot that is not published or not the newest says so."""
    language = seen.language
    parts = [text("frame.line", language, day=day(seen.as_of, language), number=seen.snapshot)]
    if not seen.published:
        parts.append(text("frame.unpublished", language))
    if not seen.newest:
        parts.append(text("frame.older", language))
    return " · ".join(parts)
