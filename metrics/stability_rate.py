"""Share of businesses not closed twelve months after opening, by the product-limit curve."""

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
    denominator="opened",
    estimate="curve",
    before="known",
    target=0.80,
    window=12,
    settling=1,
    numerator_text=Text(
        "开业企业数×十二个月时未关闭的比例（生存曲线，失访企业计至最后一次联系）",
        "businesses opened × share not closed at 12 months (survival curve; a lost business "
        "counts up to its last contact)",
    ),
    denominator_text=Text("开业企业数", "businesses opened"),
    clock=Text("开业日期", "opening date"),
    formula=Text(
        "1－十二个月内关闭的比例（乘积极限法）",
        "1 - share closed within 12 months (product-limit method)",
    ),
    caveats=(
        Text(
            "关闭总会知道，失访企业是否仍在经营却不知道，只用“状况已知”的企业来除会偏低；因此失访企业"
            "计至最后一次联系为止。失访全部关闭、全部经营两种极端情况另列为下限和上限。",
            "A closing always comes to be known, while nobody knows whether a lost business "
            "operates, so the share among the known is too low; a lost business therefore counts "
            "up to its last contact. The bounds take all the lost as closed or as operating.",
        ),
        Text(
            "关闭而未填关闭日期的，以首次核实其已关闭的走访日为准（日期为核实日）；满一年后才发现关闭、"
            "且满一年之后未曾见其经营的，按一年内关闭计。漏填不会使结果变好。",
            "A closing without a date counts on the day of the first verified visit that found it; "
            "found after the anniversary, and not seen operating since, it counts as within the "
            "year. A field left empty never improves the figure.",
        ),
        Text(
            "复核：同一批企业再按“关闭发生在最后一次见其经营与发现关闭的走访之间”估算（Turnbull法），"
            "与本指标之差超过区间半宽一半的，另行注明。",
            "A check reads the same businesses as closed at some time between the last visit that "
            "saw them operating and the one that found them closed (Turnbull); a difference above "
            "half the interval's half width is printed.",
        ),
        Text(
            "满一年前失访的超过一成的城市（30户以上），数据存疑，暂不判定。",
            "Where more than a tenth were lost within their first year (of 30 or more) the data are "
            "on hold.",
        ),
        Text(
            "歇业不算关闭，对本率没有影响。“按状况已知的企业”一口径中，满一年后首次走访为歇业的，算作已知、"
            "未经营，以后复业也不改变。",
            "A suspended business is not closed and leaves the rate as it is. Among the known, one "
            "found suspended at the first visit since the anniversary is known and not operating, and "
            "a later visit that finds it open again does not change that.",
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
    sentence=Text("开业{n}户，推算约{x}户满一年仍经营。", "About {x} of {n} open."),
    amount=Text("{n}户稳定经营", "{n} {n:business|businesses}"),
    planned="lasting",
    gates=("lost", "lost_within", "closings", "contacts", "business_dates"),
    module="metrics/stability_rate.py",
    base="opened",
    curve="survival",
    horizon=12,
    variants={
        "known": Variant(
            Text("按状况已知的企业", "of businesses whose status is known"),
            "operating_12",
            "known_12",
        ),
        "lost_closed": Variant(
            Text("失访视为关闭（下限）", "lost taken as closed (lower bound)"), "open_12", "opened"
        ),
        "lost_operating": Variant(
            Text("失访视为经营（上限）", "lost taken as operating (upper bound)"),
            "operating_or_lost_12",
            "opened",
        ),
    },
)
