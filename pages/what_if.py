"""What would follow from other targets or rates, tried in the meeting: targets, levers, scenarios."""

from shell import what_if_frame, what_if_levers, what_if_scenarios, what_if_targets
from shell.view import current
from shell.what_if_width import keep_width

view = current()
tab, scenario = what_if_frame.choose(view)

TABS = {
    "targets": what_if_targets.draw,
    "levers": what_if_levers.draw,
    "scenarios": what_if_scenarios.draw,
}
TABS[tab](view, scenario)
keep_width()
