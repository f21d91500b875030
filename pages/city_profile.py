"""One city on one page: targets, findings, months, cohorts, groups, institutions and the ten tasks."""

from shell.parts import empty_states
from shell.parts.columns import columns
from shell.screens.city_profile import case_mix, figures, head, tables
from shell.screens.city_profile.choice import choose
from shell.viewer.view import current

view = current()
choice = choose(view)
reported = head.is_reported(view, choice)

head.draw_head(view, choice)

spine, findings = columns("spine")
with spine:
    figures.draw_spine(view, choice)
with findings:
    head.draw_findings(view, choice)
    if reported:
        case_mix.draw_mix(view, choice)

if reported:
    months, changes = columns("months")
    with months:
        figures.draw_months(view, choice)
    with changes:
        tables.draw_changes(view, choice)
    cohorts, groups = columns("cohorts")
    with cohorts:
        tables.draw_cohorts(view, choice)
    with groups:
        tables.draw_groups(view, choice)
    funnel, institutions = columns("funnel")
    with funnel:
        rate = figures.draw_funnel(view, choice)
    with institutions:
        tables.draw_institutions(view, choice, rate)
else:
    empty_states.state("unreported", view.language, 240)

tables.draw_tasks(view, choice)
