"""The tab of scenarios: the present one and saved ones side by side, to keep, share and adopt."""

import pandas as pd
import streamlit as st
from babel.dates import format_datetime

from data_access.scenarios import SavedScenario
from i18n import text
from i18n.formats import LOCALES, day, listing
from metrics.what_if.comparison import MOST
from metrics.what_if.scenario import Scenario
from sentences.escape import escape
from shell.cache.per_view import cached_for
from shell.parts import empty_states, export
from shell.parts.confirmation import Field, line_field
from shell.parts.tables import Column, table
from shell.screens.what_if import state
from shell.screens.what_if.scenarios import adopt, notice, saving
from shell.screens.what_if.scenarios import one as saved_one
from shell.screens.what_if.scenarios.comparison import lines, sheet, table_of
from shell.screens.what_if.scenarios.saving import understood
from shell.screens.what_if.scenarios.sentences import assumptions, finding, name_of
from shell.screens.what_if.scopes import is_valid, scope_name, scopes
from shell.session import labels, link, unmet_requests
from shell.viewer.view import View

PRESENT = "now"
COMPARED = "what_if_compared"
WRITTEN, SEEN = "_what_if_compared", "_what_if_compared_with"
LIST_ROWS = 6
FIELDS: tuple[Field, ...] = ("name", "author", "reason")
EMPTY = 180  # pixels


def draw(view: View, scenario: Scenario) -> None:
    """Comparison and list; the present scenario to save beside one to share, follow and adopt."""
    saved = saving.listed(view.scope, tuple(scopes(view)))
    closed = _asks_for_others(view, saved)
    if closed:
        st.info(text("what_if_scenarios.closed", view.language), icon=":material/lock:")
    _compare(view, scenario, saved)
    _draw_list(view, saved)
    left, right = st.columns([2, 3], gap="large")
    with left:
        _draw_present(view, scenario)
    if saved:
        with right:
            chosen = saved_one.draw(view, saved)
        saved_one.draw_moved(view, chosen)
        adopt.draw(view, chosen)
    else:
        _note_saved(view)
    adopt.draw_log(view)
    if closed:
        unmet_requests.drop(COMPARED)
        state.drop_saved()


def _note_saved(view: View) -> None:
    """Nothing is saved that a link could ask for."""
    nothing, label = text("frame.none", view.language), text("what_if_scenarios.one", view.language)
    state.note_saved(label, nothing)


def _asks_for_others(view: View, saved: list[SavedScenario]) -> bool:
    """Whether the link names a saved scenario that is not for a viewer of some cities to open."""
    if view.scope.cities is None:
        return False
    codes = [state.linked_saved(), *str(link.current_value(COMPARED) or "").split("-")]
    ours = {PRESENT, *(str(scenario.id) for scenario in saved)}
    return bool({code for code in codes if code} - ours)


def _compare(view: View, now: Scenario, saved: list[SavedScenario]) -> None:
    """Sentences, table and files of up to four scenarios; the present one first."""
    named = _chosen(view, now, saved)
    if not named:
        key = "nothing_chosen" if saved or not now.is_today else "nothing_saved"
        empty_states.state("empty", view.language, EMPTY)
        st.caption(text(f"what_if_scenarios.{key}", view.language))
        return
    chosen = tuple(named.values())
    for name, scenario in named.items():
        sentence = cached_for(view, finding, escape(name), scenario)
        st.markdown(f"### {sentence}" if len(named) == 1 else sentence)
    compared = cached_for(view, lines, chosen)
    st.caption(
        text(
            "what_if_scenarios.below",
            view.language,
            day=day(view.as_of, view.language),
            number=view.snapshot,
        )
    )
    if compared:
        frame, columns = table_of(view, compared, named)
        alt = text("what_if_scenarios.alt_table", view.language, n=len(named))
        table(frame, columns, view, alt, "what_if_beside", rows=len(frame))
        export.buttons(sheet(view, compared, named), view)


def _chosen(view: View, now: Scenario, saved: list[SavedScenario]) -> dict[str, Scenario]:
    """The scenarios to compare by their names, those with equal names told apart by number."""
    options = {} if now.is_today else {PRESENT: now}
    for version in saved:
        scenario = understood(version)
        if scenario is not None and is_valid(view, version.content):
            options[str(version.id)] = scenario
    names = {PRESENT: text("what_if_scenarios.present", view.language)}
    names |= {str(version.id): _numbered(view, version) for version in saved}
    return {names[code]: options[code] for code in _pick(view, list(options), names)}


def _pick(view: View, options: list[str], names: dict[str, str]) -> list[str]:
    """Codes of the scenarios chosen; they stand in the link."""
    unknown = _unknown(options)
    st.session_state[COMPARED] = _start(options)
    labels.renew(COMPARED, options, names.__getitem__)
    picked = st.multiselect(
        text("what_if_scenarios.compare", view.language, most=MOST),
        options,
        format_func=names.__getitem__,
        max_selections=MOST,
        key=COMPARED,
        persist_state="session",
        disabled=not options,
    )
    chosen = [code for code in picked if code in options][:MOST]
    st.session_state[WRITTEN] = "-".join(chosen)
    link.write(COMPARED, "-".join(chosen) or None)
    shown = listing([names[code] for code in chosen], view.language)
    unmet_requests.note(
        COMPARED,
        unknown,
        "-".join(chosen),
        text("what_if_scenarios.compared", view.language),
        shown or text("frame.none", view.language),
    )
    return chosen


def _unknown(options: list[str]) -> str | None:
    """The scenarios that the link newly asks for and that cannot be compared, or None."""
    codes = (link.new_request(COMPARED) or "").split("-")
    return "-".join(code for code in codes if code and code not in options) or None


def _start(options: list[str]) -> list[str]:
    """What the link says, else what was chosen; assumptions made since come first by themselves."""
    given = link.current_value(COMPARED)
    fresh = given is not None and given != st.session_state.get(WRITTEN)
    codes = str(given).split("-") if fresh else st.session_state.get(COMPARED, options[:1])
    text_now = state.scenario_text()
    if text_now != st.session_state.get(SEEN, text_now) and PRESENT not in codes:
        codes = [PRESENT, *codes]
    st.session_state[SEEN] = text_now
    return list(dict.fromkeys(code for code in codes if code in options))[:MOST]


def _numbered(view: View, saved: SavedScenario) -> str:
    return text(
        "what_if_scenarios.numbered", view.language, id=saved.id, name=name_of(saved, view.language)
    )


def _draw_present(view: View, now: Scenario) -> None:
    """What is assumed at present, and the form that keeps it."""
    st.markdown(f"**{text('what_if_scenarios.save_title', view.language)}**")
    notice.draw(view, "saved")
    if now.is_today:
        st.info(text("what_if_scenarios.refused.nothing", view.language))
    else:
        words = "；" if view.language == "zh" else "; "
        where = scope_name(view, now.scope)
        phrases = words.join(cached_for(view, assumptions, now))
        st.caption(
            text("what_if_scenarios.assumed", view.language, scope=where, what=escape(phrases))
        )
    with st.form("what_if_scenarios_save", border=True):
        name, author, reason = (
            line_field(view, "what_if_scenarios", "what_if_scenario", field) for field in FIELDS
        )
        sent = st.form_submit_button(
            text("what_if_scenarios.save", view.language), disabled=now.is_today, type="primary"
        )
    if sent:
        outcome = saving.save(view.scope, now, view.snapshot, name, author, reason)
        saving.CONFIRMATION.report(outcome)
        if outcome.number:
            state.choose_saved(outcome.number)
        st.rerun()


def _draw_list(view: View, saved: list[SavedScenario]) -> None:
    """Every scenario ever saved, the newest first."""
    st.markdown(f"**{text('what_if_scenarios.list_title', view.language, n=len(saved))}**")
    if not saved:
        st.caption(text("what_if_scenarios.nothing_saved", view.language))
        return
    columns = {
        key: Column(text(f"what_if_scenarios.list.{key}", view.language), width=width)
        for key, width in (
            ("name", 180),
            ("what", 320),
            ("author", 76),
            ("when", 132),
            ("snapshot", 72),
            ("reason", 180),
        )
    }
    alt = text("what_if_scenarios.alt_list", view.language, n=len(saved))
    frame = pd.DataFrame([_row(view, version) for version in saved])
    table(frame, columns, view, alt, "what_if_saved_list", rows=min(LIST_ROWS, len(saved)))


def _row(view: View, saved: SavedScenario) -> dict[str, str]:
    scenario = understood(saved)
    what = text("what_if_scenarios.not_understood", view.language)
    if scenario is not None and scenario.scope in scopes(view):
        where = scope_name(view, scenario.scope)
        what = listing([where, *cached_for(view, assumptions, scenario)], view.language)
    when = format_datetime(saved.saved_at, "y-MM-dd HH:mm", locale=LOCALES[view.language])
    return {
        "name": _numbered(view, saved),
        "what": what,
        "author": saved.author,
        "when": when,
        "snapshot": str(saved.snapshot_number),
        "reason": saved.reason,
    }
