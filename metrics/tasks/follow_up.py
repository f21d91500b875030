"""Clause 三(十): businesses stay in touch after opening, and entrepreneurs with each other."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks.forms import UNDIVIDED, at_month_end, at_once

CLAUSE = "三(十)"
MODULE = "metrics/tasks/follow_up.py"
_followed = partial(
    at_month_end,
    module=MODULE,
    counts="follow_up",
    clause=Clause(CLAUSE, "跟踪了解创业者企业经营情况", "follow how founders' businesses fare"),
    unit="percent",
    denominator="followed",
    denominator_text=Text(
        "开业十八个月内、未登记退出的企业数",
        "businesses opened within 18 months and not known to have left",
    ),
)
_exchange = partial(
    at_once,
    module=MODULE,
    counts="exchange",
    clause=Clause(
        CLAUSE,
        "定期组织创业交流和考察等活动",
        "hold regular exchanges and study visits for founders",
    ),
    kind="count",
    better="neither",
    denominator="",
    by=OF_CITIES,
    clock=Text("活动日期", "date held"),
    denominator_text=UNDIVIDED,
)
LED_BY_TRAINING = Text(
    "统计培训后开办的企业，记在培训本人的城市；六个月内重新登记的视为同一企业，合并、转让和关闭的视为退出。",
    "Businesses that training led to, in the city that trained the founder; registered again within "
    "six months it is the same business; merged, transferred and closed ones have left.",
)

CONTACT_90 = _followed(
    key="contact_90",
    name=Text("九十天内跟踪联系率", "Contacted in the last 90 days"),
    short=Text("跟踪联系率", "Contact"),
    question=Text(
        "开业企业最近九十天内联系过了吗?",
        "Have the operating businesses been contacted within 90 days?",
    ),
    kind="rate",
    numerator="contacted",
    target=0.90,
    proposed=True,
    numerator_text=Text(
        "月末前九十天内有核实走访的企业数", "businesses with a verified visit in the last 90 days"
    ),
    formula=Text("九十天内联系的企业 ÷ 应跟踪的企业", "contacted ÷ businesses to follow"),
    caveats=(
        Text(
            "只认已核实的走访；刚开业尚未走访的企业也在分母中，只计开业满九十天的可一键切换。",
            "Verified visits only; businesses just opened are in the denominator, those open for "
            "more than 90 days alone are one click away.",
        ),
        Text(
            "未登记退出的即视为经营，其中可能有失访而实际已关闭的。",
            "Without a recorded exit a business counts as operating, though a lost one may have "
            "closed.",
        ),
        LED_BY_TRAINING,
    ),
    missing=Text("户企业待联系", "more {n:business|businesses} to contact"),
    variants={
        "settled": Variant(
            Text("仅计开业超过九十天的", "open for more than 90 days"),
            "settled_contacted",
            "settled",
        )
    },
)

LOST_SHARE = _followed(
    key="lost_share",
    better="lower",
    name=Text("失访率", "Share lost"),
    short=Text("失访率", "Lost"),
    question=Text("有多少企业失去了联系?", "How many businesses have been lost sight of?"),
    kind="rate",
    numerator="lost",
    numerator_text=Text(
        "六个月以上没有核实联系的企业数", "businesses without verified contact for over 6 months"
    ),
    formula=Text("失访企业 ÷ 应跟踪的企业", "lost ÷ businesses to follow"),
    caveats=(
        Text(
            "越低越好；超过10%时，依赖走访的指标标为“数据存疑”。",
            "The lower the better; above 10 % the figures that rest on visits are held for quality.",
        ),
        Text("开业视为一次联系。", "The opening counts as a contact."),
        LED_BY_TRAINING,
    ),
    missing=Text("户失访", "more lost"),
)

EXCHANGE_EVENTS = _exchange(
    key="exchange_events",
    name=Text("创业交流活动次数", "Exchange events held"),
    short=Text("交流活动", "Events"),
    question=Text("组织了多少次创业交流活动?", "How many exchange events were held?"),
    unit="number",
    numerator="events",
    numerator_text=Text("交流、考察、结对互助、竞赛等活动次数", "events of all kinds held"),
    formula=Text("当期各类活动之和", "events held in the period"),
    caveats=(
        Text(
            "大城市自然较多，不宜直接比较；活动大小和效果未登记。",
            "Large cities hold more; neither length nor use of an event is recorded.",
        ),
    ),
    missing=Text("次活动", "more {n:event|events}"),
    variants={
        "exchange": Variant(Text("交流", "exchange"), "exchange", ""),
        "study_visit": Variant(Text("考察", "study visits"), "study_visit", ""),
        "mutual_help": Variant(Text("结对互助", "mutual help"), "mutual_help", ""),
        "contest": Variant(Text("竞赛", "contests"), "contest", ""),
    },
)

EXCHANGE_PARTICIPANTS = _exchange(
    key="exchange_participants",
    name=Text("创业交流活动参加人次", "Participants of exchange events"),
    short=Text("参加人次", "Participants"),
    question=Text("多少人次参加了创业交流活动?", "How many took part in exchange events?"),
    unit="persons",
    numerator="participants",
    numerator_text=Text("各类活动参加人次", "participants of all events"),
    formula=Text("各次活动人数之和", "sum over the events held"),
    caveats=(Text("一人参加几次计几人次。", "Who takes part several times is counted as often."),),
    missing=Text("人次", "more {n:participant|participants}"),
)

ASSOCIATION = at_month_end(
    key="association",
    name=Text("创业联谊会成立率", "Association founded"),
    short=Text("联谊会", "Association"),
    question=Text(
        "成立了创业联谊会的城市有多少?", "How many cities have an association of entrepreneurs?"
    ),
    clause=Clause(CLAUSE, "引导创业者成立创业联谊会", "guide founders in forming associations"),
    kind="share",
    unit="percent",
    counts="associations",
    numerator="founded",
    denominator="cities",
    by=OF_CITIES,
    numerator_text=Text("已成立创业联谊会的城市数", "cities with an association"),
    denominator_text=Text("城市数", "cities"),
    formula=Text("已成立的城市 ÷ 城市", "cities with an association ÷ cities"),
    caveats=(
        Text(
            "按登记的成立日期计；是否开展活动看交流活动次数。",
            "By the date of founding; whether it is active, the events tell.",
        ),
    ),
    missing=Text("个城市未成立", "more {n:city|cities} to found one"),
    states=(Text("已成立", "founded"), Text("未成立", "not founded")),
    module=MODULE,
)

FOLLOW_UP = Task(
    key="follow_up",
    name=Text("跟踪服务", "Follow-up"),
    clause=CLAUSE,
    asks=Text(
        "跟踪了解企业经营情况，持续提供咨询和服务；组织交流和考察，引导成立创业联谊会，开展结对互助。",
        "Businesses followed and advised after opening; exchange and study visits, an association of "
        "entrepreneurs, and help among them.",
    ),
    silent=Text(
        "联系过不等于帮到了；联系少的城市，其稳定率和带动就业率也更不可靠。",
        "A contact is not yet help; and where contact is rare, stability and jobs are less certain "
        "too.",
    ),
    figures=(CONTACT_90, LOST_SHARE, EXCHANGE_EVENTS, EXCHANGE_PARTICIPANTS, ASSOCIATION),
    module=MODULE,
)
