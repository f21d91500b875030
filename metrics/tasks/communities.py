"""Clause 三(七), in the community: training planned there, offices that help, businesses that stay."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Text, Variant
from metrics.tasks.forms import AT_MONTH_END, KNOWN_ONLY, recorded_share

CLAUSE = "三(七)"
MODULE = "metrics/tasks/communities.py"
BY = (*OF_CITIES, "group", "institution")
OFFICES = Clause(
    CLAUSE,
    "依托街道（社区）劳动保障工作平台",
    "through the labour and social security offices of streets and communities",
)
_recorded = partial(recorded_share, module=MODULE)

CREDIT_PLANS = _recorded(
    key="training_in_credit_plans",
    name=Text("创业培训列入规划的信用社区占比", "Credit communities that plan training"),
    short=Text("列入规划", "Planned"),
    question=Text(
        "多少信用社区把创业培训列入建设规划?",
        "How many credit communities name start-up training in their plan?",
    ),
    clause=Clause(
        CLAUSE,
        "将创业培训作为信用社区建设的重要内容",
        "make start-up training an important part of building credit communities",
    ),
    counts="communities",
    numerator="plans_training",
    denominator="plan_known",
    stock=True,
    clock=AT_MONTH_END,
    numerator_text=Text("其中列入规划的信用社区", "of them with training in the plan"),
    denominator_text=Text(
        "已登记是否列入规划的信用社区", "credit communities for which it is recorded"
    ),
    formula=Text("列入规划的社区 ÷ 已登记社区", "with training in the plan ÷ recorded"),
    caveats=(KNOWN_ONLY, Text("列入规划不等于已经实施。", "Planned is not carried out.")),
    missing=Text("个信用社区列入规划", "more {n:community|communities}"),
    by=OF_CITIES,
)

OFFICE_PROMOTION = _recorded(
    key="office_promotion",
    name=Text("经街道（社区）平台宣传的班次占比", "Courses made known by local offices"),
    short=Text("平台宣传", "Made known"),
    question=Text(
        "多少班次经街道（社区）平台宣传推介?",
        "How many courses were made known by the offices of streets and communities?",
    ),
    clause=OFFICES,
    counts="courses",
    numerator="promoted",
    denominator="promotion_known",
    numerator_text=Text("其中经街道（社区）平台宣传推介的", "of them made known by these offices"),
    denominator_text=Text("已登记宣传渠道的结业班次", "courses held for which it is recorded"),
    clock=Text("培训班结业日期", "end of the course"),
    formula=Text("经平台宣传的班次 ÷ 已登记班次", "made known by offices ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text("宣传过即计入，不反映由此报名的人数。", "It says nothing of how many enrolled by it."),
    ),
    missing=Text("期班", "more {n:course|courses}"),
    by=(*OF_CITIES, "institution"),
)

OFFICE_FOLLOW_UP = _recorded(
    key="office_follow_up",
    name=Text("街道（社区）平台跟踪服务占比", "Founders followed up by local offices"),
    short=Text("平台跟踪", "Followed up"),
    question=Text(
        "多少创业者由街道（社区）平台跟踪服务?",
        "How many founders do the offices of streets and communities follow up?",
    ),
    clause=OFFICES,
    counts="office_cases",
    numerator="followed",
    denominator="follow_up_known",
    numerator_text=Text("其中由街道（社区）平台跟踪的", "of them followed up by these offices"),
    denominator_text=Text("已登记跟踪单位的服务个案", "service cases for which it is recorded"),
    clock=Text("立案日期", "date the case was opened"),
    formula=Text("平台跟踪的个案 ÷ 已登记个案", "followed up by offices ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text(
            "个案记在培训本人的城市；跟踪的次数和质量见“跟踪服务”。",
            "In the city that trained the person; how often and how well is told by follow-up.",
        ),
    ),
    missing=Text("人由平台跟踪", "more {n:founder|founders}"),
    by=BY,
)

COMMUNITY_BUSINESSES = _recorded(
    key="community_businesses",
    better="neither",
    name=Text("社区创业占比", "Businesses in a community"),
    short=Text("社区创业", "In a community"),
    question=Text(
        "多少企业开在社区、为社区服务?", "How many businesses are run in a community, and serve it?"
    ),
    clause=Clause(
        CLAUSE,
        "鼓励创业者在社区创业，为社区服务",
        "encourage founders to start up in the community and serve it",
    ),
    counts="community_businesses",
    numerator="in_community",
    denominator="place_known",
    numerator_text=Text("其中在社区经营的企业", "of them run in a community"),
    denominator_text=Text(
        "已登记是否在社区的开业企业", "businesses opened for which it is recorded"
    ),
    clock=Text("开业日期", "opening date"),
    formula=Text("在社区的企业 ÷ 已登记企业", "in a community ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text(
            "按开业时登记；比例受城市行业结构影响，不以越高越好论。",
            "As on opening; the trades of a city decide, so more is not simply better.",
        ),
    ),
    missing=Text("户", "more {n:business|businesses}"),
    by=BY,
    variants={
        "serving": Variant(
            Text("为社区居民服务的占比", "serving the residents"), "serving", "customers_known"
        )
    },
)
