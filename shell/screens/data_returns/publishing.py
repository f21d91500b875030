"""Publishing the snapshot of the frame for a meeting: asked of the records, looked over, confirmed."""

from dataclasses import dataclass

import streamlit as st

from data_access.engine import DatabaseReplaced
from data_access.publishing.golden import ASKED
from data_access.publishing.publication import (
    Announcement,
    LookedOver,
    last_published,
    publish_for,
    require_draft,
    require_same_records,
)
from data_access.publishing.restatements import restatements_of, with_causes
from data_access.returns.identity_key import key_file, known_key
from data_access.snapshots import SnapshotInfo
from data_access.wording import Worded
from i18n import pick, text
from metrics.publishing.golden import golden_readings
from metrics.publishing.restated import restated
from sentences.escape import escape
from sentences.publication import publication_words
from shell.cache import database, readings
from shell.parts.confirmation import Confirmation, line_field
from shell.screens.data_returns import restatement_table
from shell.viewer.may import may, require_may
from shell.viewer.view import NO_SNAPSHOT, View

TEXTS = "data_returns.publish"
WIDTH = 480  # pixels


@dataclass(frozen=True)
class Draft:
    """A publication that its author looks over before it is made."""

    announced: Announcement
    seen: LookedOver


@dataclass(frozen=True)
class Outcome:
    """What came of it: the snapshot as published, or why it was not."""

    info: SnapshotInfo | None = None
    refusal: Worded | None = None


CONFIRMATION = Confirmation("publication", TEXTS, Draft, Outcome)


def draw(view: View) -> None:
    """What is published of this snapshot, or the form that publishes it."""
    if view.snapshot == NO_SNAPSHOT or not may(view.scope, "publish", "snapshot"):
        return
    language = view.language
    st.markdown(f"**{text(f'{TEXTS}.title', language, number=view.snapshot)}**")
    _draw_outcome(view)
    if view.published:
        _draw_published(view)
        return
    draft = CONFIRMATION.proposed()
    if draft is not None and draft.announced.number == view.snapshot:
        _draw_look_over(view, draft)
    else:
        _draw_form(view)


def _draw_published(view: View) -> None:
    info = _info(view, view.snapshot)
    meeting = escape(view.meeting)
    parts = [publication_words(view.published_on, meeting, view.language)]
    if info.publication_hash:
        parts.append(escape(info.published_by or ""))
        signed = "signed" if info.signature else "unsigned"
        parts.append(text(f"{TEXTS}.{signed}", view.language))
    st.caption(" · ".join(parts))
    if info.compared_with is not None:
        listed = restatements_of(database.engine(), view.snapshot)
        restatement_table.draw(view, listed, info.compared_with)


def _draw_form(view: View) -> None:
    language = view.language
    st.caption(text(f"{TEXTS}.note", language))
    with st.container(width=view.size(WIDTH)):
        meeting = line_field(view, TEXTS, "publication", "name")
        author = line_field(view, TEXTS, "publication", "author")
    look_over = text(f"{TEXTS}.look_over", language)
    if not st.button(look_over, key="publication_look_over", icon=":material/fact_check:"):
        return
    require_may(view.scope, "publish", "snapshot")
    if not meeting.strip() or not author.strip():
        CONFIRMATION.draw_problem(view, "author" if meeting.strip() else "name")
        return
    try:
        with st.spinner(text(f"{TEXTS}.looking", language)):
            seen = _look_over(view)
    except Worded as refusal:
        st.error(escape(pick(refusal, language)))
        return
    announced = Announcement(view.snapshot, meeting.strip(), author.strip())
    CONFIRMATION.propose(Draft(announced, seen))
    st.rerun()


def _look_over(view: View) -> LookedOver:
    """What there is to see. Raises SnapshotRefused where the records changed since."""
    engine = database.engine()
    info = require_draft(engine, view.snapshot)
    counts = database.load(view.snapshot)
    golden = golden_readings(counts)
    require_same_records(engine, info, golden)
    last = last_published(readings.snapshots(view.scope))
    if last is None:
        return LookedOver(golden, None, ())
    figures = restated(database.load(last.number), counts)
    return LookedOver(golden, last.number, tuple(with_causes(engine, last, info, figures)))


def _draw_look_over(view: View, draft: Draft) -> None:
    language = view.language
    announced, seen = draft.announced, draft.seen
    meeting = escape(announced.meeting)
    with CONFIRMATION.look_over(
        view, lambda draft: _publish(view, draft), number=announced.number, meeting=meeting
    ):
        asked = min(ASKED, len(readings.city_list(view.scope, view.snapshot)))
        st.markdown(text(f"{TEXTS}.golden", language, n=asked))
        if seen.compared_with is None:
            st.markdown(text(f"{TEXTS}.first", language))
        else:
            restatement_table.draw(view, seen.restated, seen.compared_with)
        author = escape(announced.author)
        st.markdown(text(f"{TEXTS}.for", language, meeting=meeting, author=author))


def _publish(view: View, draft: Draft) -> Outcome:
    """Told by the button: one transaction."""
    require_may(view.scope, "publish", "snapshot")
    try:
        engine = database.engine()
        key = known_key(engine, key_file())
        return Outcome(publish_for(engine, draft.announced, draft.seen, key))
    except Worded as refusal:
        return Outcome(refusal=refusal)


def _draw_outcome(view: View) -> None:
    outcome = CONFIRMATION.last_outcome()
    if outcome is None:
        return
    if isinstance(outcome.refusal, DatabaseReplaced):
        st.error(text("data_returns.problem.file_replaced", view.language))
    elif outcome.refusal is not None:
        st.error(escape(pick(outcome.refusal, view.language)))
    elif outcome.info is not None and outcome.info.number == view.snapshot:
        meeting = escape(outcome.info.meeting or "")
        done = text(f"{TEXTS}.done", view.language, number=view.snapshot, meeting=meeting)
        st.success(done)


def _info(view: View, number: int) -> SnapshotInfo:
    return next(info for info in readings.snapshots(view.scope) if info.number == number)
