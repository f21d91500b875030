"""The two forms that most figures of the tasks take: what happens, and what stands at month's end."""

from functools import partial

from metrics.definition import Indicator, Text

AT_MONTH_END = Text("月末时点", "standing at the month's end")
NO_RECORD = Text("未建立该项记录", "no such record kept")
KNOWN_ONLY = Text(
    "只统计已登记该项的；未登记的不计，也不视为没有。",
    "Of those for which it is recorded; an empty cell counts neither as yes nor as no.",
)
UNDIVIDED = Text("计数，无分母", "a count without denominator")

# Known as soon as it is recorded, without a target of the plan and without doubts that hold it.
at_once = partial(Indicator, target=None, window=0, settling=0, gates=())
# Of things all known, those whose office records it: without records no value, never zero.
recorded_share = partial(at_once, kind="share", unit="percent", nothing=NO_RECORD, optional=True)
at_month_end = partial(at_once, stock=True, clock=AT_MONTH_END)
