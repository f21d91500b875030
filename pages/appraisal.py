"""Every city's appraisal index and how firm its place is, who answers for what, and next year's plan."""

from shell.screens.appraisal import choice as appraisal_choice
from shell.screens.appraisal import duties, faces, plans
from shell.viewer.view import current

view = current()
part, choice = appraisal_choice.choose(view)

PARTS = {"places": faces.draw, "duties": duties.draw, "plans": plans.draw}
PARTS[part](view, choice)
