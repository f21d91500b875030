"""Small made-up readings for the tests of charts, the same at every run."""

import numpy as np
import pandas as pd

from i18n import Language, text
from metrics.methods.proportions import Floats, wilson
from metrics.methods.ranks import rank_intervals
from metrics.methods.survival import event_table, kaplan_meier
from tests.metrics.reading_frame import reading_frame

VERDICTS = ("met", "likely_met", "undecided", "likely_missed", "missed")
INDICATORS = ("trained", "pass_rate", "opening_rate", "job_multiplier", "stability_rate")


def city_readings(cities: int = 100, target: float = 0.5, seed: int = 7) -> pd.DataFrame:
    """Opening rates of so many cities in the columns of readings; the last three bear no rank."""
    random = np.random.default_rng(seed)
    n = random.integers(300, 1500, cities)
    n[-3:-1], n[-1] = 12, 0
    x = random.binomial(n, random.normal(0.53, 0.08, cities).clip(0.2, 0.9))
    value = np.divide(x, n, out=np.full(cities, np.nan), where=n > 0)
    lower, upper = wilson(x, n)
    verdict = _verdicts(lower, upper, value, target)
    verdict[-3:-1], verdict[-1] = "too_small", "unreported"
    frame = reading_frame(
        {
            "entity": [f"{110000 + 100 * i:06d}" for i in range(cities)],
            "numerator": x,
            "denominator": n,
            "value": value,
            "lower": lower,
            "upper": upper,
            "target": target,
            "verdict": verdict,
        }
    )
    ranked = frame.index[:-3]
    error = np.sqrt(value[:-3] * (1 - value[:-3]) / n[:-3])
    places = rank_intervals(value[:-3], error)
    for column, ends in zip(("rank", "rank_lower", "rank_upper"), places, strict=True):
        frame.loc[ranked, column] = np.asarray(ends, dtype=float)
    return frame


def _verdicts(lower: Floats, upper: Floats, value: Floats, target: float) -> np.ndarray:
    return np.select(
        [lower >= target, upper < target, value > target + 0.01, value < target - 0.01],
        ["met", "missed", "likely_met", "likely_missed"],
        default="undecided",
    ).astype(object)


def months(count: int = 24, unripe: int = 7, seed: int = 3) -> pd.DataFrame:
    """A month line that ends in June 2010, its last months unripe."""
    random = np.random.default_rng(seed)
    last = 2010 * 12 + 5
    value = 0.5 + random.normal(0, 0.015, count).cumsum() / 3
    value[count - unripe :] -= np.linspace(0.02, 0.3, unripe) if unripe else 0
    return pd.DataFrame(
        {
            "month": [f"{m // 12}-{m % 12 + 1:02d}" for m in range(last - count + 1, last + 1)],
            "value": value,
            "lower": value - 0.02,
            "upper": value + 0.02,
            "mature": np.arange(count) < count - unripe,
        }
    )


def verdict_counts(seed: int = 5) -> pd.DataFrame:
    """100 cities by verdict for each of five targets."""
    random = np.random.default_rng(seed)
    kinds = [*VERDICTS, "immature", "unreported", "too_small"]
    share = [0.3, 0.12, 0.2, 0.1, 0.2, 0.03, 0.02, 0.03]
    rows = [
        (key, kind, n)
        for key in INDICATORS
        for kind, n in zip(kinds, random.multinomial(100, share), strict=True)
    ]
    return pd.DataFrame(rows, columns=["indicator", "state", "n"])


def names(language: str, cities: int = 100) -> dict[str, str]:
    """Made-up city names in one script."""
    word = "城市" if language == "zh" else "City "
    return {f"{110000 + 100 * i:06d}": f"{word}{i + 1}" for i in range(cities)}


TITLES = {
    "zh": ("培训人数", "培训合格率", "开业成功率", "带动就业率", "稳定经营率"),
    "en": ("Trained", "Pass rate", "Opening rate", "Jobs", "Stability"),
}


def titles(language: str) -> dict[str, str]:
    """Names of the indicators."""
    return dict(zip(INDICATORS, TITLES[language], strict=True))


def curve(n: int = 2000, mean: float = 60, follow: int = 30, seed: int = 4) -> pd.DataFrame:
    """A Kaplan-Meier table of so many businesses."""
    random = np.random.default_rng(seed)
    closing = random.exponential(mean, n).astype(int) + 1
    seen = random.integers(follow // 3, follow + 1, n)
    return kaplan_meier(event_table(np.minimum(closing, seen), closing <= seen))


def strata(language: str) -> list[tuple[str, pd.DataFrame]]:
    """Three cohorts followed for different lengths."""
    suffix = "年" if language == "zh" else ""
    return [(f"{2007 + i}{suffix}", curve(follow=32 - 9 * i, seed=i)) for i in range(3)]


def cells(cohorts: int = 12, periods: int = 12) -> pd.DataFrame:
    """A cohort triangle that ends in June 2010."""
    last = 2010 * 12 + 5
    rows = [
        (f"{m // 12}-{m % 12 + 1:02d}", p, 100, 0.97**p, p <= last - m)
        for m in range(last - cohorts, last)
        for p in range(1, periods + 1)
    ]
    return pd.DataFrame(rows, columns=["month", "period", "started", "value", "complete"])


def target_rows(language: str) -> pd.DataFrame:
    """One city's five indicators beside their targets and peers; the last one is immature."""
    return reading_frame(
        {
            "indicator": INDICATORS,
            "name": TITLES[language],
            "kind": ["progress", "rate", "rate", "mean", "rate"],
            "value": [0.62, 0.83, 0.48, 4.1, np.nan],
            "lower": [0.62, 0.81, 0.45, 3.7, np.nan],
            "upper": [0.62, 0.85, 0.51, 4.5, np.nan],
            "target": [1, 0.8, 0.5, 5, 0.8],
            "peer_lower": [0.5, 0.75, 0.42, 3.2, np.nan],
            "peer_upper": [0.9, 0.88, 0.6, 5.6, np.nan],
            "verdict": ["likely_met", "met", "undecided", "missed", "immature"],
        }
    )


def spine_rows(language: str) -> pd.DataFrame:
    """The same beside nation and peers, with places in a league."""
    targets = target_rows(language).drop(columns=["peer_lower", "peer_upper"])
    return targets.assign(
        nation=[0.55, 0.81, 0.51, 4.6, 0.80],
        peer_low=[0.40, 0.72, 0.40, 3.0, 0.70],
        peer_q25=[0.50, 0.78, 0.47, 4.0, 0.77],
        peer_q75=[0.62, 0.84, 0.54, 5.0, 0.83],
        peer_high=[0.80, 0.90, 0.65, 6.0, 0.91],
        rank=[7, 4, 20, 25, np.nan],
        rank_lower=[7, 1, 9, 12, np.nan],
        rank_upper=[7, 16, 28, 31, np.nan],
        ranked=32,
    )


def differences(language: str) -> pd.DataFrame:
    """One sure and one unsure difference."""
    return pd.DataFrame(
        {
            "name": TITLES[language][:2],
            "difference": [0.043, -0.012],
            "lower": [0.012, -0.03],
            "upper": [0.075, 0.008],
        }
    )


def table_readings(cities: int = 6) -> pd.DataFrame:
    """Readings of five indicators for a few cities."""
    parts = [
        city_readings(cities, seed=i).assign(indicator=key) for i, key in enumerate(INDICATORS)
    ]
    return pd.concat(parts, ignore_index=True)


def provinces(language: str) -> pd.DataFrame:
    """Four provinces, one of them without any city."""
    words = (
        ("甲", "乙", "丙", "丁") if language == "zh" else ("Alpha", "Beta One", "Gamma", "Delta")
    )
    return pd.DataFrame(
        {
            "code": ["110000", "120000", "130000", "710000"],
            "name": words,
            "short": words,
            "row": [0, 0, 1, 2],
            "column": [0, 1, 0, 2],
            "state": ["met", "missed", "undecided", None],
            "value_text": ["60.0%", "40.0%", "50.2%", ""],
        }
    )


def points(language: str) -> pd.DataFrame:
    """Five cities with a place each."""
    known = names(language, 5)
    return pd.DataFrame(
        {
            "code": list(known),
            "name": list(known.values()),
            "latitude": [39.9, 31.2, 23.1, 43.8, 30.6],
            "longitude": [116.4, 121.5, 113.3, 87.6, 104.1],
            "state": VERDICTS,
            "value_text": "51.0%",
            "province": ["北", "东", "南", "西", "西"]
            if language == "zh"
            else ["N", "E", "S", "W", "W"],
        }
    )


def doubts() -> pd.DataFrame:
    """Openings in the weeks before a cut-off, the last one looked at."""
    rows = [(1, 168, 20.6, True), (2, 16, 45.4, False), (3, 37, 63.2, False)]
    return pd.DataFrame(rows, columns=["place", "seen", "expected", "looked_at"])


def doubt_words(language: Language) -> dict[str, str]:
    """What the axes of these openings say."""
    return {key: text(f"data_quality.screen.window.{key}", language) for key in ("axis", "unit")}


def parts(language: Language) -> pd.DataFrame:
    """A rate of six parts; the last has no value."""
    called = list(names(language).values())[:6]
    return (
        city_readings()
        .head(5)
        .assign(name=called[:5])
        .pipe(
            lambda frame: pd.concat(
                [
                    frame,
                    frame.tail(1).assign(
                        entity="9", name=called[5], value=np.nan, lower=np.nan, upper=np.nan
                    ),
                ],
                ignore_index=True,
            )
        )
    )


def forecast_bins(language: str) -> pd.DataFrame:
    """Three bins of forecasts with what came of them."""
    words = {"zh": "预测{}，实际{}", "en": "told {}, reached {}"}[language]
    told, came = [0.1, 0.5, 0.9], [0.15, 0.4, 0.92]
    return pd.DataFrame(
        {
            "predicted": told,
            "share": came,
            "lower": [0.05, 0.2, 0.8],
            "upper": [0.3, 0.6, 0.98],
            "n": [40, 25, 60],
            "hover": [
                words.format(f"{a:.0%}", f"{b:.0%}") for a, b in zip(told, came, strict=True)
            ],
        }
    )
