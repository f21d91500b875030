"""One index from several figures: scores between floor and target, weighted, with what it hides.

After the steps of the OECD and JRC handbook (2008): scale by goalposts, weight, combine, then ask
how far the order depends on the weights, on single components, and on chance in the figures.
Scores are points (0 at the floor, 100 at the target); weights are any positive numbers.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import Floats, ratio

CAP = 120.0  # points: more than that in one component makes up for nothing elsewhere
ENOUGH = 2.0 / 3.0  # share of the weight that must be present
LEAST = 1.0  # points, where a product would be nothing
DRAWS = 10_000
CONCENTRATION = 20.0  # per component: Dirichlet(20 k w)
TAIL = 0.05
SEED = 20_071_001
ROUNDING = 1e-9

Singles = npt.NDArray[np.float32]


class Ranges(NamedTuple):
    """Best and worst place (1 = largest) that a city takes in all but the outermost draws."""

    lower: Floats
    upper: Floats


def score(
    value: npt.ArrayLike, floor: npt.ArrayLike, target: npt.ArrayLike, cap: float = CAP
) -> Floats:
    """Points of a figure: 100 (value - floor) / (target - floor), kept between 0 and the cap.

    Arrays that broadcast, value, floor and target in the figure's own unit. Linear, so without
    cliffs. NaN where the value is missing, or where the target does not lie above the floor.
    """
    reach = np.asarray(target, dtype=np.float64) - np.asarray(floor, dtype=np.float64)
    above = np.asarray(value, dtype=np.float64) - np.asarray(floor, dtype=np.float64)
    points = 100 * ratio(above, np.where(reach > 0, reach, 0.0))
    return np.clip(points, 0.0, cap)


def present_share(scores: Floats | Singles, weights: npt.ArrayLike) -> Floats:
    """Share of the weight whose component has a score; scores (cities, components)."""
    w = np.asarray(weights, dtype=np.float64)
    return ratio(~np.isnan(scores) @ w, w.sum())


def index(scores: Floats, weights: npt.ArrayLike, geometric: bool = False) -> Floats:
    """Weighted mean of the scores of each city, (cities,); arithmetic unless told.

    sum(w s) / sum(w) over the components present; NaN where they carry less than two thirds of
    the weight. Geometric: exp(sum(w ln max(s, 1)) / sum(w)), where strength makes up less for
    weakness. scores (cities, components), NaN where missing.
    """
    terms = np.log(np.maximum(scores, LEAST)) if geometric else scores
    w = np.asarray(weights, dtype=np.float64)
    present = ~np.isnan(scores)
    mean = ratio(np.where(present, terms, 0.0) @ w, present @ w)
    enough = present_share(scores, w) >= ENOUGH - ROUNDING
    return np.where(enough, np.exp(mean) if geometric else mean, np.nan)


def parts(scores: Floats, weights: npt.ArrayLike) -> Floats:
    """What each component adds to the arithmetic index, (cities, components); rows sum to it."""
    w = np.asarray(weights, dtype=np.float64)
    present = ~np.isnan(scores)
    return scores * ratio(w, (present @ w)[:, None])


def places(value: Floats) -> Floats:
    """Place of each value along the last axis, 1 = largest; ties share the smallest, NaN has none."""
    larger = value[..., None, :] > value[..., :, None]
    return np.where(np.isnan(value), np.nan, 1.0 + larger.sum(axis=-1))


def without_each(scores: Floats, weights: npt.ArrayLike, geometric: bool = False) -> Floats:
    """Index of each city with one component left out after the other, (components, cities)."""
    w = np.asarray(weights, dtype=np.float64)
    masks = 1.0 - np.eye(len(w))
    return np.array([index(np.where(row > 0, scores, np.nan), w * row, geometric) for row in masks])


def weight_draws(weights: npt.ArrayLike, draws: int = DRAWS, seed: int = SEED) -> Singles:
    """Other weights around the given ones, (draws, components), each row of sum 1.

    Dirichlet(20 k w) by gamma variables, the same for the same seed; a weight of 0 stays 0.
    """
    w = np.asarray(weights, dtype=np.float64)
    shape = CONCENTRATION * len(w) * ratio(w, w.sum())
    spread = np.broadcast_to(shape.astype(np.float32), (draws, len(w)))
    gammas = np.random.default_rng(seed).standard_gamma(spread, dtype=np.float32)
    total = gammas.sum(axis=1, keepdims=True)
    share = np.full_like(total, np.nan)
    drawn: Singles = gammas * np.reciprocal(total, out=share, where=total > 0)
    return drawn


def sampled_rates(
    successes: npt.ArrayLike, n: npt.ArrayLike, tables: int, rng: np.random.Generator
) -> Floats:
    """Rates that the counts allow, (tables, ...): Beta(x + 1/2, n - x + 1/2); NaN where n is 0."""
    x, total = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (successes, n)))
    known = total > 0
    drawn = rng.beta(
        np.where(known, x, 0) + 0.5, np.where(known, total - x, 0) + 0.5, (tables, *x.shape)
    )
    return np.where(known, drawn, np.nan)


def sampled_means(
    mean: npt.ArrayLike, error: npt.ArrayLike, tables: int, rng: np.random.Generator
) -> Floats:
    """Means that the figures allow, (tables, ...): normal with their standard error."""
    middle, scale = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (mean, error)))
    drawn: Floats = middle + np.nan_to_num(scale) * rng.standard_normal((tables, *middle.shape))
    return drawn


def place_ranges(
    scores: npt.ArrayLike,
    weights: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    tail: float = TAIL,
) -> Ranges:
    """Range of places of each city under other weights, and under chance too if scores bring it.

    scores (cities, components), or (tables, cities, components): tables drawn from what the
    figures allow, each met by draws / tables draws of weights. Cities without an index at the
    given weights take no part; what a city lacks is missing in every table. Equal cities share the
    smallest place. The range leaves out `tail` of the draws at either end.
    """
    tables = np.asarray(scores, dtype=np.float32)
    tables = tables[None] if tables.ndim == 2 else tables
    ranked = np.isfinite(index(tables[0].astype(np.float64), weights))
    lower, upper = np.full((2, tables.shape[1]), np.nan)
    if ranked.any():
        known = ~np.isnan(tables[0, ranked]).all(axis=0)
        drawn = weight_draws(weights, draws, seed)[:, known]
        tally = _tally(tables[:, ranked][:, :, known], drawn)
        share = np.cumsum(tally, axis=1) >= np.array([tail, 1 - tail])[:, None, None] * (
            tally.sum(axis=1)[:, None] - ROUNDING
        )
        lower[ranked], upper[ranked] = 1 + share.argmax(axis=2)
    return Ranges(lower, upper)


def index_range(tables: Singles, weights: npt.ArrayLike, tail: float = 0.025) -> Ranges:
    """Limits of each city's arithmetic index under chance in its figures, 95 % unless told.

    tables (draws, cities, components), as drawn from what the figures allow.
    """
    w = np.asarray(weights, dtype=np.float32)
    present = ~np.isnan(tables[0])
    weight = present @ w
    value = np.sort(np.where(present, tables, np.float32(0)) @ w, axis=0)
    ends = [int(tail * len(tables)), int((1 - tail) * len(tables)) - 1]
    enough = present_share(tables[0], weights) >= ENOUGH - ROUNDING
    limits = [np.where(enough, ratio(value[end], weight), np.nan) for end in ends]
    return Ranges(*limits)


def _tally(scores: Singles, drawn: Singles) -> npt.NDArray[np.int64]:
    """How often each city took each place, (cities, places), over all draws.

    Equal rows of scores are ranked as one, so that they share their place whatever the rounding.
    """
    tables, cities, _ = scores.shape
    alike = np.arange(cities)
    if tables == 1:
        filled = np.nan_to_num(scores[0], nan=-1.0)
        _, first, alike = np.unique(filled, axis=0, return_index=True, return_inverse=True)
        scores = scores[:, first]
    order = _order(scores, drawn)
    times = np.bincount(alike.ravel(), minlength=order.shape[1])
    place: npt.NDArray[np.int64] = np.arange(order.shape[1])
    if times.max() > 1:
        place = np.cumsum(times[order], axis=1) - times[order]
    order *= cities  # in place: a million numbers are dear to copy
    order += place
    tally = np.bincount(order.ravel(), minlength=order.shape[1] * cities)
    return tally.reshape(-1, cities)[alike.ravel()]


def _order(scores: Singles, drawn: Singles) -> npt.NDArray[np.int64]:
    """Cities of every draw from the largest index to the smallest, (draws, cities).

    Single precision: seven digits tell indices of 0 to 120 apart to 0.00001 points.
    """
    tables, cities, components = scores.shape
    used = drawn[: len(drawn) // tables * tables]
    present = ~np.isnan(scores[0])
    filled = scores if present.all() else np.where(present, scores, np.float32(0))
    total = used.reshape(tables, -1, components) @ filled.transpose(0, 2, 1)
    value = total.reshape(-1, cities)
    if not present.all():
        weight = used @ present.astype(np.float32).T
        np.divide(value, weight, out=value, where=weight > 0)
    np.negative(value, out=value)
    return np.argsort(value, axis=1)
