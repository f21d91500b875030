"""One city on one page: targets, findings, months, cohorts, groups, institutions and the ten tasks."""

import streamlit as st

from i18n import text
from shell import profile_figures, profile_mix, profile_tables, profile_words, states
from shell.kept import kept
from shell.profile_choice import choose
from shell.sides import sides
from shell.view import current

view = current()
choice = choose(view)
reported = kept(view, profile_words.reported, choice.city)

st.subheader(kept(view, profile_words.headline, choice), anchor=False)
st.caption(kept(view, profile_words.subtitle, choice))

spine, findings = sides("spine", [7, 5])
with spine:
    profile_figures.draw_spine(view, choice)
with findings:
    st.markdown(f"**{text('city_profile.findings_title', view.language)}**")
    st.markdown(kept(view, profile_words.told, choice))
    if reported:
        profile_mix.draw_mix(view, choice)

if reported:
    months, changes = sides("months", [7, 5])
    with months:
        profile_figures.draw_months(view, choice)
    with changes:
        profile_tables.draw_changes(view, choice)
    cohorts, groups = sides("cohorts", 2)
    with cohorts:
        profile_tables.draw_cohorts(view, choice)
    with groups:
        profile_tables.draw_groups(view, choice)
    funnel, institutions = sides("funnel", [7, 5])
    with funnel:
        rate = profile_figures.draw_funnel(view, choice)
    with institutions:
        profile_tables.draw_institutions(view, choice, rate)
else:
    states.state("unreported", view.language, 240)

profile_tables.draw_tasks(view, choice)
