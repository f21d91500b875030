"""What stands around every page: which data it shows, and what to do when there are none."""

import logging
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_access.dates import month_end, month_number_of
from data_access.publishing.publication import published_on
from data_access.snapshots import SnapshotInfo, previous
from i18n import Language, pick, text
from i18n.formats import day, listing
from sentences.escape import escape
from sentences.publication import publication_words
from shell.around import controls
from shell.cache import readings
from shell.session import navigation, screen, unmet_requests
from shell.session.unmet_requests import UnmetRequest
from shell.viewer.access import Scope
from shell.viewer.may import may
from shell.viewer.view import NO_SNAPSHOT, View, set_current

LOG = logging.getLogger(__name__)
SNAPSHOTS = "_snapshots"
LONGEST = 40  # letters of a request
LONGEST_MEETING = 24  # letters of a meeting's name in the head; the list of snapshots has it whole


def open_view(
    scope: Scope,
    language: Language,
    projector: bool,
    before_counting: bool = False,
    is_entrance: bool = False,
) -> View | None:
    """The view of this run; None, with the reason drawn, when there is nothing to show.

    A page that may be opened `before_counting` gets a view without a snapshot where there is none;
    whoever comes by the `is_entrance` address is led to the page of beginning.
    """
    snapshots, stale = _snapshots(scope)
    if not snapshots and before_counting and not stale:
        return _view_without_snapshot(scope, language, projector)
    if not snapshots and is_entrance and not stale and may(scope, "open", "start"):
        st.switch_page(navigation.FOLDER / "start.py", query_params=st.query_params.to_dict())
    if not snapshots:
        _draw_empty("frame.empty.no_database" if stale else "frame.empty.no_snapshot", language)
        if not stale:
            _draw_ways_on(scope, language)
        return None
    chosen = controls.choose_snapshot(snapshots, language, projector)
    before = previous(snapshots, chosen)
    view = View(
        scope=scope,
        language=language,
        snapshot=chosen.number,
        previous=before.number if before else None,
        newest=chosen.number == snapshots[0].number,
        published=chosen.published_at is not None,
        as_of=chosen.as_of,
        theme="dark" if st.context.theme.type == "dark" else "light",
        projector=projector,
        telephone=screen.is_telephone(),
        area=readings.area(scope, chosen.number),
        meeting=chosen.meeting or "",
        published_on=published_on(chosen),
    )
    set_current(view)
    if stale:
        st.warning(text("frame.stale", language))
    if office_name(view) is None:
        _draw_empty("frame.empty.no_city", language, "frame.empty.no_city_title")
        return None
    if readings.city_list(scope, view.snapshot).empty:
        _draw_empty("frame.empty.no_cities", language, "frame.empty.no_cities_title")
        return None
    return view


def _draw_ways_on(scope: Scope, language: Language) -> None:
    """The pages that may be opened before anything is counted."""
    for row in navigation.allowed_pages(scope):
        if row.stem in navigation.BEFORE_COUNTING:
            page = str(navigation.FOLDER / f"{row.stem}.py")
            label = text(f"frame.page.{row.stem}", language)
            st.page_link(page, label=label, icon=f":material/{row.icon}:")


def _view_without_snapshot(scope: Scope, language: Language, projector: bool) -> View:
    view = View(
        scope=scope,
        language=language,
        snapshot=NO_SNAPSHOT,
        previous=None,
        newest=True,
        published=False,
        as_of=month_end(month_number_of(datetime.now().astimezone().date()) - 1),
        theme="dark" if st.context.theme.type == "dark" else "light",
        projector=projector,
        telephone=screen.is_telephone(),
    )
    set_current(view)
    return view


def _snapshots(scope: Scope) -> tuple[list[SnapshotInfo], bool]:
    """The snapshots, and whether they are only those that this session had seen before."""
    try:
        snapshots = readings.snapshots(scope)
    except Exception as error:  # noqa: BLE001 - whatever ails the database, old figures may stand
        LOG.warning("The list of snapshots could not be read: %s", type(error).__name__)
        return st.session_state.get(SNAPSHOTS, []), True
    st.session_state[SNAPSHOTS] = snapshots
    return snapshots, False


def _draw_empty(key: str, language: Language, title: str = "frame.empty.title") -> None:
    st.header(text("frame.product", language), anchor=False)
    with st.container(border=True):
        st.subheader(text(title, language), anchor=False)
        st.markdown(text(key, language))


def office_name(view: View) -> str | None:
    """Whose office looks at this: a city's name, "" for the ministry; None for a city not listed."""
    if view.scope.cities is None:
        return ""
    offices = (readings.office(view.scope, view.snapshot, code) for code in view.scope.cities)
    names = [pick(name, view.language) for name in offices if name is not None]
    return listing(names, view.language) or None


def draw_heading(title: str, view: View) -> None:
    """The page's name and whose office looks at it; on the right the line that dates its data."""
    counted = view.snapshot != NO_SNAPSHOT
    office = office_name(view) if counted else ""
    heading = " · ".join(part for part in (title, office) if part)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.header(heading, anchor=False, width="stretch")
        screen.set_type(view.projector, view.telephone)
        if counted and readings.is_demo(view.scope, view.snapshot):
            st.badge(
                text("frame.demo", view.language),
                color="red",
                icon=":material/science:",
                help=text("frame.demo_help", view.language),
            )
        if counted:
            _draw_summary_badge(view)
            st.markdown(f":gray[{_data_line(view)}]", width="content")
        if view.projector:
            controls.draw_projector_exit(view.language)


def _draw_summary_badge(view: View) -> None:
    """How many cities report by summary, with what that means for their figures."""
    cities = readings.cities_by_summary(view.scope, view.snapshot)
    if cities:
        st.badge(
            text("summaries.badge", view.language, cities=cities),
            color="gray",
            icon=":material/functions:",
            help=text("summaries.badge_help", view.language),
        )


def draw_unmet_requests(place: DeltaGenerator, language: Language) -> None:
    """What the link asks for and does not get, one sentence each, above what is shown instead."""
    sentences = [unmet_sentence(unmet, language) for unmet in unmet_requests.of_run()]
    if sentences:
        place.info("\n\n".join(sentences))


def unmet_sentence(unmet: UnmetRequest, language: Language) -> str:
    """One of them; of a city that left also since when, and that another took over."""
    label, substitute = escape(unmet.label), escape(unmet.substitute)
    if unmet.gone is None:
        request = escape(shorten(unmet.request))
        key, facts = "frame.unmet_request", {"request": request}
    else:
        request = escape(f"{unmet.gone.name} {unmet.request}")
        key = "frame.unmet_successor" if unmet.gone.successor else "frame.unmet_left"
        facts = {"request": request, "day": unmet.gone.day}
    return text(key, language, label=label, substitute=substitute, **facts)


def shorten(words: str, longest: int = LONGEST) -> str:
    """The beginning of what is too long to be repeated."""
    return words if len(words) <= longest else f"{words[:longest]}…"


def _data_line(view: View) -> str:
    """As-of date, number, and whether it is published, for which meeting; not the newest says so."""
    language = view.language
    parts = [text("frame.line", language, day=day(view.as_of, language), number=view.snapshot)]
    meeting = escape(shorten(view.meeting, LONGEST_MEETING))
    parts.append(publication_words(view.published_on, meeting, language))
    if not view.newest:
        parts.append(text("frame.older", language))
    return " · ".join(parts)
