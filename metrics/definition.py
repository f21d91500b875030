"""The form of an indicator: its words, clause, clock, maturity, target and variants in one place."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["progress", "rate", "mean", "share", "events", "count", "median"]
Unit = Literal["percent", "jobs", "per_hundred", "kinds", "number", "persons", "days", "yuan"]
Gate = Literal[
    "lost",
    "duplicates",
    "visited",
    "lost_within",
    "threshold",
    "openings",
    "closings",
    "contacts",
    "training_dates",
    "service_dates",
    "business_dates",
]
Estimate = Literal["ratio", "curve", "filled"]
Better = Literal["higher", "lower", "neither"]
PlanAmount = Literal["trained", "passed", "opened", "jobs", "lasting"]
OF_CITIES = ("national", "province", "tier", "city", "cohort")


class NotReadable(ValueError):
    """A reading that does not exist, said in both languages; `str` of it is the English sentence."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass(frozen=True)
class Text:
    """One sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Clause:
    """Where the work plan says it, with the few words that prove it and our translation of them."""

    number: str
    quote: str
    english: str


@dataclass(frozen=True)
class Variant:
    """Another numerator or denominator for the same question; "" is none: a number alone.

    `window` in calendar months where it differs from the indicator's own; `estimate` as there, for
    the numerator alone.
    """

    name: Text
    numerator: str
    denominator: str
    squares: str = ""
    window: int | None = None
    estimate: Estimate = "ratio"


@dataclass(frozen=True)
class Indicator:
    """One indicator of the work plan and its definition card.

    `counts` names the count table; `numerator`, `denominator` and `squares` its measures. A
    measure may be the complement of another: "followed - contacted" are those not contacted.
    `better`: which way is good; "neither" of a mix, of a figure both ends of which may be bad, and
    of a plain sum, which the size of a city decides.
    `sentence` says {x} of {n} on the leaders' page, `amount` how many are {n} of what it counts;
    `planned` is the amount that the plan's arithmetic draws from its target.
    `window` is in calendar months from the clock's start; a cohort month is mature once
    `window + settling + grace` months have been completed (grace: one month by default).
    `classes` names the count table of the classes in which its units were taught together.
    `base` is the measure that sizes a cohort before it is ripe, where the denominator cannot.

    `kind`: progress towards a yearly number; rate, a share of units that each count or do not;
    mean of an amount per unit; share of things that are all known, so that no chance is in it;
    events per unit, times `scale`; count, a plain sum; median of the values in a table (city,
    value, n) of how often each occurred. `estimate`: the headline is numerator over denominator;
    or the product-limit curve at twelve months over all of the denominator, those lost sight of
    censored ("curve"); or a mean with those that nobody visited filled in ("filled"); `before`
    names the variant by which snapshots are read that were counted without what this needs. A `stock` is what stands at a month's end and
    reads that month alone; anything else reads `span` cohort months. `by` lists what it can be
    split by. `proposed` marks a target of ours, which the work plan does not set; `peers` holds
    cities against the median of their tier where there is no target. `states` are the words for
    one that has what is asked for and for one that has not; `nothing` those for a denominator of 0.
    `optional`: it rests on a column that an office need not keep; where that is empty the denominator
    is 0, and there is no such record.
    """

    key: str
    name: Text
    short: Text
    question: Text
    clause: Clause
    kind: Kind
    unit: Unit
    counts: str
    numerator: str
    denominator: str
    target: float | None
    window: int
    settling: int
    numerator_text: Text
    denominator_text: Text
    clock: Text
    formula: Text
    caveats: tuple[Text, ...]
    missing: Text
    gates: tuple[Gate, ...]
    module: str
    better: Better = "higher"
    sentence: Text | None = None
    amount: Text | None = None
    planned: PlanAmount | None = None
    squares: str = ""
    base: str = ""
    estimate: Estimate = "ratio"
    before: str = ""
    curve: str = ""
    classes: str = ""
    horizon: int = 0
    stock: bool = False
    span: int = 12
    scale: float = 1.0
    proposed: bool = False
    peers: bool = False
    states: tuple[Text, Text] | None = None
    nothing: Text | None = None
    optional: bool = False
    by: tuple[str, ...] = (*OF_CITIES, "group", "institution")
    variants: dict[str, Variant] = field(default_factory=dict)

    def matures_after(self, grace: int, variant: str | None = None) -> int:
        """Completed months since the cohort month after which it counts, in months."""
        own = self._variant(variant).window if variant else None
        return (self.window if own is None else own) + self.settling + grace

    def measures(self, variant: str | None = None) -> tuple[str, str, str]:
        """Names of numerator, denominator and sum of squares for the variant asked for."""
        if variant is None:
            return self.numerator, self.denominator, self.squares
        chosen = self._variant(variant)
        return chosen.numerator, chosen.denominator, chosen.squares

    def estimate_of(self, variant: str | None) -> Estimate:
        """How the headline, or a variant of it, comes about."""
        return self.estimate if variant is None else self._variant(variant).estimate

    def _variant(self, variant: str) -> Variant:
        if not self.variants:
            raise NotReadable(
                f"{self.key} 没有其他口径，不能读取 {variant!r}。",
                f"{self.key} has no variants, so {variant!r} cannot be read.",
            )
        if variant not in self.variants:
            known = ", ".join(self.variants)
            raise NotReadable(
                f"{self.key} 没有口径 {variant!r}；现有：{known}。",
                f"{self.key} has no variant {variant!r}; it has: {known}.",
            )
        return self.variants[variant]


@dataclass(frozen=True)
class Task:
    """One of the plan's tasks: what it asks for, its figures, and what they do not say.

    The first figure is the one that a board shows first. `by_group` are figures of the six targets
    that the task also asks for, one target group beside the other.
    """

    key: str
    name: Text
    clause: str
    asks: Text
    silent: Text
    figures: tuple[Indicator, ...]
    module: str
    by_group: tuple[Indicator, ...] = ()
