"""Every city's appraisal index and how firm its place is, who answers for what, and next year's plan."""

from shell import appraisal_choice, appraisal_duties, appraisal_plans, appraisal_views
from shell.view import current

view = current()
part, choice = appraisal_choice.choose(view)

PARTS = {
    "places": appraisal_views.draw,
    "duties": appraisal_duties.draw,
    "plans": appraisal_plans.draw,
}
PARTS[part](view, choice)
