"""What somebody assumed in a meeting: targets and levers as codes and numbers, short enough for a link."""

import hashlib
import math
import re
from dataclasses import dataclass
from typing import Any

from metrics.counts.entities import NATION, By, keys
from metrics.counts.snapshot import TIERS, Counts
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS

CITY = re.compile(r"\d{6}")
EVERYONE = "all"


@dataclass(frozen=True, order=True)
class Target:
    """A hypothetical target of an indicator: for all, a tier or a city; for one year, or 0 for all.

    A share of one, jobs per business, or persons a year (`trained`).
    """

    indicator: str
    value: float
    whom: str = EVERYONE
    year: int = 0

    def __post_init__(self) -> None:
        """Refuses what no reading could be held against."""
        if self.indicator not in INDICATORS:
            raise ValueError(f"There is no target {self.indicator!r}.")
        if self.whom != EVERYONE and self.whom not in TIERS and not CITY.fullmatch(self.whom):
            raise ValueError(f"A target is for 'all', a tier or a city, not {self.whom!r}.")
        _check_number(self.indicator, self.value, INDICATORS[self.indicator].kind == "rate")
        if self.year and not 1900 <= self.year <= 9999:
            raise ValueError(f"A target's year is 0 or a calendar year, not {self.year}.")


@dataclass(frozen=True)
class Scenario:
    """Hypothetical targets and lever positions for a scope: NATION, a tier's or a city's code.

    Both lists are kept in order, so that equal assumptions are equal scenarios. Levers that are
    not named stay where they are today. Raises ValueError on unknown codes, numbers that cannot
    be, and anything said twice.
    """

    scope: str = NATION
    targets: tuple[Target, ...] = ()
    levers: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        """Puts the lists in order and refuses contradictions."""
        if self.scope not in TIERS and not CITY.fullmatch(self.scope):
            raise ValueError(f"A scenario is for the nation, a tier or a city, not {self.scope!r}.")
        object.__setattr__(self, "targets", tuple(sorted(self.targets)))
        object.__setattr__(self, "levers", tuple(sorted((k, float(v)) for k, v in self.levers)))
        _refuse_twice([key for key, _ in self.levers])
        _refuse_twice([(target.indicator, target.whom, target.year) for target in self.targets])
        for key, value in self.levers:
            if key not in LEVERS:
                raise ValueError(f"There is no lever {key!r}; there are: {', '.join(LEVERS)}.")
            _check_number(key, value, LEVERS[key].kind in ("rate", "share"))

    @property
    def is_today(self) -> bool:
        """Whether nothing is assumed."""
        return not self.targets and not self.levers

    @property
    def moved(self) -> dict[str, float]:
        """Position of every lever that is named."""
        return dict(self.levers)

    @property
    def seed(self) -> int:
        """Seed of its draws: the same for equal scenarios, on any machine."""
        return int.from_bytes(hashlib.sha256(self.text.encode()).digest()[:8], "big")

    @property
    def text(self) -> str:
        """The scenario in letters that a link needs not escape; `read` gives it back exactly."""
        targets = [f"t-{t.indicator}-{t.whom}-{t.year}-{t.value!r}" for t in self.targets]
        return "~".join(
            [self.scope, *targets, *(f"l-{key}-{value!r}" for key, value in self.levers)]
        )


def read(text: str) -> Scenario:
    """The scenario of a text; ValueError in one sentence where the text is none."""
    scope, *parts = text.split("~")
    targets, levers = [], []
    for part in parts:
        match part.split("-", 4):
            case ["t", indicator, whom, year, value]:
                targets.append(Target(indicator, _number(value), whom, _year(year)))
            case ["l", key, *value]:
                levers.append((key, _number("-".join(value))))
            case _:
                raise ValueError(f"{part!r} says neither a target nor a lever.")
    return Scenario(scope, tuple(targets), tuple(levers))


def is_city(scope: str) -> bool:
    """Whether a scope is one city."""
    return scope != NATION and CITY.fullmatch(scope) is not None


def assumed_indicators(scenario: Scenario) -> list[str]:
    """Indicators whose targets a scenario assumes, in the order of the plan."""
    named = {target.indicator for target in scenario.targets}
    return [key for key in INDICATORS if key in named]


def slice_and_row(counts: Counts, scope: str) -> tuple[By, int]:
    """The slice that a scope belongs to and its row there; ValueError for a city not listed."""
    by: By = "national" if scope == NATION else "tier" if scope in TIERS else "city"
    row = keys(counts, by).index(scope) if scope in keys(counts, by) else -1
    if row < 0 or (by == "city" and counts.left[row]):
        raise ValueError(f"There is no city {scope!r} in this snapshot's programme.")
    return by, row


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        raise ValueError(f"{written!r} is not a number.") from None


def _year(written: str) -> int:
    if not written.isdecimal():
        raise ValueError(f"{written!r} is not a year.")
    return int(written)


def _check_number(key: str, value: float, share: bool) -> None:
    if not math.isfinite(value) or value < 0 or (share and value > 1):
        most = " up to 1" if share else ""
        raise ValueError(f"{key} takes a number from 0{most}, not {value}.")


def _refuse_twice(codes: list[Any]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise ValueError(f"The scenario says {code!r} twice.")
