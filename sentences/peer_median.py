"""The mark of a city where the plan sets no target: the median of its peers, with its own interval."""

import math

from i18n import Language, pick, text
from i18n.formats import interval, measure
from metrics.city.peer_median import PeerMedian
from metrics.definition import Indicator


def peer_median_note(mark: PeerMedian, indicator: Indicator, language: Language) -> str:
    """What the city is held against and how sure that is; the verdict takes the median as it is."""
    key = "few" if math.isnan(mark.lower) else "sure"
    return text(
        f"verdicts.peer_median.{key}",
        language,
        name=pick(indicator.short, language),
        n=mark.cities,
        value=measure(mark.value, indicator.unit, language),
        interval=interval(mark.lower, mark.upper, indicator.unit, language),
    )
