"""组织机构名册 and 实施方案登记: bodies that lead the programme, and the city's own plans."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, WHOLE, YES_NO, choice, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import named_key, own
from data_access.returns.forms.rules import at_most, between
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

KIND = choice(
    {
        "领导小组": "leadership_group",
        "工作实施机构": "implementing_body",
        "专门组织机构": "dedicated_body",
    },
    {"领导": "leadership_group", "实施": "implementing_body", "专门": "dedicated_body"},
)
LEADER = choice(
    {"主管市领导": "city_leader", "主管局领导": "bureau_leader", "其他": "other"},
    {"市长": "city_leader", "市领导": "city_leader", "局": "bureau_leader"},
)
OWNER = choice(
    {"公共就业服务机构": "employment_service", "就业训练机构": "training_centre", "其他": "other"},
    {"就业服务": "employment_service", "训练": "training_centre"},
)
JOINS = ("finance_joins", "tax_joins", "commerce_joins")
OWN = ("established_on", "staff", "districts_covered", "districts_total", "led_by")


def of_organisations(say: Values, sender: Sender) -> Iterator[Returned]:
    """A body of the city, known by kind and name."""
    more = own(say, ("kind", *OWN, *JOINS, "belongs_to", "charged"))
    yield Returned(
        "organisations",
        key_of("organisation", sender.city, say["kind"], say["organisation"]),
        {"city_code": sender.city, **more},
    )


def of_plans(say: Values, sender: Sender) -> Iterator[Returned]:
    """A plan that the city adopted."""
    yield Returned(
        "local_plans",
        named_key("local plan", say["plan"], sender),
        {"city_code": sender.city, **own(say, ("adopted_on",))},
    )


ORGANISATIONS = Form(
    "organisations",
    Sentence("组织机构名册", "list of organisations"),
    (
        Field(
            "organisation",
            ("机构名称", "组织名称", "名称"),
            "organisation",
            text,
            required=True,
            needed=True,
        ),
        Field("kind", ("组织类型", "类型"), "kind", KIND, required=True, needed=True),
        Field(
            "established_on",
            ("成立时间", "成立日期"),
            "established on",
            DAY,
            required=True,
            needed=True,
        ),
        Field("staff", ("工作人员数", "人员数", "编制"), "staff", WHOLE, required=True),
        Field(
            "districts_covered",
            ("覆盖区县数", "覆盖县区数"),
            "districts covered",
            WHOLE,
            required=True,
            needed=True,
        ),
        Field(
            "districts_total",
            ("区县总数", "县区总数"),
            "districts in all",
            WHOLE,
            required=True,
            needed=True,
        ),
        Field("led_by", ("牵头领导", "负责领导"), "headed by", LEADER),
        Field("finance_joins", ("财政部门参加",), "finance joins", YES_NO),
        Field("tax_joins", ("税务部门参加",), "tax joins", YES_NO),
        Field("commerce_joins", ("工商部门参加",), "commerce joins", YES_NO),
        Field("belongs_to", ("隶属", "隶属关系"), "belongs to", OWNER),
        Field("charged", ("受托承担全市工作",), "charged with the city's work", YES_NO),
    ),
    records=of_organisations,
    once=("kind", "organisation"),
    checks={
        "staff": (between("staff", 0, 32_767),),
        "districts_total": (between("districts_total", 1, 32_767),),
        "districts_covered": (
            at_most("districts_covered", "districts_total", "大于区县总数", "exceeds all of them"),
        ),
    },
)

LOCAL_PLANS = Form(
    "local_plans",
    Sentence("实施方案登记表", "register of local plans"),
    (
        Field("plan", ("方案名称", "文件名称"), "plan", text, required=True, needed=True),
        Field("document", ("文号", "发文字号"), "document", text),
        Field(
            "adopted_on",
            ("印发时间", "印发日期", "发文日期"),
            "adopted on",
            DAY,
            required=True,
            needed=True,
        ),
    ),
    records=of_plans,
    once=("plan",),
)
