"""What would follow from other targets or rates, tried in the meeting: targets, levers, scenarios."""

from shell.screens.what_if import head
from shell.screens.what_if.levers import tab as levers
from shell.screens.what_if.scenarios import tab as scenarios
from shell.screens.what_if.targets import tab as targets
from shell.viewer.view import current

view = current()
chosen = head.choose(view)

TABS = {"targets": targets.draw, "levers": levers.draw, "scenarios": scenarios.draw}
TABS[chosen.tab](view, chosen.scenario)
