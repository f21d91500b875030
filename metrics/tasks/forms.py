"""The two forms that most figures of the tasks take: what happens, and what stands at month's end."""

from functools import partial

from metrics.definition import Indicator, Text

AT_MONTH_END = Text("月末时点", "standing at the month's end")
UNDIVIDED = Text("计数，无分母", "a count without denominator")

# Known as soon as it is recorded, without a target of the plan and without doubts that hold it.
at_once = partial(Indicator, target=None, window=0, settling=0, gates=())
at_month_end = partial(at_once, stock=True, clock=AT_MONTH_END)
