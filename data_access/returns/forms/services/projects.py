"""创业项目库 and 项目推介记录: projects collected, appraised and listed, and who chose one."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, TRADE, WHOLE, YES_NO, text
from data_access.returns.forms.common import LICENCE, NAME, PERSON
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import business_meant, case_key, named_key, own
from data_access.returns.forms.rules import between, days_in_order, goes_with
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

PROJECT = Field(
    "project", ("项目名称", "创业项目", "项目"), "project", text, required=True, needed=True
)
OWN = ("collected_on", "appraised_on", "feasible", "listed_on", "investment")


def of_projects(say: Values, sender: Sender) -> Iterator[Returned]:
    """A project of the city's library, known by its name."""
    more = own(say, (*OWN, "local", "payback_months", "shown_on"))
    yield Returned(
        "projects",
        named_key("project", say["project"], sender),
        {"city_code": sender.city, "kind": say.get("trade", "other"), **more},
    )


def of_recommendations(say: Values, sender: Sender) -> Iterator[Returned]:
    """A project recommended to a graduate; it waits until project and case are returned."""
    case = case_key(say["identity"], sender)
    project = named_key("project", say["project"], sender)
    yield Returned(
        "project_recommendations",
        key_of("recommendation", case, project),
        {
            "project_id": project,
            "case_id": case,
            **own(say, ("recommended_on", "chosen_on")),
            "business_id": business_meant(say, sender) if "licence" in say else None,
        },
    )


PROJECTS = Form(
    "projects",
    Sentence("创业项目库", "library of projects"),
    (
        PROJECT,
        Field("trade", ("行业", "项目行业", "行业类别"), "kind of business", TRADE),
        Field(
            "collected_on",
            ("征集时间", "征集日期", "入库时间"),
            "collected on",
            DAY,
            required=True,
            needed=True,
        ),
        Field("appraised_on", ("论证时间", "论证日期", "评估日期"), "appraised on", DAY),
        Field("feasible", ("是否可行", "论证结论", "论证可行"), "feasible", YES_NO),
        Field("listed_on", ("发布时间", "发布日期"), "listed on", DAY),
        Field(
            "investment",
            ("投资额", "投资金额", "所需资金", "投资额（元）"),
            "investment",
            WHOLE,
            required=True,
            needed=True,
            note="以元计；表头注明“万元”的按万元计。",
        ),
        Field("local", ("立足本地资源", "是否立足本地"), "local", YES_NO),
        Field("payback_months", ("收回投资月数", "回收期"), "months to pay back", WHOLE),
        Field("shown_on", ("首次展示时间", "展示时间", "展示日期"), "first shown on", DAY),
    ),
    records=of_projects,
    once=("project",),
    checks={
        "appraised_on": (
            days_in_order("collected_on", "appraised_on", "早于征集时间", "lies before"),
            goes_with("appraised_on", "feasible", "没有论证结论", "has no result"),
        ),
        "feasible": (
            goes_with("feasible", "appraised_on", "没有论证时间", "has no day of appraisal"),
        ),
        "listed_on": (days_in_order("collected_on", "listed_on", "早于征集时间", "lies before"),),
        "shown_on": (days_in_order("collected_on", "shown_on", "早于征集时间", "lies before"),),
        "payback_months": (between("payback_months", 0, 600),),
    },
)

RECOMMENDATIONS = Form(
    "recommendations",
    Sentence("项目推介记录", "log of projects recommended"),
    (
        NAME,
        PERSON,
        PROJECT,
        Field(
            "recommended_on",
            ("推介时间", "推介日期", "推荐时间"),
            "recommended on",
            DAY,
            required=True,
            needed=True,
        ),
        Field("chosen_on", ("选用时间", "选用日期", "采用时间"), "chosen on", DAY),
        LICENCE,
    ),
    records=of_recommendations,
    once=("identity", "project"),
    checks={
        "chosen_on": (days_in_order("recommended_on", "chosen_on", "早于推介时间", "lies before"),),
        "licence": (goes_with("licence", "chosen_on", "没有选用时间", "has no day of choice"),),
    },
    readings=(
        Sentence(
            "推介须先有本人的创业服务登记；填营业执照号的，按用此项目开业计。",
            "A recommendation waits for the person's case; a licence tells what was opened with it.",
        ),
    ),
)
