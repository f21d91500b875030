"""Today's funnel of a city, a tier or the nation: from persons attending to jobs, as readings count it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.chain.link_effects import effects
from metrics.counts.entities import By, members
from metrics.counts.kept_tables import cities_with_records
from metrics.counts.periods import Span, span
from metrics.counts.record_tables import WHOLE_WAY, cities_recorded
from metrics.counts.snapshot import GROUPS, Counts, once
from metrics.methods.proportions import mean_interval, ratio
from metrics.readings.design_effects import effect_of
from metrics.readings.totals import Totals, estimated, read_by, totals
from metrics.registry import INDICATORS
from metrics.tasks.credit_link import LOAN_ACCESS
from metrics.tasks.incubation import OCCUPANCY
from metrics.what_if.scenario import slice_and_row

Floats = NDArray[np.float64]
INCUBATION_BIT = 8  # as in the count table `links`
STAGES = ("attended", "passed", "served", "opened", "businesses", "lasting", "jobs")
# Where each amount stands: indicator, and which of its measures.
SOURCES = {
    "attended": ("pass_rate", 1),
    "passed": ("pass_rate", 0),
    "served": ("opening_rate", 1),
    "opened": ("opening_rate", 0),
    "businesses": ("job_multiplier", 1),
    "known": ("stability_rate", 1),
}


@dataclass(frozen=True, eq=False)
class Baseline:
    """Sums of a scope over the latest twelve ripe cohort months of each indicator.

    `by_group` maps each key of SOURCES, `jobs`, `operating` (of the `known`), and `passers`, `passers_served`, `following` and
    `beside`, to sums per target group (six); `amounts` the same over all groups. `following` are
    the businesses that the year's half-year openers lead; `beside` the year's other businesses
    (opened later, or without completed services), so both add up to `businesses`. `spread` is the standard error of jobs per
    business, `jobs_sd` the standard deviation between businesses. `places`, `loans` (a year),
    `incubated` and `financed` (shares of businesses and passers) are today's capacity;
    `incubation` and `finance` the national differences in stability and opening between those
    with and without, each with its limits (value, lower, upper). `effects`: by how much classes make
    passing and opening less sure. NaN where nothing was counted.
    """

    by_group: dict[str, Floats]
    amounts: dict[str, float]
    spread: float
    jobs_sd: float
    places: float
    loans: float
    incubated: float
    financed: float
    incubation: tuple[float, float, float]
    finance: tuple[float, float, float]
    effects: dict[str, float]

    @property
    def today(self) -> dict[str, float]:
        """Today's position of every lever except the mix, by key; NaN where there is no figure."""
        a = self.amounts
        return {
            "volume": a["attended"],
            "pass_rate": float(ratio(a["passed"], a["attended"])),
            "share_served": float(ratio(a["passers_served"], a["passers"])),
            "opening_rate": float(ratio(a["opened"], a["served"])),
            "survival": float(ratio(a["operating"], a["known"])),
            "jobs": float(ratio(a["jobs"], a["businesses"])),
            "places": self.places,
            "loans": self.loans,
        }

    @property
    def mix(self) -> Floats:
        """Share of each target group among those attending; it sums to one."""
        return ratio(self.by_group["attended"], self.amounts["attended"])

    @property
    def evidence(self) -> dict[str, tuple[float, float]]:
        """Successes and units behind each rate lever, by key, as if each person had come alone."""
        a = self.amounts
        return {
            "pass_rate": self._as_single_persons("pass_rate", "passed", "attended"),
            "share_served": (a["passers_served"], a["passers"]),
            "opening_rate": self._as_single_persons("opening_rate", "opened", "served"),
            "survival": (float(ratio(a["operating"] * a["effective"], a["known"])), a["effective"]),
        }

    def _as_single_persons(self, key: str, cases: str, units: str) -> tuple[float, float]:
        effect = self.effects[key]
        return float(ratio(self.amounts[cases], effect)), float(ratio(self.amounts[units], effect))


def cities_in_scope(counts: Counts, scope: str) -> NDArray[np.bool_]:
    """The cities of a scope that keep the records of the whole way, from training to jobs."""
    by, row = slice_and_row(counts, scope)
    inside: NDArray[np.bool_] = members(counts, by) == row
    return inside & cities_with_records(counts, *WHOLE_WAY)


@once
def baseline(counts: Counts, scope: str) -> Baseline:
    """The baseline of a scope: NATION, a tier's or a city's code."""
    by, row = slice_and_row(counts, scope)
    in_scope = cities_in_scope(counts, scope)
    groups = {}
    for name, (key, part) in SOURCES.items():
        indicator = INDICATORS[key]
        months = span(counts, indicator)
        groups[name] = _groups(
            counts, indicator.counts, indicator.measures()[part], months, in_scope
        )
    ripe = span(counts, INDICATORS["opening_rate"])
    groups["passers"] = _groups(counts, of_passers(counts), "passed", ripe, in_scope)
    served = _groups(counts, of_passers(counts), "served", ripe, in_scope)
    groups["passers_served"] = np.minimum(served, groups["passers"])
    led = groups["opened"] * _led(counts, in_scope)
    groups["following"] = np.minimum(led, groups["businesses"])
    groups["beside"] = groups["businesses"] - groups["following"]
    amounts = {name: float(by_group.sum()) for name, by_group in groups.items()}
    jobs = _estimated(counts, by, row, "job_multiplier", ("jobs", "businesses"), groups, amounts)
    lasting = _estimated(counts, by, row, "stability_rate", ("operating", "known"), groups, amounts)
    amounts["effective"] = float(lasting.effective[row])
    _, spread, _, _ = mean_interval(
        amounts["businesses"], amounts["jobs"], float(jobs.squares[row])
    )
    loans, financed = _loans(counts, in_scope)
    return Baseline(
        groups,
        amounts,
        float(spread),
        float(spread * np.sqrt(amounts["businesses"])),
        _places(counts, in_scope),
        loans,
        _incubated(counts, in_scope),
        financed,
        _difference(counts, "survival", "incubation"),
        _difference(counts, "opening", "finance"),
        {key: effect_of(counts, INDICATORS[key]) for key in ("pass_rate", "opening_rate")},
    )


def _estimated(
    counts: Counts,
    by: By,
    row: int,
    key: str,
    names: tuple[str, str],
    groups: dict[str, Floats],
    amounts: dict[str, float],
) -> Totals:
    """Sums of a headline that is no plain ratio, put into `groups` and `amounts` under the names.

    Of a curve the groups do not add up to the whole exactly, so they are brought to it.
    """
    indicator = INDICATORS[key]
    months = span(counts, indicator)
    whole = totals(counts, indicator, by, months)
    if estimated(counts, indicator, None) != "ratio":
        parts = [totals(counts, indicator, by, months, group=g) for g in range(len(GROUPS))]
        own = np.array([part.numerator[row] for part in parts])
        top = float(whole.numerator[row])
        groups[names[0]] = np.nan_to_num(own * ratio(top, own.sum()))
        groups[names[1]] = np.array([part.denominator[row] for part in parts])
    else:
        read = indicator.measures(read_by(counts, indicator, None))
        in_scope = members(counts, by) == row
        for name, measure in zip(names, read, strict=False):
            groups[name] = _groups(counts, indicator.counts, measure, months, in_scope)
    amounts |= {names[0]: float(whole.numerator[row]), names[1]: float(whole.denominator[row])}
    return whole


def of_passers(counts: Counts) -> str:
    """Count table of passers and the served among them; an older snapshot has all served instead."""
    return "funnel" if "funnel" in counts.tables else "opening"


def _led(counts: Counts, in_scope: NDArray[np.bool_]) -> float:
    """Businesses that a half-year opener leads, 0 to 1: of several founders one leads.

    1, the most there can be, where the snapshot does not tell.
    """
    table = of_passers(counts)
    if "businesses" not in counts.tables[table]:
        return 1.0
    months = span(counts, INDICATORS["opening_rate"])
    businesses = _groups(counts, table, "businesses", months, in_scope).sum()
    opened = _groups(counts, table, "opened", months, in_scope).sum()
    return float(ratio(businesses, opened)) if opened else 1.0


def _groups(
    counts: Counts, table: str, measure: str, months: Span, in_scope: NDArray[np.bool_]
) -> Floats:
    sums = counts.cube(table).groups(measure, *months.mature)[in_scope].sum(axis=0).astype(float)
    return sums if len(sums) == len(GROUPS) else np.array([*sums, *[0.0] * (len(GROUPS) - 1)])


def _places(counts: Counts, in_scope: NDArray[np.bool_]) -> float:
    """Places of incubators at the as-of date."""
    recorded = in_scope & cities_with_records(counts, "incubators")
    if OCCUPANCY.counts not in counts.tables or not recorded.any():
        return np.nan
    places = counts.cube(OCCUPANCY.counts).window(OCCUPANCY.denominator, counts.month, counts.month)
    return float(places[recorded].sum())


def _loans(counts: Counts, in_scope: NDArray[np.bool_]) -> tuple[float, float]:
    """Passers paid a loan within half a year, and their share of passers."""
    recorded = in_scope & cities_recorded(counts, LOAN_ACCESS, "of_passers")
    if LOAN_ACCESS.counts not in counts.tables or not recorded.any():
        return np.nan, np.nan
    top, bottom, _ = LOAN_ACCESS.measures("of_passers")
    cube, months = counts.cube(LOAN_ACCESS.counts), span(counts, LOAN_ACCESS)
    paid, passers = (cube.window(name, *months.mature)[recorded].sum() for name in (top, bottom))
    return float(paid), float(ratio(paid, passers))


def _incubated(counts: Counts, in_scope: NDArray[np.bool_]) -> float:
    """Share of the businesses opened by passers whose founder had a place in an incubator."""
    if "links" not in counts.tables:
        return np.nan
    links, (first, last) = counts.tables["links"], span(counts, INDICATORS["opening_rate"]).mature
    chosen = (links["month"] >= first) & (links["month"] <= last)
    chosen &= in_scope[np.searchsorted(counts.codes, links["city"])]
    opened = links["businesses"][chosen].astype(float)
    has = (links["links"][chosen].astype(np.int64) & INCUBATION_BIT) > 0
    return float(ratio(opened[has].sum(), opened.sum()))


@once
def _difference(counts: Counts, result: str, link: str) -> tuple[float, float, float]:
    """Nation's difference between those with and without a link, same target groups compared."""
    if "links" not in counts.tables:
        return np.nan, np.nan, np.nan
    row = effects(counts, result).set_index("link").loc[link]
    return float(row["difference"]), float(row["lower"]), float(row["upper"])
