"""Levers as assumed: the year's funnel with its uncertainty, what matters most, what still counts."""

import streamlit as st

from i18n import pick, text
from metrics.what_if.levers.baseline import STAGES
from metrics.what_if.levers.catalogue import ASSOCIATED, NO_PROMISE
from metrics.what_if.scenario import Scenario
from sentences.what_if.amounts import joined
from shell.cache.per_view import cached_for
from shell.parts import drawing, filters
from shell.parts.empty_states import State
from shell.parts.missing_records import draw_state
from shell.screens.what_if.levers import figures, goal, knobs, timing
from shell.screens.what_if.levers import sentences as words
from shell.screens.what_if.scopes import current
from shell.viewer.view import View, fragment

GOALS = ("opened", "lasting", "jobs")
BY = ("step", "unsure")
WHOLE_WAY = ("opening_rate", "job_multiplier", "stability_rate", "chain_coverage")


@fragment
def draw(view: View, _scenario: Scenario) -> None:
    """Everything that depends on a lever, so that only this part runs when one moves."""
    now = current(view).scenario
    if not cached_for(view, figures.has_funnel, now.scope):
        recorded = cached_for(view, figures.is_recorded, now.scope)
        kind: State = "unreported" if recorded else "not_recorded"
        draw_state(view, kind, 240, *WHOLE_WAY, entity=now.scope)
        return
    top = st.container(gap="xsmall")
    left, middle, right = st.columns([8, 10, 10], gap="medium")
    with left:
        knobs.draw(view, now)
    with middle:
        stage = _stage(view)
        drawing.figure(*cached_for(view, figures.funnel, now, stage), "what_if_flow", view)
        below_flow = [
            text("what_if.flow_note", view.language),
            cached_for(view, words.rest_sentence, now),
        ]
        st.caption(joined(below_flow, view.language))
    with top:
        st.title(words.headline(view, now, stage), anchor=False)
        st.caption(words.subtitle(view, now))
        for warning in words.unseen_sentences(view, now):
            st.markdown(warning)
    with right:
        by = _by(view)
        st.markdown(f"**{cached_for(view, figures.tornado_title, now, stage, by)}**")
        drawing.figure(
            *cached_for(view, figures.tornado_figure, now, stage, by), "what_if_tornado", view
        )
        timing.draw(view, now)
    goal.draw(view, now, stage)
    capacity = any(key in now.moved for key in ("places", "loans"))
    notes = [NO_PROMISE, ASSOCIATED] if capacity else [NO_PROMISE]
    st.caption(" ".join(pick(note, view.language) for note in notes))


def _stage(view: View) -> str:
    """The result looked at: openings, businesses after a year, or jobs."""
    assert set(GOALS) <= set(STAGES)
    return filters.segments(
        "stage",
        text("what_if.stage", view.language),
        GOALS,
        lambda key: text(f"what_if.stage_{key}", view.language),
        "jobs",
        visible=False,
    )


def _by(view: View) -> str:
    """Tornado by one equal step, or over what is not known of each lever."""
    return filters.segments(
        "tornado",
        text("what_if.tornado_by", view.language),
        BY,
        lambda key: text(f"what_if.tornado_{key}", view.language),
        visible=False,
    )
