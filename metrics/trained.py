"""Persons trained in the year, against the city's yearly target of clause 二."""

from metrics.definition import Clause, Indicator, Text, Variant

TRAINED = Indicator(
    key="trained",
    name=Text("培训人数", "Persons trained"),
    short=Text("培训人数", "Trained"),
    question=Text(
        "今年培训了多少人，是否跟上时序进度?",
        "How many people were trained this year, and is that in step with the calendar?",
    ),
    clause=Clause(
        "二",
        "每年至少对1500人开展创业能力培训",
        "train at least 1,500 persons a year to start a business",
    ),
    kind="progress",
    unit="percent",
    counts="trained",
    numerator="syb",
    denominator="target",
    target=1.0,
    window=0,
    settling=0,
    numerator_text=Text(
        "年内首次结业于创业培训（SYB）的人数",
        "persons at their first completion of a start-up course (SYB) in the year",
    ),
    denominator_text=Text("该市年度培训目标人数", "the city's yearly target, persons"),
    clock=Text("结业日期所在的自然年", "calendar year of the completion date"),
    formula=Text("年内培训人数 ÷ 年度目标", "persons trained in the year ÷ yearly target"),
    caveats=(
        Text(
            "同一人一年内参加多次培训只算一人，计入首次结业的月份和城市。",
            "Several courses in a year are one person trained, in the month and city of the first.",
        ),
        Text(
            "GYB、IYB 各为另一口径，单列人数，不计入目标；同一人一年内每种培训计一次。",
            "GYB and IYB are variants, shown apart as numbers of persons, and do not count towards "
            "the target; a person counts once a year in each.",
        ),
        Text(
            "移出名单的城市，移出前的人数仍计入全国、类别和省份合计，所属年度的目标整年计入，以后年度不设目标。",
            "A city that left the programme stays in the sums with those it trained before, and with "
            "the whole target of every year in which it belonged; it has none in later years.",
        ),
        Text(
            "年度未结束时与时序进度比较，并给出年底完成目标的概率：已录入的，加上按录入时滞估计已结业而尚未"
            "录入的，再加上按往年季节规律尚将发生的。",
            "While the year runs it is compared with the time-proportional progress, with the "
            "probability of reaching the target by the year's end: what is on record, what "
            "reporting delays say has happened without being on record, and what the usual season "
            "still brings.",
        ),
    ),
    missing=Text("人参加培训", "more {n:person|persons} trained"),
    sentence=Text(
        "今年已有{x}人首次结业。", "{x} {x:person|persons} completed a course this year."
    ),
    amount=Text("{n}人参加培训", "{n} {n:person|persons}"),
    planned="trained",
    gates=("duplicates", "training_dates"),
    module="metrics/trained.py",
    variants={
        "gyb": Variant(Text("GYB结业（无目标）", "GYB, no target"), "gyb", ""),
        "iyb": Variant(Text("IYB结业（无目标）", "IYB, no target"), "iyb", ""),
    },
)
