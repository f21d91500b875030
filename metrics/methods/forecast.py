"""The probability that a target will be reached by the end of the year, from what is known now."""

import numpy as np
import numpy.typing as npt
from scipy import special

from metrics.methods.proportions import ROUNDING, Floats, ratio

HALF = 0.5  # a count, as Jeffreys' prior adds it
SMALLEST = 1e-4  # no chance is told as none while reports can still arrive


def rest_variance(
    happened: npt.ArrayLike,
    variance: npt.ArrayLike,
    share: npt.ArrayLike,
    phi: npt.ArrayLike,
    shift: npt.ArrayLike,
) -> Floats:
    """Variance of what a year still brings beyond what is on record; arguments broadcast.

    `happened` h = seen and not yet reported, the latter with `variance` v; w the seasonal `share`
    behind; r = h/w. To come is r(1 - w); the rest varies by v/w^2, as an error in h goes into
    both parts, + phi r(1 - w) + phi r(1 - w)^2/w by chance, + (r(1 - w) shift)^2 by the common
    shift of the year on the log scale. NaN for w = 0.
    """
    h, v, w = (np.asarray(a, dtype=np.float64) for a in (happened, variance, share))
    pace, left = ratio(h, w), 1 - w
    chance = np.asarray(phi) * (pace * left + pace * ratio(left * left, w))
    total: Floats = ratio(v, w * w) + chance + (pace * left * np.asarray(shift)) ** 2
    return total


def goal_probability(
    seen: npt.ArrayLike, rest: npt.ArrayLike, variance: npt.ArrayLike, goal: npt.ArrayLike
) -> Floats:
    """Probability that seen + rest reaches the goal, the rest of this mean and variance.

    Negative binomial by mean and variance (half a count added to either, so that nothing seen is
    not taken for nothing to come; Poisson where the variance is not above the mean), as a rest
    is a count that cannot be negative. A goal already seen gives 1; any other stays within
    [SMALLEST, 1 - SMALLEST] while there is a rest, and is 0 where there is none (variance 0).
    """
    y, m, v, g = np.broadcast_arrays(
        *(np.asarray(a, dtype=np.float64) for a in (seen, rest, variance, goal))
    )
    missing = np.ceil(g - y - ROUNDING)
    mean = m + HALF
    spread = np.maximum(v + HALF, mean * (1 + ROUNDING))
    share = ratio(mean, spread)
    size = ratio(mean * share, 1 - share)
    chance = special.betainc(np.maximum(missing, 1), size, 1 - share)
    chance = np.clip(chance, SMALLEST, 1 - SMALLEST)
    chance = np.where(v == 0, 0.0, chance)
    probability: Floats = np.where(missing <= 0, 1.0, chance)[()]
    return np.where(np.isnan(y + m + v + g), np.nan, probability)[()]


def remainder_probability(
    missing: npt.ArrayLike, remaining: npt.ArrayLike, x: npt.ArrayLike, n: npt.ArrayLike
) -> Floats:
    """Probability that at least `missing` of the `remaining` succeed; arguments broadcast.

    X ~ BetaBinomial(remaining, x + 1/2, n - x + 1/2): the evidence is x successes among n
    (Jeffreys' prior). NaN where there is no evidence (n = 0) or anything is NaN.
    """
    least, size, count, known = np.broadcast_arrays(
        *(np.asarray(a, dtype=np.float64) for a in (missing, remaining, x, n))
    )
    chance = np.full(count.shape, np.nan)
    usable = (known > 0) & np.isfinite(least + size + count + known)
    x_, n_ = count[usable], known[usable]
    chance[usable] = _beta_binomial_tail(least[usable], size[usable], x_ + 0.5, n_ - x_ + 0.5)
    probability: Floats = chance[()]
    return probability


def spread_evidence(
    x: npt.ArrayLike,
    n: npt.ArrayLike,
    remaining: npt.ArrayLike,
    effect: npt.ArrayLike = 1.0,
    drift: npt.ArrayLike = 0.0,
    moved: npt.ArrayLike = 0.0,
) -> tuple[Floats, Floats]:
    """Evidence (successes, cases) for `remainder_probability` that allows for more than chance.

    The `remaining` N come in classes with a design `effect` D too, and the rate itself has moved
    on by `drift` and may have by the variance `moved` m about it. With p = (x + 1/2)/(n + 1) +
    drift, kept within (0, 1), their number of successes has
    variance N p(1 - p) D + N^2 (p(1 - p)/(n + 2) + m); returned is the evidence with which the
    beta-binomial has that variance, and the same mean. Never more than n, nor nothing.
    """
    x_, n_, size, deff, on, shift = (
        np.asarray(a, dtype=np.float64) for a in (x, n, remaining, effect, drift, moved)
    )
    least = ratio(HALF, n_ + 1)  # the rate where all failed, or 1 less where all succeeded
    p = np.clip(ratio(x_ + HALF, n_ + 1) + on, least, 1 - least)
    chance = p * (1 - p)
    wider = deff + size * (ratio(1.0, n_ + 2) + ratio(shift, chance))  # times N p(1 - p)
    cases = ratio(np.maximum(size - 1, HALF), wider - 1) - 2
    most = np.maximum(n_, ROUNDING)
    fewest = ratio(HALF, np.minimum(p, 1 - p)) - 1  # fewer would move the mean towards a half
    cases = np.where(wider > 1, np.clip(cases, np.maximum(fewest, ROUNDING), most), most)
    return np.clip(p * (cases + 1) - HALF, 0, cases), cases


def _beta_binomial_tail(least: Floats, size: Floats, a: Floats, b: Floats) -> Floats:
    """P(X >= least) for each of one-dimensional arrays, by summing the terms of all at once."""
    terms = np.maximum(size - least + 1, 0).astype(np.int64)
    owner = np.repeat(np.arange(len(terms)), terms)
    first = np.repeat(np.cumsum(terms) - terms, terms)
    hits = np.arange(len(owner)) - first + least[owner]
    misses = size[owner] - hits
    log_scale = special.gammaln(size + 1) - special.gammaln(a + b + size) - special.betaln(a, b)
    log_term = (
        special.gammaln(hits + a[owner])
        - special.gammaln(hits + 1)
        + special.gammaln(misses + b[owner])
        - special.gammaln(misses + 1)
    )
    tail = np.bincount(owner, np.exp(log_term + log_scale[owner]), minlength=len(terms))
    return np.where(least <= 0, 1.0, np.minimum(tail, 1.0))
