"""创业专家名册, 创业活动记录 and 创业联谊会: who advises, and where entrepreneurs meet."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, WHOLE, YES_NO, choice, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import named_key, own, staff_key
from data_access.returns.forms.rules import days_in_order
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

BACKGROUND = choice(
    {"企业家": "entrepreneur", "专家学者": "scholar", "政府人员": "official"},
    {
        "企业": "entrepreneur",
        "学者": "scholar",
        "教授": "scholar",
        "政府": "official",
        "干部": "official",
        "公务": "official",
    },
)
EVENT = choice(
    {"交流": "exchange", "考察": "study_visit", "结对互助": "mutual_help", "创业竞赛": "contest"},
    {
        "座谈": "exchange",
        "沙龙": "exchange",
        "参观": "study_visit",
        "结对": "mutual_help",
        "赛": "contest",
    },
)


def of_experts(say: Values, sender: Sender) -> Iterator[Returned]:
    """An expert of the city, known by a keyed hash of the name."""
    more = own(say, ("background", "active_from", "active_to", "certified"))
    key = staff_key("expert", say["expert"], sender)
    yield Returned("experts", key, {"city_code": sender.city, **more})


def of_events(say: Values, sender: Sender) -> Iterator[Returned]:
    """An event of the city on a day."""
    yield Returned(
        "events",
        key_of("event", sender.city, say["kind"], say["held_on"], say["event"]),
        {"city_code": sender.city, **own(say, ("kind", "held_on", "participants"))},
    )


def of_associations(say: Values, sender: Sender) -> Iterator[Returned]:
    """An association of the city's entrepreneurs."""
    yield Returned(
        "associations",
        named_key("association", say["association"], sender),
        {"city_code": sender.city, **own(say, ("founded_on", "members"))},
    )


EXPERTS = Form(
    "experts",
    Sentence("创业专家名册", "list of experts"),
    (
        Field(
            "expert",
            ("专家姓名", "姓名", "专家"),
            "expert",
            text,
            required=True,
            needed=True,
            secret=True,
            note="同名专家请在姓名后加编号区别。",
        ),
        Field(
            "background",
            ("专家背景", "背景", "专家类别"),
            "background",
            BACKGROUND,
            required=True,
            needed=True,
        ),
        Field(
            "active_from",
            ("聘任时间", "聘任日期", "聘用时间"),
            "active from",
            DAY,
            required=True,
            needed=True,
        ),
        Field("active_to", ("解聘时间", "解聘日期"), "active until", DAY),
        Field("certified", ("持有咨询师证书", "是否持证"), "certified", YES_NO),
    ),
    records=of_experts,
    once=("expert",),
    twice=Sentence("专家重名，请加编号区别", "is the name of two; tell them apart by a number"),
    checks={
        "active_to": (
            days_in_order("active_from", "active_to", "早于聘任时间", "lies before the beginning"),
        )
    },
)

EVENTS = Form(
    "events",
    Sentence("创业活动记录", "log of events"),
    (
        Field("event", ("活动名称", "名称", "主题"), "event", text, required=True, needed=True),
        Field("kind", ("活动形式", "形式", "活动类型"), "kind", EVENT, required=True, needed=True),
        Field(
            "held_on",
            ("活动时间", "活动日期", "举办时间"),
            "held on",
            DAY,
            required=True,
            needed=True,
        ),
        Field(
            "participants",
            ("参加人数", "参与人数", "人数"),
            "participants",
            WHOLE,
            required=True,
            needed=True,
        ),
    ),
    records=of_events,
    once=("event", "kind", "held_on"),
)

ASSOCIATIONS = Form(
    "associations",
    Sentence("创业联谊会名册", "list of associations"),
    (
        Field(
            "association",
            ("联谊会名称", "组织名称", "名称"),
            "association",
            text,
            required=True,
            needed=True,
        ),
        Field(
            "founded_on", ("成立时间", "成立日期"), "founded on", DAY, required=True, needed=True
        ),
        Field(
            "members", ("会员数", "会员人数", "会员"), "members", WHOLE, required=True, needed=True
        ),
    ),
    records=of_associations,
    once=("association",),
)
