"""All indicators, in the order of the work plan."""

from metrics.chain_coverage import CHAIN_COVERAGE
from metrics.definition import Indicator
from metrics.job_multiplier import JOB_MULTIPLIER
from metrics.opening_rate import OPENING_RATE
from metrics.pass_rate import PASS_RATE
from metrics.stability_rate import STABILITY_RATE
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
