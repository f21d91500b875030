"""The levers that somebody can move, each with its name, unit and what it is counted in."""

from dataclasses import dataclass
from typing import Literal

from metrics.counts.entities import GROUP_NAMES
from metrics.counts.snapshot import GROUPS
from metrics.definition import Text

LeverKind = Literal["amount", "rate", "mean", "share"]
STEP = 0.05  # what a tornado moves by: five points of a rate, a twentieth of a number

NO_PROMISE = Text(
    "测算只说明：若各环节比率如所设，按今天的口径会得到多少；不说明采取某项措施就会达到该比率。",
    "The sums say what today's definitions would give if the rates were as set; not that any "
    "measure would bring those rates about.",
)
ASSOCIATED = Text(
    "孵化和贷款按今天有无该项服务者之差推算，只是相关，不是因果。",
    "Incubation and loans are carried by today's difference between those with and without them: "
    "an association, not an effect.",
)


@dataclass(frozen=True)
class Lever:
    """One lever: `amount` in its unit per year, `rate` a share of one, `mean` per business,
    `share` a part of the mix; `capacity` is carried by an association only."""

    key: str
    name: Text
    unit: Text
    kind: LeverKind
    capacity: bool = False


_PERCENT = Text("%", "%")
_SIX = tuple(
    Lever(
        f"share_{group}",
        Text(f"{GROUP_NAMES[group].zh}占比", f"Share of {GROUP_NAMES[group].en.lower()}"),
        _PERCENT,
        "share",
    )
    for group in GROUPS
)
LEVERS: dict[str, Lever] = {
    lever.key: lever
    for lever in (
        Lever("volume", Text("参训人数", "Persons attending"), Text("人/年", "a year"), "amount"),
        Lever("pass_rate", Text("培训合格率", "Pass rate"), _PERCENT, "rate"),
        Lever("share_served", Text("合格学员服务完成率", "Passers served"), _PERCENT, "rate"),
        Lever("opening_rate", Text("半年内开业率", "Opening rate"), _PERCENT, "rate"),
        Lever("survival", Text("一年稳定经营率", "One-year stability"), _PERCENT, "rate"),
        Lever("jobs", Text("每户带动就业", "Jobs per business"), Text("人/户", "each"), "mean"),
        Lever(
            "places",
            Text("孵化基地位置数", "Incubator places"),
            Text("个", "places"),
            "amount",
            True,
        ),
        Lever(
            "loans",
            Text("获贷学员数", "Passers paid a loan"),
            Text("人/年", "a year"),
            "amount",
            True,
        ),
        *_SIX,
    )
}
MIX = tuple(lever.key for lever in _SIX)
DRAWN = ("volume", "pass_rate", "share_served", "opening_rate", "survival", "jobs")
CAPACITY = tuple(lever.key for lever in LEVERS.values() if lever.capacity)
ALONE = (*DRAWN, *CAPACITY)  # what can be moved alone; a share of the mix cannot
