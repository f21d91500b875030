"""How a change passes down the funnel: one formula for a point, for thousands of draws and backwards.

Every stage is today's amount times the factors of the steps before it, so that nothing moved
means today's readings to the last digit:

    volume -> attended -> passed -> served -> opened -> following -+-> businesses -> jobs, lasting
                    `-> beside ------------------------------------'

`following` are the businesses that half-year openers lead; those beside (opened later, or without
completed services) go with the persons attending alone. A mix weighs the groups' own amounts
anew; a rate that is set itself holds whatever the mix.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from metrics.counts.snapshot import GROUPS
from metrics.methods.proportions import Floats, ratio
from metrics.what_if.levers.baseline import Baseline
from metrics.what_if.levers.catalogue import MIX

STEPS = {
    "passed": ("attended", "pass_rate"),
    "served": ("passed", "share_served"),
    "opened": ("served", "opening_rate"),
}
IDLE_BESIDE = {"loans": "opening_rate", "places": "survival"}
One = float | Floats


@dataclass(frozen=True, eq=False)
class Flow:
    """Amounts of a year by stage (persons, businesses, jobs) and the rates that led there.

    `amounts` also holds `following`, the businesses that half-year openers lead.
    """

    amounts: dict[str, One]
    rates: dict[str, One]


def carry(base: Baseline, moved: Mapping[str, npt.ArrayLike]) -> Flow:
    """The flow with some levers moved; positions broadcast, those not named stay as today.

    businesses = today's + businesses led per opener x further openers + those beside x growth of
    the persons attending; jobs = businesses x jobs per business, lasting = businesses x
    stability: the year's businesses that would be operating after one year. Places and loans,
    where set, are spread over the businesses and passers that there would then be:
    share = today's share x (set / today's capacity) / (growth), at most 1; the rate moves by the
    change in share times today's difference between those with and without, unless it is set.
    """
    today, mixed = base.today, _mixed(base, moved)
    rates: dict[str, One] = {}
    factor: dict[str, One] = {"attended": _relative(moved, "volume", today)}
    for stage, (before, lever) in STEPS.items():
        by_mix: One = mixed[stage]
        if lever == "opening_rate" and lever not in moved and "loans" in moved:
            by_mix = by_mix * _by_loans(base, moved["loans"], factor["passed"])
        step = _relative(moved, lever, today) if lever in moved else by_mix
        step = np.fmin(step, ratio(1.0, today[lever]))  # no rate above one
        factor[stage] = factor[before] * step
        rates[lever] = _set(moved, lever, np.clip(today[lever] * step, 0, 1))
    factor["following"] = factor["opened"] * mixed["following"]
    factor["beside"] = factor["attended"] * mixed["beside"]
    businesses, grown = _businesses(base, factor)
    rates["survival"] = _survival(base, moved, mixed["lasting"], grown)
    per_business = _relative(moved, "jobs", today) if "jobs" in moved else mixed["jobs"]
    rates["jobs"] = _set(moved, "jobs", today["jobs"] * per_business)
    stages = ("attended", *STEPS, "following")
    amounts = {stage: base.amounts[stage] * factor[stage] for stage in stages}
    amounts["attended"] = _set(moved, "volume", amounts["attended"])
    amounts["businesses"] = businesses
    amounts["lasting"] = businesses * rates["survival"]
    amounts["jobs"] = base.amounts["jobs"] * grown * per_business
    return Flow(amounts, rates)


def idle(moved: Mapping[str, npt.ArrayLike]) -> dict[str, str]:
    """Levers that do nothing, each with the one that holds the rate it would have moved."""
    return {key: by for key, by in IDLE_BESIDE.items() if key in moved and by in moved}


def _businesses(base: Baseline, factor: Mapping[str, One]) -> tuple[One, One]:
    """Businesses and their growth on today; today's exactly where no factor differs from one."""
    amounts = base.amounts
    more = amounts["following"] * (factor["following"] - 1)
    more = more + amounts["beside"] * (factor["beside"] - 1)
    if not amounts["businesses"] > 0:
        return amounts["businesses"] * factor["following"], factor["following"]
    businesses = amounts["businesses"] + more
    return businesses, ratio(businesses, amounts["businesses"])


def _relative(moved: Mapping[str, npt.ArrayLike], lever: str, today: Mapping[str, float]) -> One:
    """Position over today's; exactly 1 where it was not moved. NaN where today has no figure."""
    if lever not in moved:
        return 1.0
    return ratio(np.asarray(moved[lever], dtype=float), today[lever])


def _set(moved: Mapping[str, npt.ArrayLike], lever: str, otherwise: One) -> One:
    """The position itself where a lever is set: no rounding by dividing and multiplying."""
    return np.asarray(moved[lever], dtype=float)[()] if lever in moved else otherwise


def _mixed(base: Baseline, moved: Mapping[str, npt.ArrayLike]) -> dict[str, float]:
    """Factor of each step by the mix alone; 1 where no share was moved."""
    if not any(key in moved for key in MIX):
        return dict.fromkeys((*STEPS, "following", "beside", "lasting", "jobs"), 1.0)
    weight = weights(base, moved)

    def weighted_share(name: str) -> float:
        group_values = base.by_group[name]
        return float(ratio((group_values * weight).sum(), group_values.sum()))

    served = float(ratio(weighted_share("passers_served"), weighted_share("passers")))
    return {
        "passed": float(ratio(weighted_share("passed"), weighted_share("attended"))),
        "served": served,
        "opened": float(ratio(weighted_share("opened"), weighted_share("served"))),
        "following": float(ratio(weighted_share("following"), weighted_share("opened"))),
        "beside": weighted_share("beside") if base.amounts["beside"] else 1.0,
        "lasting": float(ratio(weighted_share("operating"), weighted_share("known"))),
        "jobs": float(ratio(weighted_share("jobs"), weighted_share("businesses"))),
    }


def weights(base: Baseline, moved: Mapping[str, npt.ArrayLike]) -> Floats:
    """Weight of each group: its new share over today's.

    Shares that are set hold; the others share what is left in today's proportions. A group that
    has nobody today cannot be weighed and stays at 0. Raises ValueError where the shares set
    exceed one, or leave over what no other group can take.
    """
    today = np.nan_to_num(base.mix)
    given = np.array([float(np.asarray(moved.get(key, np.nan))) for key in MIX])
    free = np.isnan(given)
    left = 1 - np.nansum(given)
    if left < -1e-9:
        raise ValueError("The shares of the target groups add up to more than 1.")
    if left > 1e-9 and today[free].sum() == 0:
        raise ValueError("The shares of the target groups add up to less than 1.")
    spread = np.where(free, today * float(ratio(max(left, 0), today[free].sum() or 1.0)), given)
    assert len(spread) == len(GROUPS)
    return np.nan_to_num(ratio(spread, today))


def _by_loans(base: Baseline, loans: npt.ArrayLike, passed: One) -> One:
    """Factor on the opening rate when loans change: share of passers paid x difference."""
    share = _covered(base.financed, ratio(loans, base.loans), passed)
    changed = (share - np.clip(base.financed, 0, 1)) * base.finance[0]
    return 1 + ratio(changed, base.today["opening_rate"])


def _covered(share: float, set_: One, growth: One) -> One:
    """Share covered when capacity and those to be covered become so many times today's.

    At most 1, which is also the limit where nobody is left to be covered.
    """
    wanted, growth = np.broadcast_arrays(share * np.asarray(set_, dtype=float), growth)
    nobody = np.where(wanted > 0, 1.0, wanted)  # no capacity covers nobody; NaN stays NaN
    some = ratio(wanted, np.maximum(growth, wanted))
    covered: One = np.where(growth == 0, nobody, some)[()]
    return covered


def _survival(base: Baseline, moved: Mapping[str, npt.ArrayLike], by_mix: float, grown: One) -> One:
    today = base.today["survival"]
    if "survival" in moved:
        return _set(moved, "survival", today)
    value: One = np.clip(today * by_mix, 0, 1)
    if "places" not in moved:
        return value
    share = _covered(base.incubated, ratio(moved["places"], base.places), grown)
    survival: One = np.clip(value + (share - base.incubated) * base.incubation[0], 0, 1)
    return survival
