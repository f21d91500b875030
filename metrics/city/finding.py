"""What may be said of one city in a sentence: only what is sure, the weightiest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from metrics.methods.proportions import ratio

FindingKind = Literal["place", "step", "signal", "closing", "group"]
KINDS: tuple[FindingKind, ...] = ("place", "step", "closing", "group", "signal")
PLENTY = 3.0
LEVEL = 0.01  # of all tests of a city together
FAR = 1.0  # spreads of the peers from which a difference is worth a sentence
FEWEST = 3  # peers whose spread can be told
MOST, OF_A_KIND = 5, 2
QUARTILES_OF_NORMAL = 1.349  # distance of the quartiles of a normal spread of 1


@dataclass(frozen=True)
class Finding:
    """One true statement: what, of what, on which side, how far and how sure, and its evidence.

    `far` is signed in spreads of the peers, positive where the city does better; `p` the
    probability of such by chance, None where the statement rests on its own 95 % rank interval.
    `subject` is an indicator, a step, a window of months or a group; `about` the indicator that
    it bears on. `evidence` holds named numbers, and codes where they are words.
    """

    kind: FindingKind
    subject: str
    about: str
    far: float
    p: float | None
    evidence: tuple[tuple[str, float | int | str], ...]

    @property
    def better(self) -> bool:
        """Whether it speaks for the city."""
        return self.far > 0


def spreads(value: float, peers: npt.ArrayLike) -> float:
    """How many spreads of the peers a value lies above their median; NaN where that is unknown.

    The spread is the distance of the quartiles over 1.349, so that one odd peer does not widen it.
    """
    known = np.asarray(peers, dtype=np.float64)
    known = known[np.isfinite(known)]
    if len(known) < FEWEST:
        return np.nan
    low, middle, high = np.quantile(known, [0.25, 0.5, 0.75])
    return float(ratio(value - middle, (high - low) / QUARTILES_OF_NORMAL))


def equal_rates(x1: float, n1: float, x2: float, n2: float) -> float:
    """Two-sided probability of such a difference of two rates if there were none; NaN without n.

    Normal approximation with the pooled rate (Pearson 1900).
    """
    pooled = ratio(x1 + x2, n1 + n2)
    error = np.sqrt(pooled * (1 - pooled) * (ratio(1, n1) + ratio(1, n2)))
    return float(2 * special.ndtr(-abs(ratio(ratio(x1, n1) - ratio(x2, n2), error))))


def chosen(
    candidates: Sequence[Finding],
    most: int = MOST,
    shortfalls: Mapping[str, float] = MappingProxyType({}),
) -> tuple[Finding, ...]:
    """The sure ones among the candidates, the weightiest first; two of a kind, one of a fact.

    Weightiest is what bears on a missed target, by `shortfalls` (shares of the target, by
    indicator); after it what lies farthest from the peers.
    """
    findings: list[Finding] = []
    for finding in sorted(_sure(candidates), key=lambda finding: _order(finding, shortfalls)):
        if sum(finding.kind == other.kind for other in findings) < OF_A_KIND:
            findings.append(finding)
    return tuple(_without_echoes(findings)[:most])


def _order(finding: Finding, shortfalls: Mapping[str, float]) -> tuple[float, float, int, str]:
    """Missed targets first, then the farthest; beyond three spreads all are far, and the kinds
    come in their order."""
    weight = 0.0 if finding.better else shortfalls.get(finding.about, 0.0)
    far = min(abs(finding.far), PLENTY)
    return -weight, -far, KINDS.index(finding.kind), finding.subject


def _sure(candidates: Sequence[Finding]) -> list[Finding]:
    """Those that rest on a rank interval, and those that pass Holm's test over all that are tested."""
    tested = sorted(
        (finding for finding in candidates if finding.p is not None),
        key=lambda finding: finding.p or 0.0,
    )
    passed = [finding for finding in candidates if finding.p is None]
    for place, finding in enumerate(tested):
        if not (finding.p or 0.0) <= float(ratio(LEVEL, len(tested) - place)):
            break
        passed.append(finding)
    return [
        finding
        for finding in passed
        if np.isfinite(finding.far) and (finding.p is None or abs(finding.far) >= FAR)
    ]


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """A place says nothing more where a step or a window of months tells the same closer."""
    closer = {
        (finding.about, finding.better)
        for finding in findings
        if finding.kind in ("step", "closing")
    }
    return [
        finding
        for finding in findings
        if finding.kind != "place" or (finding.about, finding.better) not in closer
    ]
