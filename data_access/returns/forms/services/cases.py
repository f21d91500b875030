"""创业服务登记表 and 创业服务记录: what a graduate asks for, and what services were given."""

import re
from collections.abc import Iterator

from data_access.returns.cells.converted import EMPTY, Converted, is_blank, plain, wrong
from data_access.returns.forms.choices import DAY, WHOLE, YES_NO, choice, text
from data_access.returns.forms.common import NAME, PERSON
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import case_key, own, person_of, staff_key
from data_access.returns.forms.rules import between, days_in_order
from data_access.returns.parsing.office_file import Cell
from data_access.returns.returned import OF_PERSON, Returned, Sender, key_of
from data_access.wording import Sentence

LINK = choice(
    {
        "开业指导": "guidance",
        "项目开发": "project",
        "融资服务": "finance",
        "创业孵化": "incubation",
        "跟踪扶持": "follow_up",
    },
    {
        "指导": "guidance",
        "项目": "project",
        "融资": "finance",
        "贷款": "finance",
        "孵化": "incubation",
        "跟踪": "follow_up",
    },
)
MODE = choice(
    {"上门服务": "visit", "集中服务": "session", "电话服务": "telephone", "面谈": "interview"},
    {
        "上门": "visit",
        "集中": "session",
        "讲座": "session",
        "电话": "telephone",
        "咨询": "interview",
    },
)
TOPIC = choice(
    {
        "项目选择": "choice",
        "政策法规": "rules",
        "经营管理": "management",
        "财税融资": "money",
        "市场营销": "marketing",
        "技术": "technology",
    },
    {"政策": "rules", "管理": "management", "税": "money", "融资": "money", "营销": "marketing"},
)
LINKS = ("guidance", "project", "finance", "incubation", "follow_up")
BETWEEN = re.compile(r"[、,;/+ ]+|和|及")
NONE = "均不需要"


def links(cell: Cell) -> Converted:
    """The links that a graduate asks for, from words such as 开业指导、融资服务."""
    if is_blank(cell):
        return EMPTY
    if plain(cell) == NONE:
        return Converted(())
    codes = [LINK(word).value for word in BETWEEN.split(plain(cell)) if word]
    if None in codes:
        return wrong(
            f"应填{'、'.join(LINK.listed)}中的若干项，或“{NONE}”",
            "must name links of the service chain, or that none is needed",
        )
    return Converted(tuple(code for code in LINKS if code in codes))


def of_cases(say: Values, sender: Sender) -> Iterator[Returned]:
    """The case of a graduate in the city; the training it follows is found when records are made."""
    person = person_of(say["identity"], sender)
    yield person
    yield Returned(
        "service_cases",
        case_key(say["identity"], sender),
        {
            "enrolment_id": OF_PERSON + person.key,
            **own(say, ("opened_on", "completed_on", "followed_by_office")),
            **{f"needs_{link}": link in say["needs"] for link in LINKS},
        },
    )


def of_services(say: Values, sender: Sender) -> Iterator[Returned]:
    """A service given to a graduate; it waits until the case is returned.

    Who answered was asked: a service with an answer counts as evaluated.
    """
    case = case_key(say["identity"], sender)
    expert = staff_key("expert", say["expert"], sender) if "expert" in say else None
    yield Returned(
        "services",
        key_of("service", case, say["link"], say["provided_on"], say["mode"]),
        {
            "case_id": case,
            **own(say, ("link", "mode", "provided_on", "satisfaction", "topic")),
            "expert_id": expert,
            "evaluated": say.get("evaluated", "satisfaction" in say),
        },
    )


CASES = Form(
    "cases",
    Sentence("创业服务登记表", "register of service cases"),
    (
        NAME,
        PERSON,
        Field(
            "opened_on",
            ("登记时间", "登记日期", "立案日期", "受理时间"),
            "opened on",
            DAY,
            required=True,
            needed=True,
        ),
        Field(
            "needs",
            ("所需服务", "服务需求", "需要的服务"),
            "links asked for",
            links,
            required=True,
            needed=True,
            note=f"可填多项，用顿号隔开：{'、'.join(LINK.listed)}；都不需要的填“{NONE}”。",
        ),
        Field("completed_on", ("服务完成时间", "完成时间", "完成日期"), "completed on", DAY),
        Field(
            "followed_by_office",
            ("街道社区跟踪", "是否由街道社区跟踪"),
            "followed up by the street's office",
            YES_NO,
        ),
    ),
    records=of_cases,
    once=("identity",),
    checks={
        "completed_on": (
            days_in_order("opened_on", "completed_on", "早于登记时间", "lies before the opening"),
        )
    },
    readings=(
        Sentence(
            "登记对应本人登记时最近一次结业的培训；尚未结业的，对应其后第一次。",
            "A case follows the last course completed by its day, or else the first one after it.",
        ),
    ),
)

SERVICES = Form(
    "services",
    Sentence("创业服务记录", "log of services"),
    (
        NAME,
        PERSON,
        Field("link", ("服务环节", "服务项目", "环节"), "link", LINK, required=True, needed=True),
        Field("mode", ("服务方式", "方式"), "mode", MODE, required=True, needed=True),
        Field(
            "provided_on", ("服务时间", "服务日期"), "provided on", DAY, required=True, needed=True
        ),
        Field("topic", ("服务内容", "内容"), "topic", TOPIC),
        Field("expert", ("服务专家", "专家", "专家姓名"), "expert", text, secret=True),
        Field("evaluated", ("是否评估", "是否回访评估"), "evaluated", YES_NO),
        Field(
            "satisfaction",
            ("满意度", "满意程度"),
            "satisfaction",
            WHOLE,
            note="1 至 5 分，未答留空。",
        ),
    ),
    records=of_services,
    once=("identity", "link", "mode", "provided_on"),
    checks={"satisfaction": (between("satisfaction", 1, 5),)},
    readings=(
        Sentence(
            "填了满意度而未填“是否评估”的，按已评估计；服务须先有本人的创业服务登记。",
            "An answer makes a service evaluated; a service waits for the person's case.",
        ),
    ),
)
