"""Next year's plan: the form, what it would change, the word that saves it, and the log."""

from collections.abc import Iterator
from functools import partial

import pandas as pd
import streamlit as st
from babel.dates import format_datetime

from data_access.appraisal_plans import PlanRow, SavedPlan
from data_access.changes import Change
from i18n import Language, pick, text
from i18n.formats import LOCALES, MISSING, listing, measure, number
from metrics.appraisal.plan import COMPONENTS, KEYS, AppraisalPlan, Scale
from metrics.registry import FIGURES
from sentences.appraisal.index import component_names
from sentences.escape import escape
from shell.parts.confirmation import missing_field, signature_fields
from shell.parts.tables import Column, table
from shell.screens.appraisal import choice as appraisal_choice
from shell.screens.appraisal import saving
from shell.screens.appraisal.choice import Choice, shares
from shell.screens.appraisal.saving import CONFIRMATION, Draft, may_save
from shell.viewer.view import View

LOG_ROWS, EMPTY_LOG = 12, 180
WIDTHS = (("when", 136), ("who", 76), ("what", 150), ("change", 200), ("why", 180))
RATE_MOST, AMOUNT_MOST = 100.0, 1_000.0


def draw(view: View, choice: Choice) -> None:
    """Left the plan and its form, right the log."""
    left, right = st.columns([24, 26], gap="medium")
    with left:
        _draw_plan(view, choice)
    with right:
        _draw_log(view)


def _draw_plan(view: View, choice: Choice) -> None:
    """The weights as they stand on the sliders, to be saved for the year after the snapshot's."""
    year = view.as_of.year + 1
    saved = saving.newest(view.scope, year)
    st.markdown(f"**{text('appraisal.plan_title', view.language, year=year)}**")
    if saved is None:
        st.caption(text("appraisal.plan_unsaved", view.language, year=year))
    else:
        words = {"who": escape(saved.set_by), "reason": escape(saved.reason)}
        words["when"] = saved.set_on.isoformat()
        st.caption(
            text("appraisal.plan_newest", view.language, year=year, version=saved.version, **words)
        )
    _draw_outcome(view)
    plan = appraisal_choice.sliders(view, choice.plan)
    draft = CONFIRMATION.proposed()
    if not may_save(view.scope):
        st.info(text("appraisal.may_not_save", view.language))
    elif draft is None:
        _draw_form(view, _with_floors(plan, saved), year, saved.version if saved else 0)
    else:
        _draw_draft(view, draft, saved.rows if saved else saving.rows_of(choice.plan))


def _with_floors(plan: AppraisalPlan, saved: SavedPlan | None) -> AppraisalPlan:
    """The weights of the sliders with the scale of the year's newest version, where there is one."""
    if saved is None:
        return plan
    by_component = {row.component: row for row in saved.rows}
    rows = [by_component.get(key) for key in KEYS]
    both = zip(rows, plan.scale.floors, strict=True)
    floors = tuple(floor if row is None else row.floor for row, floor in both)
    targets = tuple(None if row is None else row.target for row in rows)
    return AppraisalPlan(plan.year, plan.version, plan.weights, Scale(floors, targets))


def _draw_outcome(view: View) -> None:
    """What came of the last saving."""
    outcome = CONFIRMATION.last_outcome()
    if outcome is not None:
        values = {"year": outcome.year, "version": outcome.version}
        CONFIRMATION.draw_outcome(view, outcome.problem, "saved", **values)


def _draw_form(view: View, plan: AppraisalPlan, year: int, after: int) -> None:
    """Floors, author and reason; sent together, so that nothing half typed is taken."""
    st.caption(_shares(view, plan))
    with st.form("appraisal_form_save", border=True):
        floors = _floors(view, plan)
        author, reason = signature_fields(view, "appraisal", "appraisal")
        sent = st.form_submit_button(text("appraisal.look", view.language, year=year))
    if not sent:
        return
    scale = Scale(floors, plan.scale.targets)
    drafted = AppraisalPlan(year, after + 1, plan.weights, scale)
    draft = Draft(year, after, saving.rows_of(drafted), author, reason)
    problem = _problem(draft)
    if problem:
        CONFIRMATION.draw_problem(view, problem, year=year)
        return
    CONFIRMATION.propose(draft)
    st.rerun()


def _problem(draft: Draft) -> str:
    """What can be told before saving; the database's own rules are asked again then."""
    if sum(row.weight for row in draft.rows) <= 0:
        return "weights"
    return missing_field(draft.set_by, draft.reason)


def _floors(view: View, plan: AppraisalPlan) -> tuple[float, ...]:
    """The floor of each component, in per cent or in jobs."""
    places = [
        place
        for _ in range(0, len(COMPONENTS), 3)
        for place in st.columns(3, gap="small", vertical_alignment="bottom")
    ]
    floors = []
    for place, component in enumerate(COMPONENTS):
        rate = _is_rate(component.key)
        scale, name = (100.0 if rate else 1.0), pick(component.name, view.language)
        unit = text(f"appraisal.floor_{'rate' if rate else 'amount'}", view.language, name=name)
        with places[place]:
            given = st.number_input(
                unit,
                0.0,
                RATE_MOST if rate else AMOUNT_MOST,
                float(round(scale * plan.scale.floors[place], 2)),
                1.0 if rate else 0.1,
                key=f"appraisal_floor_{component.key}",
                format="%0.1f",
                persist_state="session",
            )
        floors.append(round(float(given) / scale, 6))
    return tuple(floors)


def _is_rate(key: str) -> bool:
    return FIGURES[key].unit == "percent" if key in FIGURES else True


def _shares(view: View, plan: AppraisalPlan) -> str:
    named = component_names(view.language).values()
    pairs = zip(named, shares(view, plan.weights), strict=True)
    return " · ".join(f"{name} {share}" for name, share in pairs)


def _draw_draft(view: View, draft: Draft, before: tuple[PlanRow, ...]) -> None:
    """What would be saved beside what stands, and the two buttons."""
    with CONFIRMATION.look_over(view, partial(saving.save, view.scope)):
        st.markdown(f"**{text('appraisal.confirm_title', view.language, year=draft.year)}**")
        st.markdown(
            text(
                "appraisal.confirm_words",
                view.language,
                who=escape(draft.set_by),
                reason=escape(draft.reason),
            )
        )
        table(
            _compared(view, draft.rows, before),
            _compared_columns(view.language),
            view,
            text("appraisal.alt_compared", view.language),
            "appraisal_compared",
            rows=len(KEYS),
        )


def _compared(view: View, rows: tuple[PlanRow, ...], before: tuple[PlanRow, ...]) -> pd.DataFrame:
    named, old = component_names(view.language), {row.component: row for row in before}
    return pd.DataFrame(
        [
            {
                "component": named.get(row.component, row.component),
                "weight_before": _weight(old.get(row.component), view.language),
                "weight": _weight(row, view.language),
                "floor_before": _floor(old.get(row.component), view.language),
                "floor": _floor(row, view.language),
            }
            for row in rows
        ]
    )


def _weight(row: PlanRow | None, language: Language) -> str:
    return MISSING if row is None else number(row.weight, language, 0)


def _floor(row: PlanRow | None, language: Language) -> str:
    if row is None:
        return MISSING
    return measure(row.floor, "percent" if _is_rate(row.component) else "jobs", language)


def _compared_columns(language: Language) -> dict[str, Column]:
    return {
        key: Column(
            text(f"appraisal.compared.{key}", language),
            form="words" if key == "component" else "number",
        )
        for key in ("component", "weight_before", "weight", "floor_before", "floor")
    }


def _draw_log(view: View) -> None:
    """Every change that was ever saved, the newest first; nobody can take one back."""
    entries = saving.log(view.scope)
    st.markdown(f"**{text('appraisal.log_title', view.language, n=len(entries))}**")
    st.caption(text("appraisal.log_note", view.language))
    if not entries:
        with st.container(border=True, height=EMPTY_LOG, vertical_alignment="center"):
            st.caption(text("appraisal.log_empty", view.language), text_alignment="center")
        return
    frame = pd.DataFrame([_entry(view, entry) for entry in entries])
    columns = {
        key: Column(text(f"appraisal.log.{key}", view.language), width=width)
        for key, width in WIDTHS
    }
    alt = text("appraisal.alt_log", view.language, n=len(entries))
    table(frame, columns, view, alt, "appraisal_log", rows=min(LOG_ROWS, len(entries)))


def _entry(view: View, entry: Change) -> dict[str, str]:
    kind, _, rest = entry.subject.partition(":")
    year, _, version = rest.partition(":")
    what = text("appraisal.log.plan", view.language, year=year, version=version)
    moved = listing(list(_moves(view, entry)), view.language) or text(
        "appraisal.log.same", view.language
    )
    return {
        "when": format_datetime(entry.changed_at, "y-MM-dd HH:mm", locale=LOCALES[view.language]),
        "who": entry.changed_by,
        "what": what if kind == "appraisal_plan" else entry.subject,
        "change": moved,
        "why": entry.reason,
    }


def _moves(view: View, entry: Change) -> Iterator[str]:
    """Weights and floors that changed: 带动就业 20→25."""
    old, new = (saving.content(w) for w in (entry.content_before, entry.content_after))
    named = component_names(view.language)
    for key, (weight, floor, _) in new.items():
        name, before = named.get(key, key), old.get(key)
        if before is None:
            yield f"{name} {weight:g}"
        elif before[0] != weight:
            yield f"{name} {before[0]:g}→{weight:g}"
        if before is not None and before[1] != floor:
            yield text(
                "appraisal.log.floor", view.language, name=name, a=f"{before[1]:g}", b=f"{floor:g}"
            )
