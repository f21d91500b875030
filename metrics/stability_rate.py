"""Share of businesses verified operating twelve months after opening."""

from metrics.definition import Clause, Indicator, Text, Variant

STABILITY_RATE = Indicator(
    key="stability_rate",
    name=Text("一年以上稳定经营率", "One-year stability rate"),
    short=Text("稳定率", "Stability"),
    question=Text(
        "开业一年后还有多少企业在经营?", "How many businesses still operate after a year?"
    ),
    clause=Clause("二", "一年以上稳定经营率达到80%", "80% operate stably for a year or more"),
    kind="rate",
    unit="percent",
    counts="business",
    numerator="operating_12",
    denominator="known_12",
    target=0.80,
    window=12,
    settling=1,
    numerator_text=Text(
        "开业满十二个月时核实仍在经营的企业数",
        "businesses verified operating 12 months after opening",
    ),
    denominator_text=Text("已开业且状况已知的企业数", "businesses opened whose status is known"),
    clock=Text("开业日期", "opening date"),
    formula=Text("满一年仍经营企业数 ÷ 状况已知企业数", "operating after a year ÷ status known"),
    caveats=(
        Text(
            "失访企业不在分母中；按失访全部关闭、全部经营分别给出下限和上限。",
            "Lost businesses are outside the denominator; bounds take all of them as closed or as "
            "operating.",
        ),
        Text(
            "转让视为创业者退出，合并视为继续经营；六个月内同一人重新登记视为延续。",
            "A transferred business is closed for the founder, a merged one operates on; the same "
            "person registering again within six months continues the old one.",
        ),
        Text(
            "不用“现有户数÷当年开业户数”：其分母里有未满一年的企业。",
            "“Open ÷ opened this year” is banned: its denominator holds businesses under a year old.",
        ),
    ),
    missing=Text("户稳定经营", "more {n:business|businesses} operating"),
    sentence=Text(
        "开业{n}户，其中{x}户满一年仍在经营。",
        "{x} of {n} {n:business|businesses} {x:was|were} open after a year.",
    ),
    amount=Text("{n}户稳定经营", "{n} {n:business|businesses}"),
    planned="lasting",
    gates=("lost", "closings", "contacts", "business_dates"),
    module="metrics/stability_rate.py",
    base="opened",
    curve="survival",
    horizon=12,
    variants={
        "lost_closed": Variant(
            Text("失访视为关闭（下限）", "lost taken as closed (lower bound)"),
            "operating_12",
            "opened",
        ),
        "lost_operating": Variant(
            Text("失访视为经营（上限）", "lost taken as operating (upper bound)"),
            "operating_or_lost_12",
            "opened",
        ),
    },
)
