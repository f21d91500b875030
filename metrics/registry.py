"""All indicators, tasks and figures, in the order of the work plan."""

from metrics.chain_coverage import CHAIN_COVERAGE
from metrics.definition import Indicator, Task
from metrics.job_multiplier import JOB_MULTIPLIER
from metrics.opening_rate import OPENING_RATE
from metrics.pass_rate import PASS_RATE
from metrics.stability_rate import STABILITY_RATE
from metrics.tasks.credit_link import CREDIT_LINK
from metrics.tasks.experts import EXPERTS
from metrics.tasks.follow_up import FOLLOW_UP
from metrics.tasks.governance import GOVERNANCE
from metrics.tasks.incubation import INCUBATION
from metrics.tasks.institutions import INSTITUTIONS
from metrics.tasks.organisation import ORGANISATION
from metrics.tasks.policy import POLICY
from metrics.tasks.projects import PROJECTS
from metrics.tasks.target_groups import TARGET_GROUPS
from metrics.tasks.teachers import TEACHERS
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

TASKS: dict[str, Task] = {
    task.key: task
    for task in (
        ORGANISATION,
        TARGET_GROUPS,
        INSTITUTIONS,
        TEACHERS,
        PROJECTS,
        EXPERTS,
        CREDIT_LINK,
        INCUBATION,
        POLICY,
        FOLLOW_UP,
        GOVERNANCE,
    )
}
"""The ten tasks of clause 三, and governance (clause 四) after them."""

FIGURES: dict[str, Indicator] = INDICATORS | {
    figure.key: figure for task in TASKS.values() for figure in task.figures
}
"""Every figure that the product shows, by key: the six targets and those of the tasks."""


def target_rates() -> tuple[str, ...]:
    """Keys of the rates for which the work plan sets a number."""
    return tuple(
        key
        for key, indicator in INDICATORS.items()
        if indicator.kind == "rate" and indicator.target is not None
    )


def indicator_of_curve(curve: str) -> str:
    """Key of the target that a curve, of openings or of survival, is drawn for."""
    return next(key for key, indicator in INDICATORS.items() if indicator.curve == curve)
