"""The findings of one city: its places, the step that loses most, signals, closings and groups."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from metrics.city import peers
from metrics.city import statements as say
from metrics.city.finding import Finding, chosen, spreads
from metrics.city.missed import missed_targets
from metrics.cohorts.curves import Stratum, strata
from metrics.cohorts.plain_ratio import pooled
from metrics.counts.entities import keys
from metrics.counts.periods import span
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import GROUPS, TIERS, Counts, once
from metrics.doubts.gates import held_back
from metrics.methods.proportions import ratio
from metrics.readings.month_line import month_line
from metrics.readings.tidy import readings
from metrics.readings.totals import totals
from metrics.registry import INDICATORS

Against = Literal["tier", "nearest"]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
FEWEST = 5  # peers; a tier of fewer is held against all other cities
YEARS = 3  # of opening whose closings are compared

# Count table, who goes on, of whom, at each step.
TAKEN = {
    "pass": ("attended", "passed", "attended"),
    "serve": ("opening", "served", "trained"),
    "open": ("opening", "served_opened", "served"),
    "operate": ("business", "operating_12", "opened"),
}


def city_findings(counts: Counts, code: str, against: Against = "tier") -> tuple[Finding, ...]:
    """At most five true statements about a city, those on its missed targets first.

    What data on hold bear on is left out, and a city that did not report has no findings.
    """
    row = keys(counts, "city").index(code)
    if not counts.reported[row]:
        return ()
    on_hold = {key for key, finding in INDICATORS.items() if held_back(counts, finding)[row]}
    among, mates = peers_of(counts, code, against)
    candidates = [
        *_places(counts, code),
        _worst_step(counts, row, mates, among),
        *_signals(counts, code, mates),
        *_closings(counts, row, mates, among),
        *_groups(counts, row),
    ]
    shortfalls = {target.indicator: target.shortfall for target in missed_targets(counts, code)}
    return chosen(
        [finding for finding in candidates if finding is not None and finding.about not in on_hold],
        shortfalls=shortfalls,
    )


def peers_of(counts: Counts, code: str, against: Against = "tier") -> tuple[str, Flags]:
    """Whom a city is held against, and which cities these are: only those that have reported.

    The first part is "tier" or "nearest", or "nation" where its tier has fewer than five others.
    """
    chosen_ = peers.of_tier(counts, code) if against == "tier" else peers.nearest(counts, code)
    mates = np.isin(keys(counts, "city"), chosen_) & counts.reported
    if mates.sum() >= FEWEST:
        return against, mates
    return "nation", (counts.codes != int(code)) & counts.reported


def _places(counts: Counts, code: str) -> list[Finding | None]:
    """Where the city stands in the league of its tier, by each indicator."""
    row = keys(counts, "city").index(code)
    tier = TIERS[counts.tier_of[row]]
    return [
        say.place(readings(counts, indicator, "city", tier=tier), code)
        for indicator in INDICATORS.values()
    ]


def _worst_step(counts: Counts, row: int, mates: Flags, among: str) -> Finding | None:
    """The step of the way at which the city loses most, in spreads of its peers."""
    steps = [say.step(name, *_taken(counts, name), row, mates, among) for name in TAKEN]
    losing = [step for step in steps if step is not None and not step.better]
    return min(losing, key=lambda step: step.far, default=None)


def _taken(counts: Counts, name: str) -> tuple[Floats, Floats]:
    """Who goes on at a step, and of how many, per city over the latest twelve ripe months."""
    indicator = INDICATORS[say.STEPS[name]]
    if name == "operate":
        sums = totals(counts, indicator, "city", span(counts, indicator))
        return sums.numerator, sums.denominator
    table, top, bottom = TAKEN[name]
    first, last = span(counts, indicator).mature
    cube = counts.cube(table)
    recorded = cities_recorded(counts, INDICATORS[say.STEPS[name]])
    x, n = (cube.window(measure, first, last) * recorded.astype(float) for measure in (top, bottom))
    return x, n


def _signals(counts: Counts, code: str, mates: Flags) -> list[Finding | None]:
    """The latest alert of each rate."""
    signals = []
    for key, indicator in INDICATORS.items():
        if indicator.kind == "rate":
            peers = readings(counts, indicator, "city", ranks=False)["value"].to_numpy()[mates]
            signals.append(say.signal(key, month_line(counts, indicator, "city", code), peers))
    return signals


def _closings(counts: Counts, row: int, mates: Flags, among: str) -> list[Finding | None]:
    """Closings in months 1 to 6 and 7 to 12 after opening, of the latest years' businesses."""
    businesses = _businesses(counts)
    peers = [businesses[int(mate)] for mate in np.flatnonzero(mates) if int(mate) in businesses]
    if row not in businesses or not peers:
        return []
    return [
        say.closing(
            window,
            businesses[row],
            pooled(peers),
            np.array([say.share_closing(stratum, window) for stratum in peers]),
            among,
        )
        for window in say.WINDOWS
    ]


@once
def _businesses(counts: Counts) -> dict[int, Stratum]:
    """The businesses of the latest years of opening, by row of the city."""
    rows = {code: row for row, code in enumerate(keys(counts, "city"))}
    strata_of: dict[int, list[Stratum]] = {}
    for stratum in strata(counts, "survival", ("city", "cohort")):
        if int(stratum.keys[1]) > counts.as_of.year - YEARS:
            strata_of.setdefault(rows[stratum.keys[0]], []).append(stratum)
    return {row: pooled(parts) for row, parts in strata_of.items()}


def _groups(counts: Counts, row: int) -> list[Finding | None]:
    """The groups whose opening rate lies farther from the nation than the city as a whole."""
    first, last = span(counts, INDICATORS["opening_rate"]).mature
    cube = counts.cube("opening")
    recorded = counts.reported & cities_recorded(counts, INDICATORS["opening_rate"])
    x, n = (
        cube.groups(measure, first, last).astype(float) * recorded[:, None]
        for measure in ("served_opened", "served")
    )
    rates = ratio(x.sum(axis=1), n.sum(axis=1))
    overall = spreads(float(rates[row]), np.delete(rates, row))
    return [
        say.group(name, x[:, place], n[:, place], row, overall) for place, name in enumerate(GROUPS)
    ]
