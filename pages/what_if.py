"""What would follow from other targets or rates, tried in the meeting: targets, levers, scenarios."""

from shell.screens.what_if import state
from shell.screens.what_if.levers import tab as what_if_levers
from shell.screens.what_if.scenarios import tab as what_if_scenarios
from shell.screens.what_if.targets import tab as what_if_targets
from shell.viewer.view import current

view = current()
tab, scenario = state.choose(view)

TABS = {
    "targets": what_if_targets.draw,
    "levers": what_if_levers.draw,
    "scenarios": what_if_scenarios.draw,
}
TABS[tab](view, scenario)
