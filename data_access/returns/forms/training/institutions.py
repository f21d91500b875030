"""定点机构名册 and 机构检查记录: designated institutions, and what inspections found."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, choice, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import institution_key, institution_named, own
from data_access.returns.forms.rules import days_in_order
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

KIND = choice(
    {
        "就业训练中心": "employment_training_centre",
        "职业学校": "vocational_school",
        "高等院校": "university",
        "民办培训机构": "private",
    },
    {"技工": "vocational_school", "技校": "vocational_school", "大学": "university"},
)
RESULT = choice(
    {"合格": "passed", "限期整改": "to_mend", "不合格": "failed"},
    {"整改": "to_mend", "不合格": "failed", "未通过": "failed", "取消": "failed", "通过": "passed"},
)
NAMES = ("培训机构", "机构名称", "定点机构", "机构")


def of_institutions(say: Values, sender: Sender) -> Iterator[Returned]:
    """A designated institution; without a kind it is read from the name."""
    named = institution_named(say["institution"], sender)
    more = own(say, ("designated_on", "ended_on"))
    kind = {"kind": say["kind"]} if "kind" in say else {}
    yield Returned("institutions", named.key, {**named.values, **more, **kind})


def of_inspections(say: Values, sender: Sender) -> Iterator[Returned]:
    """An inspection of an institution on a day."""
    key = institution_key(say["institution"], sender)
    yield institution_named(say["institution"], sender)
    yield Returned(
        "inspections",
        key_of("inspection", key, say["inspected_on"]),
        {"institution_id": key, **own(say, ("inspected_on", "result"))},
    )


INSTITUTIONS = Form(
    "institutions",
    Sentence("定点机构名册", "list of institutions"),
    (
        Field("institution", NAMES, "institution", text, required=True, needed=True),
        Field("kind", ("机构类型", "类型", "性质"), "kind", KIND),
        Field(
            "designated_on",
            ("定点时间", "认定时间", "定点日期", "认定日期"),
            "designated on",
            DAY,
            needed=True,
        ),
        Field("ended_on", ("取消定点时间", "取消时间", "取消日期"), "ended on", DAY),
    ),
    records=of_institutions,
    once=("institution",),
    checks={
        "ended_on": (
            days_in_order("designated_on", "ended_on", "早于定点时间", "lies before it began"),
        )
    },
    readings=(
        Sentence("未填机构类型的，按机构名称判断。", "Without a kind, the name tells the kind."),
    ),
)

INSPECTIONS = Form(
    "inspections",
    Sentence("机构检查记录", "log of inspections"),
    (
        Field("institution", NAMES, "institution", text, required=True, needed=True),
        Field(
            "inspected_on",
            ("检查时间", "检查日期", "评估时间"),
            "inspected on",
            DAY,
            required=True,
            needed=True,
        ),
        Field(
            "result", ("检查结论", "检查结果", "结论"), "result", RESULT, required=True, needed=True
        ),
    ),
    records=of_inspections,
    once=("institution", "inspected_on"),
)
