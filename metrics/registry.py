"""All indicators, tasks and figures, in the order of the work plan."""

from metrics.chain_coverage import CHAIN_COVERAGE
from metrics.definition import Indicator, Task
from metrics.job_multiplier import JOB_MULTIPLIER
from metrics.opening_rate import OPENING_RATE
from metrics.pass_rate import PASS_RATE
from metrics.stability_rate import STABILITY_RATE
from metrics.tasks.organisation import ORGANISATION
from metrics.trained import TRAINED

INDICATORS: dict[str, Indicator] = {
    indicator.key: indicator
    for indicator in (
        TRAINED,
        PASS_RATE,
        OPENING_RATE,
        JOB_MULTIPLIER,
        STABILITY_RATE,
        CHAIN_COVERAGE,
    )
}

TASKS: dict[str, Task] = {task.key: task for task in (ORGANISATION,)}
"""The ten tasks of clause 三, and governance (clause 四) after them."""

FIGURES: dict[str, Indicator] = INDICATORS | {
    figure.key: figure for task in TASKS.values() for figure in task.figures
}
"""Every figure that the product shows, by key: the six targets and those of the tasks."""
