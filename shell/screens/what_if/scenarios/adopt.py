"""A saved scenario's targets become a year's: the form, what will change, the word, and the log."""

import json
from collections.abc import Sequence
from dataclasses import astuple, replace
from functools import partial

import pandas as pd
import streamlit as st
from babel.dates import format_datetime

from data_access.changes import Change
from data_access.scenarios import SUBJECT, SavedScenario
from data_access.yearly_targets import NewTarget
from data_access.yearly_targets import TargetVersion as VersionOnRecord
from i18n import Language, pick, text
from i18n.formats import LOCALES, MISSING, listing
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets.adopted import Adoption, TargetVersion, adoption, indicators, summary
from sentences.escape import escape
from sentences.what_if.amounts import lever_name
from sentences.what_if.scenarios import target_range, target_value
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import filters
from shell.parts.confirmation import missing_field, signature_fields
from shell.parts.tables import Column, table
from shell.screens.what_if.scenarios import notice, saving
from shell.screens.what_if.scenarios.saving import CONFIRMATION, Draft, may_adopt, understood
from shell.screens.what_if.scenarios.sentences import name_of
from shell.viewer.may import may
from shell.viewer.view import View

LOG_ROWS, CITY_ROWS = 8, 8
FORM = 560  # pixels
LOG_WIDTHS = (("when", 132), ("who", 80), ("what", 220), ("change", 420), ("why", 220))


def draw(view: View, saved: SavedScenario) -> None:
    """Adopting the chosen scenario, for the ministry only."""
    name = escape(name_of(saved, view.language))
    st.markdown(f"**{text('what_if_scenarios.adopt_title', view.language, name=name)}**")
    notice.draw(view, "adopted")
    scenario, draft = understood(saved), CONFIRMATION.proposed()
    if scenario is not None and scenario.levers and may_adopt(view.scope):
        levers = listing(
            [lever_name(key, view.language) for key, _ in scenario.levers], view.language
        )
        st.caption(text("what_if_scenarios.adopt_no_levers", view.language, levers=levers))
    if not may_adopt(view.scope):
        st.info(text("what_if_scenarios.may_not_adopt", view.language))
    elif scenario is None:
        st.info(text("what_if_scenarios.not_understood", view.language))
    elif draft and (draft.scenario, draft.snapshot) == (saved.id, view.snapshot):
        _draw_draft(view, draft, saved, scenario)
    else:
        with st.container(width=view.size(FORM)):
            _draw_form(view, saved, scenario)


def planned(view: View, scenario: Scenario, year: int) -> tuple[Adoption, Draft]:
    """What adopting would do as the database is now, and a draft without author and reason."""
    versions = saving.versions(view.scope, indicators(scenario, year), year)
    planned_adoption = _adoption(view, scenario, year, versions)
    new = tuple(NewTarget(*row) for row in planned_adoption.rows)
    return planned_adoption, Draft(view.snapshot, 0, year, new, versions, "", "")


def _adoption(
    view: View, scenario: Scenario, year: int, versions: Sequence[VersionOnRecord]
) -> Adoption:
    """What adopting would do, given the versions that the database has or a draft has seen."""
    return cached(
        view.scope,
        view.snapshot,
        adoption,
        scenario=scenario,
        year=year,
        versions=tuple(TargetVersion(*astuple(version)) for version in versions),
    )


def _draw_form(view: View, saved: SavedScenario, scenario: Scenario) -> None:
    """Year, author and reason, sent together; nothing is written yet."""
    year = _year(view)
    planned_adoption, draft = planned(view, scenario, year)
    if planned_adoption.problem:
        key = f"what_if_scenarios.cannot.{planned_adoption.problem}"
        st.info(text(key, view.language, name=escape(name_of(saved, view.language)), year=year))
        return
    with st.form("what_if_scenarios_adopt", border=True):
        author, reason = signature_fields(view, "what_if_scenarios", "what_if_adopt")
        sent = st.form_submit_button(text("what_if_scenarios.look", view.language, year=year))
    if not sent:
        return
    problem = missing_field(author, reason)
    if problem:
        CONFIRMATION.draw_problem(view, problem)
        return
    CONFIRMATION.propose(replace(draft, scenario=saved.id, author=author, reason=reason))
    st.rerun()


def _year(view: View) -> int:
    """The running year of the snapshot or, by default, the next one."""
    years = [str(view.as_of.year + ahead) for ahead in (1, 0)]
    return int(
        filters.select(
            "adopt_year",
            text("what_if_scenarios.adopt_year", view.language),
            years,
            lambda key: text("filters.year", view.language, year=key),
        )
    )


def _draw_draft(view: View, draft: Draft, saved: SavedScenario, scenario: Scenario) -> None:
    """How many cities' targets change, from what to what, and the two buttons."""
    planned_adoption = _adoption(view, scenario, draft.year, draft.seen)
    language = view.language
    save = partial(saving.adopt, view.scope)
    with CONFIRMATION.look_over(view, save, year=draft.year):
        st.markdown(
            text(
                "what_if_scenarios.confirm_title",
                language,
                name=escape(name_of(saved, language)),
                year=draft.year,
                cities=planned_adoption.changed["entity"].nunique(),
                rows=len(draft.new),
            )
        )
        for line in change_phrases(planned_adoption, language):
            st.markdown(f"- {line}")
        st.caption(
            text(
                "what_if_scenarios.confirm_words",
                language,
                who=escape(draft.author),
                reason=escape(draft.reason),
            )
        )
        _draw_cities(view, planned_adoption)


def change_phrases(planned_adoption: Adoption, language: Language) -> list[str]:
    """One phrase per indicator: how many cities, from what to what."""
    return [
        text(
            "what_if_scenarios.will_change",
            language,
            name=pick(INDICATORS[row.indicator].short, language),
            n=row.cities,
            a=_span(row.indicator, row.before_lowest, row.before_highest, language),
            b=_span(row.indicator, row.after_lowest, row.after_highest, language),
        )
        for row in summary(planned_adoption.changed).itertuples()
    ]


def _span(key: str, low: float, high: float, language: Language) -> str:
    return MISSING if pd.isna(low) else target_range(key, low, high, language)


def _draw_cities(view: View, planned_adoption: Adoption) -> None:
    """Every target that changes, city by city."""
    names, language = cached_for(view, filters.city_names, None), view.language
    rows = [
        {
            "city": names.get(row.entity, row.entity),
            "name": pick(INDICATORS[row.indicator].short, language),
            "before": MISSING
            if pd.isna(row.before)
            else target_value(row.indicator, row.before, language),
            "after": target_value(row.indicator, row.after, language),
        }
        for row in planned_adoption.changed.itertuples()
    ]
    columns = {
        key: Column(
            text(f"what_if_scenarios.city.{key}", language),
            form="number" if key in ("before", "after") else "words",
        )
        for key in ("city", "name", "before", "after")
    }
    alt = text("what_if_scenarios.alt_cities", language, n=len(rows))
    table(pd.DataFrame(rows), columns, view, alt, "what_if_adopted", rows=min(CITY_ROWS, len(rows)))


def draw_log(view: View) -> None:
    """Every saving and adopting, the newest first; nobody can take one back."""
    if not may(view.scope, "read", "log"):
        return
    entries = saving.log(view.scope)
    st.markdown(f"**{text('what_if_scenarios.log_title', view.language, n=len(entries))}**")
    st.caption(text("what_if_scenarios.log_note", view.language))
    if not entries:
        return
    columns = {
        key: Column(text(f"what_if_scenarios.log.{key}", view.language), width=width)
        for key, width in LOG_WIDTHS
    }
    alt = text("what_if_scenarios.alt_log", view.language, n=len(entries))
    frame = pd.DataFrame([_entry(view.language, entry) for entry in entries])
    table(frame, columns, view, alt, "what_if_log", rows=min(LOG_ROWS, len(entries)))


def _entry(language: Language, entry: Change) -> dict[str, str]:
    kind, _, rest = entry.subject.partition(":")
    year, _, number = rest.partition(":")
    after = json.loads(entry.content_after)
    if kind == SUBJECT:
        name = after["name"]
        what = text(
            "what_if_scenarios.log.saved", language, id=rest, name=name, version=after["version"]
        )
        change = text("what_if_scenarios.log.snapshot", language, number=after["snapshot"])
    else:
        what = text("what_if_scenarios.log.adopted", language, year=year, id=number)
        change = listing(_ranges(language, json.loads(entry.content_before), after), language)
    when = format_datetime(entry.changed_at, "y-MM-dd HH:mm", locale=LOCALES[language])
    return {
        "when": when,
        "who": entry.changed_by,
        "what": what,
        "change": change,
        "why": entry.reason,
    }


def _ranges(
    language: Language, before: dict[str, list[float]], after: dict[str, list[float]]
) -> list[str]:
    """Per indicator the range of what was in force and of what was set."""
    phrases = []
    for key in [key for key in INDICATORS if key in after]:
        old = (
            target_range(key, before[key][1], before[key][2], language)
            if key in before
            else MISSING
        )
        name = pick(INDICATORS[key].short, language)
        phrases.append(
            text(
                "what_if_scenarios.log.range",
                language,
                name=name,
                a=old,
                b=target_range(key, after[key][1], after[key][2], language),
                n=int(after[key][0]),
            )
        )
    return phrases
