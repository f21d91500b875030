"""Every public method meets zeros, ties, constants, one value and none: an answer, NaN or a sentence."""

import importlib
import inspect
import pkgutil
from typing import Any

import numpy as np
import pandas as pd
import pytest

import metrics.methods as methods

SERIES = {
    "none": [],
    "one": [3.0],
    "one_zero": [0.0],
    "zeros": [0.0] * 14,
    "constant": [4.0] * 14,
    "ties": [2.0, 2.0, 5.0, 5.0] * 4,
    "one_event": [0.0] * 6 + [5.0] + [0.0] * 6,
    "missing": [float("nan")] * 3,
    "gaps": [float("nan"), 2.0, float("nan"), 5.0, 2.0],
}


def events(values: list[float]) -> pd.DataFrame:
    time = np.nan_to_num(np.asarray(values)).astype(int)
    return module("exits").event_table(time, time > 2)


def module(name: str) -> Any:
    return importlib.import_module(f"metrics.methods.{name}")


def table(values: np.ndarray) -> np.ndarray:
    return np.stack([values, values, values * np.nan], axis=-1)


def dice() -> np.random.Generator:
    return np.random.default_rng(1)


# How each method is called with a list of numbers v; `w` are whole numbers without gaps.
CALLS = {
    "calibration.brier": lambda f, v, w: f(w > 2, w > 2),
    "calibration.bins": lambda f, v, w: f((w > 2) * 1.0, w > 2),
    "calibration.decomposition": lambda f, v, w: f((w > 2) * 1.0, w > 2),
    "common_change.common_change": lambda f, v, w: [
        f(v, [(0.1, 0.1)] * len(v)),
        f(v, [(0.0, 0.0)] * len(v), 0.0),
    ],
    "comparison.log_rank": lambda f, v, w: f([events(w), events(w[:1])]),
    "comparison.stratified_log_rank": lambda f, v, w: f([[events(w), events(w * 0)]]),
    "competing.cumulative_incidence": lambda f, v, w: f(w, w > 2),
    "composite.score": lambda f, v, w: [f(v, 0, 5), f(v, v, v)],
    "composite.present_share": lambda f, v, w: [f(table(v), [1, 1, 1]), f(table(v), [0, 0, 0])],
    "composite.index": lambda f, v, w: [f(table(v), [2, 1, 1]), f(table(v), [1, 1, 1], True)],
    "composite.parts": lambda f, v, w: f(table(v), [2, 1, 1]),
    "composite.places": lambda f, v, w: f(v),
    "composite.without_each": lambda f, v, w: f(table(v), [2, 1, 1]),
    "composite.weight_draws": lambda f, v, w: [f(w + 1, 20), f(w * 0, 20)],
    "composite.sampled_rates": lambda f, v, w: f(w, w, 20, dice()),
    "composite.sampled_means": lambda f, v, w: f(v, v * 0, 20, dice()),
    "composite.place_ranges": lambda f, v, w: f(table(v), [2, 1, 1], 20),
    "composite.index_range": lambda f, v, w: f(np.stack([table(v)] * 40), [2, 1, 1]),
    "control_chart.xmr": lambda f, v, w: f(v),
    "design_effect.design_effect": lambda f, v, w: f(w, w, w, w, w, w),
    "excess.log_pmf": lambda f, v, w: f(w, w, 0.5, [0.0]),
    "excess.class_spread": lambda f, v, w: f(w, w, w * 0 + 0.5, w * 0 + 1),
    "excess.threshold": lambda f, v, w: f(w, 0.8),
    "excess.spread": lambda f, v, w: f(w, w, w * 0 + 0.5),
    "excess.excess": lambda f, v, w: [f(w, w, w * 0 + p, 0.0) for p in (0, 0.5, 1)],
    "excess.together": lambda f, v, w: f(w, 0.1),
    "excess.holm": lambda f, v, w: f(w * 0),
    "exits.event_table": lambda f, v, w: f(w, w > 2),
    "exits.subjects": lambda f, v, w: f(w, w > 2, None),
    "exits.distinct": lambda f, v, w: f(w),
    "exits.tally": lambda f, v, w: f(w * 0, w, 1),
    "exits.from_here_on": lambda f, v, w: f(w),
    "forecast.rest_variance": lambda f, v, w: [f(v, v, share, 3, 0.1) for share in (0, 0.5, 1)],
    "forecast.goal_probability": lambda f, v, w: [f(v, v, v, goal) for goal in (0, 3, v)],
    "forecast.remainder_probability": lambda f, v, w: f(w, w, w, w),
    "forecast.spread_evidence": lambda f, v, w: [f(v, v, v), f(w, w, w, 1.2, 0.02, 0.001)],
    "funnel.overdispersion": lambda f, v, w: [f(v, v), f(v * 0, v)],
    "funnel.limits": lambda f, v, w: [f(p, v, 3.09, t) for p in (0, 0.5, 1) for t in (0, 0.01)],
    "proportions.effective_counts": lambda f, v, w: [f(w, w, w), f(w, w, w * np.nan)],
    "proportions.ratio": lambda f, v, w: f(v, v),
    "proportions.critical_value": lambda f, v, w: f(0.95),
    "proportions.check_confidence": lambda f, v, w: f(0.95),
    "proportions.wilson": lambda f, v, w: [f(v * 0, v), f(v, v)],
    "proportions.wilson_limits": lambda f, v, w: [f(v * 0, v, 1.96), f(v, v, 1.96)],
    "proportions.probability_at_least": lambda f, v, w: [f(v, v, goal) for goal in (0, 0.5, 1)],
    "proportions.newcombe": lambda f, v, w: f(v, v, v * 0, v),
    "proportions.needed": lambda f, v, w: [f(0.8, v, v), f(0.8, w, w)],
    "proportions.mean_interval": lambda f, v, w: f(v, v, v),
    "proportions.byar": lambda f, v, w: f(v),
    "ranks.rank_intervals": lambda f, v, w: [f(v, v * 0), f(v, v * 0 + 1), f(v, v, 0.9, False)],
    "reporting_delay.events_at_risk": lambda f, v, w: f(w, w),
    "reporting_delay.reported_share": lambda f, v, w: [f(w, w), f(w * 0, w)],
    "reporting_delay.completeness": lambda f, v, w: f(
        module("reporting_delay").reported_share(np.append(w, 1), np.append(w, 1)), [0, 1]
    ),
    "reporting_delay.unreported": lambda f, v, w: [f(v, c, 0.1, 3) for c in (0, 0.5, 1)],
    "standardisation.indirect": lambda f, v, w: [f(v, v), f(v, v * 0)],
    "stratified.risk_difference": lambda f, v, w: f(v, v, v * 0, v),
    "survival.kaplan_meier": lambda f, v, w: [
        f(events(w), interval=name) for name in module("survival").INTERVALS
    ],
    "survival.effective_cases": lambda f, v, w: [
        f(module("survival").kaplan_meier_counts(w[None], closing))
        for closing in (w[None], w[None] * 0)
    ],
    "survival.kaplan_meier_counts": lambda f, v, w: [f(w[None], w[None]), f(w[None], w[None] * 0)],
    "survival.median": lambda f, v, w: f(module("survival").kaplan_meier(events(w))),
    "survival.restricted_mean": lambda f, v, w: f(module("survival").kaplan_meier(events(w)), 12),
    "turnbull.turnbull": lambda f, v, w: [f(w, w + 1, 1), f(w, w + 3, w)],
    "turnbull.lasting": lambda f, v, w: f(module("turnbull").turnbull(w, w + 2, 1), 3),
}
INTERVALS = {  # places of lower and upper in the answer
    "proportions.wilson": (0, 1),
    "proportions.newcombe": (1, 2),
    "proportions.byar": (0, 1),
    "funnel.limits": (0, 1),
    "standardisation.indirect": (1, 2),
    "stratified.risk_difference": (1, 2),
    "ranks.rank_intervals": (1, 2),
    "composite.place_ranges": (0, 1),
}


def public() -> set[str]:
    return {
        f"{file.name}.{name}"
        for file in pkgutil.iter_modules(methods.__path__)
        for name, thing in vars(module(file.name)).items()
        if not name.startswith("_")
        and (inspect.isfunction(thing) or hasattr(thing, "__wrapped__"))
        and thing.__module__ == f"metrics.methods.{file.name}"
    }


def numbers(answer: Any) -> list[np.ndarray]:
    """All numbers of an answer, whatever its form."""
    if isinstance(answer, dict):
        return numbers(list(answer.values()))
    if isinstance(answer, pd.DataFrame):
        return [answer[name].to_numpy(dtype=float) for name in answer]
    if isinstance(answer, (list, tuple)):
        return [part for one in answer for part in numbers(one)]
    if hasattr(answer, "__dataclass_fields__"):
        return numbers(list(vars(answer).values()))
    array = np.asarray(answer)
    return [array.astype(float)] if array.dtype.kind in "biuf" else []


def ask(name: str, series: str) -> Any:
    file, function = name.split(".")
    values = np.asarray(SERIES[series])
    return CALLS[name](getattr(module(file), function), values, np.nan_to_num(values).astype(int))


def test_all_public_methods_are_walked() -> None:
    assert set(CALLS) == public()


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("name", CALLS)
def test_degenerate_input_gives_no_infinite_number_and_no_warning(name: str, series: str) -> None:
    for part in numbers(ask(name, series)):
        assert not np.isinf(part).any()


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("name", INTERVALS)
def test_no_interval_of_degenerate_input_stands_on_its_head(name: str, series: str) -> None:
    answer = ask(name, series)
    low, high = INTERVALS[name]
    for one in answer if isinstance(answer, list) else [answer]:
        lower, upper = np.asarray(one[low], dtype=float), np.asarray(one[high], dtype=float)
        assert not (lower > upper + 1e-12).any()
