"""What a city is held against where the plan sets no target, for profile and service chain."""

from metrics.city.peer_median import PeerMedian, peer_median
from metrics.counts.periods import Period
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from sentences.peer_median import peer_median_note
from shell.cache.readings import cached
from shell.viewer.view import View


def peer_note(view: View, indicator: str, city: str, period: Period) -> str:
    """The peers' median with its interval; empty where there is none, and for an office of some
    cities: the limits of the interval are figures of single other cities."""
    if view.scope.cities is not None:
        return ""
    mark = cached(
        view.scope, view.snapshot, _peer_median, indicator=indicator, city=city, period=period
    )
    return peer_median_note(mark, INDICATORS[indicator], view.language) if mark else ""


def _peer_median(counts: Counts, indicator: str, city: str, period: Period) -> PeerMedian | None:
    return peer_median(counts, INDICATORS[indicator], city, period)
