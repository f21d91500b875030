"""创业孵化基地名册 and 入驻企业名册: incubators, and who moved in and left."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, WHOLE, choice, text
from data_access.returns.forms.common import LICENCE, NAME, PERSON_IF_KNOWN
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import business_meant, known_by, named_key, own
from data_access.returns.forms.rules import BUSINESS_KNOWN, between, days_in_order, goes_with
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

SITE = choice(
    {"园区": "park", "闲置厂房场地": "idle_site", "专业市场": "market", "新建": "new"},
    {"闲置": "idle_site", "厂房": "idle_site", "市场": "market"},
)
LEFT_AS = choice(
    {"孵化毕业": "graduate", "停业": "closed", "迁出": "moved"},
    {"毕业": "graduate", "出园": "graduate", "关": "closed", "注销": "closed", "搬": "moved"},
)
INCUBATOR = Field(
    "incubator",
    ("孵化基地", "基地名称", "孵化基地名称"),
    "incubator",
    text,
    required=True,
    needed=True,
)
OWN = ("opened_on", "places", "public_money", "other_money", "former_site")


def of_incubators(say: Values, sender: Sender) -> Iterator[Returned]:
    """An incubator of the city."""
    yield Returned(
        "incubators",
        named_key("incubator", say["incubator"], sender),
        {"city_code": sender.city, "name": say["incubator"], **own(say, OWN)},
    )


def of_tenants(say: Values, sender: Sender) -> Iterator[Returned]:
    """The stay of a business in an incubator; it waits until both are returned."""
    incubator = named_key("incubator", say["incubator"], sender)
    yield Returned(
        "tenancies",
        key_of("tenancy", incubator, known_by(say, sender), say["entered_on"]),
        {
            "incubator_id": incubator,
            "business_id": business_meant(say, sender),
            **own(say, ("entered_on", "left_on", "left_as")),
        },
    )


INCUBATORS = Form(
    "incubators",
    Sentence("创业孵化基地名册", "list of incubators"),
    (
        INCUBATOR,
        Field(
            "opened_on",
            ("建成时间", "建成日期", "启用时间"),
            "opened on",
            DAY,
            required=True,
            needed=True,
        ),
        Field(
            "places",
            ("可容纳企业数", "容纳企业数", "容量"),
            "places",
            WHOLE,
            required=True,
            needed=True,
        ),
        Field("public_money", ("政府投资", "财政投入"), "public money", WHOLE, note="以元计。"),
        Field("other_money", ("其他投资", "社会投资"), "other money", WHOLE, note="以元计。"),
        Field("former_site", ("场所来源", "场地来源"), "former site", SITE),
    ),
    records=of_incubators,
    once=("incubator",),
    checks={"places": (between("places", 1, 32_767),)},
)

TENANTS = Form(
    "tenants",
    Sentence("入驻企业名册", "list of tenants"),
    (
        INCUBATOR,
        NAME,
        PERSON_IF_KNOWN,
        LICENCE,
        Field(
            "entered_on", ("入驻时间", "入驻日期"), "entered on", DAY, required=True, needed=True
        ),
        Field("left_on", ("离开时间", "离开日期", "退出时间"), "left on", DAY),
        Field("left_as", ("离开方式", "退出方式"), "left as", LEFT_AS),
    ),
    records=of_tenants,
    once=("incubator", "identity", "licence", "entered_on"),
    checks={
        "identity": (BUSINESS_KNOWN,),
        "left_on": (
            days_in_order("entered_on", "left_on", "早于入驻时间", "lies before the entry"),
            goes_with("left_on", "left_as", "没有离开方式", "does not say how it left"),
        ),
        "left_as": (goes_with("left_as", "left_on", "没有离开时间", "has no day of leaving"),),
    },
    readings=(
        Sentence(
            "没有营业执照号的，按本人入驻前最近一次开业的企业计。",
            "Without a licence it is the person's last business opened by the day of entry.",
        ),
    ),
)
