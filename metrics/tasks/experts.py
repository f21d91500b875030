"""Clause 三(六): the experts, the services given to founders, and what founders say of them."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks.forms import (
    AT_MONTH_END,
    KNOWN_ONLY,
    UNDIVIDED,
    at_month_end,
    at_once,
    recorded_share,
)

CLAUSE = "三(六)"
MODULE = "metrics/tasks/experts.py"
_service = partial(
    at_once,
    counts="services",
    clock=Text("服务日期", "date of the service"),
    unit="percent",
    module=MODULE,
)
_expert = partial(at_month_end, counts="experts", by=OF_CITIES, module=MODULE)
TRAINED_CITY = Text(
    "服务记在培训本人的城市和机构名下，不论专家由哪个城市聘任。",
    "A service belongs to the city and institution that trained the person, whichever city "
    "engaged the expert.",
)
WITH_EXPERT = Text("仅专家提供的服务", "services by an expert only")

SATISFACTION = _service(
    key="satisfaction",
    name=Text("创业服务满意度", "Satisfaction with services"),
    short=Text("满意度", "Satisfaction"),
    question=Text(
        "接受服务的创业者有多少表示满意?", "How many founders are satisfied with the services?"
    ),
    clause=Clause(
        CLAUSE, "创业者对专家服务的满意度", "founders' satisfaction with the experts' services"
    ),
    kind="rate",
    numerator="satisfied",
    denominator="answered",
    target=0.80,
    proposed=True,
    numerator_text=Text("评分为4至5分的回答数", "answers of 4 or 5 out of 5"),
    denominator_text=Text("有效回答数", "valid answers"),
    formula=Text("4至5分的回答 ÷ 有效回答", "answers of 4 or 5 ÷ valid answers"),
    caveats=(
        Text(
            "只统计已评估服务中的有效回答，未回答的不计；须与回答率同看，不满意者可能更不愿回答。",
            "Valid answers on evaluated services alone; to be read with the response rate, as the "
            "dissatisfied may answer less.",
        ),
        Text(
            "同一人接受几次服务、作几次回答，分别计数。", "Each answer counts, also of one person."
        ),
        TRAINED_CITY,
    ),
    missing=Text("个满意回答", "more satisfied {n:answer|answers}"),
    variants={"by_expert": Variant(WITH_EXPERT, "expert_satisfied", "expert_answered")},
)

RESPONSE_RATE = _service(
    key="response_rate",
    name=Text("满意度回答率", "Response rate"),
    short=Text("回答率", "Response rate"),
    question=Text(
        "已评估的服务有多少得到了回答?", "How many of the evaluated services were answered?"
    ),
    clause=Clause(
        CLAUSE,
        "加强对专家服务效果的评估",
        "evaluate the effect of the experts' services more closely",
    ),
    kind="rate",
    numerator="answered",
    denominator="evaluated",
    numerator_text=Text("有效回答数", "valid answers"),
    denominator_text=Text("已评估的服务次数", "services evaluated"),
    formula=Text("有效回答 ÷ 已评估的服务", "valid answers ÷ services evaluated"),
    caveats=(
        Text(
            "回答率越低，满意度的代表性越差。",
            "The lower it is, the less satisfaction speaks for all.",
        ),
        TRAINED_CITY,
    ),
    missing=Text("个有效回答", "more valid {n:answer|answers}"),
    variants={"by_expert": Variant(WITH_EXPERT, "expert_answered", "expert_evaluated")},
)

SERVICES_EVALUATED = _service(
    key="services_evaluated",
    name=Text("服务评估率", "Services evaluated"),
    short=Text("服务评估", "Evaluated"),
    question=Text("创业服务有多少经过评估?", "How many services were evaluated?"),
    clause=Clause(
        CLAUSE,
        "加强对专家服务效果的评估",
        "evaluate the effect of the experts' services more closely",
    ),
    kind="rate",
    numerator="evaluated",
    denominator="services",
    numerator_text=Text("已评估的服务次数", "services evaluated"),
    denominator_text=Text("创业服务次数", "services given"),
    formula=Text("已评估的服务 ÷ 全部服务", "services evaluated ÷ services given"),
    caveats=(
        Text(
            "只说明是否评估，评估的方法和深度未登记。",
            "It says whether, not how well a service was evaluated.",
        ),
        TRAINED_CITY,
    ),
    missing=Text("次服务未评估", "more {n:service|services} to evaluate"),
    variants={"by_expert": Variant(WITH_EXPERT, "expert_evaluated", "by_expert")},
)

SERVICE_MODES = _service(
    key="service_modes",
    better="neither",
    name=Text("上门服务占比", "Services by visit"),
    short=Text("服务方式", "Modes"),
    question=Text("创业服务以什么方式提供?", "In which ways are the services given?"),
    clause=Clause(
        CLAUSE,
        "上门服务、集中服务、电话服务、面谈服务等多种形式",
        "many forms, such as visits, group sessions, telephone and interviews",
    ),
    kind="rate",
    numerator="visit",
    denominator="services",
    numerator_text=Text("上门服务次数", "services by visit"),
    denominator_text=Text("创业服务次数", "services given"),
    formula=Text("该方式的服务 ÷ 全部服务", "services in this way ÷ services given"),
    caveats=(
        Text("方式没有好坏之分，此数只说明结构。", "No way is better; this tells the mix."),
        TRAINED_CITY,
    ),
    missing=Text("次上门服务", "more {n:visit|visits}"),
    variants={
        "session": Variant(Text("集中服务占比", "in group sessions"), "session", "services"),
        "telephone": Variant(Text("电话服务占比", "by telephone"), "telephone", "services"),
        "interview": Variant(Text("面谈服务占比", "in interviews"), "interview", "services"),
        "by_expert": Variant(Text("由专家提供的占比", "by an expert"), "by_expert", "services"),
    },
)

EXPERTS_ACTIVE = _expert(
    key="experts_active",
    name=Text("在聘专家人数", "Experts engaged"),
    short=Text("在聘专家", "Experts"),
    question=Text("聘有多少创业专家?", "How many experts are engaged?"),
    clause=Clause(CLAUSE, "组建创业专家队伍", "form teams of start-up experts"),
    kind="count",
    better="neither",
    unit="persons",
    numerator="experts",
    denominator="",
    numerator_text=Text("月末在聘的专家人数", "experts engaged at the month's end"),
    denominator_text=UNDIVIDED,
    formula=Text("已聘任且未解聘的专家", "engaged and not dismissed"),
    caveats=(
        Text(
            "按聘任城市统计；在聘不等于提供过服务。解聘当日起不计。",
            "By the city that engages them; whether they serve is another matter. From the day of "
            "dismissal they no longer count.",
        ),
    ),
    missing=Text("名专家", "more {n:expert|experts}"),
)

EXPERT_BACKGROUNDS = _expert(
    key="expert_backgrounds",
    better="neither",
    name=Text("企业家专家占比", "Experts who are entrepreneurs"),
    short=Text("专家来源", "Backgrounds"),
    question=Text("专家来自哪些方面?", "Where do the experts come from?"),
    clause=Clause(
        CLAUSE,
        "企业家、专家教授以及熟悉经济发展和创业政策的政府部门工作人员",
        "entrepreneurs, professors and officials who know economic development and start-up policy",
    ),
    kind="share",
    unit="percent",
    numerator="entrepreneur",
    denominator="experts",
    numerator_text=Text("在聘的企业家专家人数", "entrepreneurs among the experts engaged"),
    denominator_text=Text("在聘专家人数", "experts engaged"),
    formula=Text("该来源的专家 ÷ 在聘专家", "experts of this background ÷ experts engaged"),
    caveats=(
        Text(
            "一名专家只登记一种来源；三种来源没有高下之分。",
            "One background each; none of the three is better.",
        ),
    ),
    missing=Text("名企业家", "more {n:entrepreneur|entrepreneurs}"),
    nothing=Text("无在聘专家", "no expert engaged"),
    variants={
        "scholar": Variant(Text("专家教授占比", "scholars"), "scholar", "experts"),
        "official": Variant(Text("政府部门工作人员占比", "officials"), "official", "experts"),
    },
)

SERVICE_TOPICS = recorded_share(
    key="service_topics",
    better="neither",
    name=Text("经营管理类服务占比", "Services on running a business"),
    short=Text("服务内容", "Topics"),
    question=Text("创业服务都帮了什么?", "What are the services about?"),
    clause=Clause(
        CLAUSE,
        "个性化和专业化的咨询、指导和服务",
        "advice, guidance and services made for the person, by professionals",
    ),
    counts="services",
    numerator="management",
    denominator="topic_known",
    numerator_text=Text("经营管理类服务次数", "services on running a business"),
    denominator_text=Text("已登记服务内容的服务次数", "services whose topic is recorded"),
    clock=Text("服务日期", "date of the service"),
    formula=Text("该类服务 ÷ 已登记内容的服务", "services on this topic ÷ topic recorded"),
    caveats=(
        KNOWN_ONLY,
        Text("内容没有好坏之分；一次服务只记主要一项。", "No topic is better; one per service."),
        TRAINED_CITY,
    ),
    missing=Text("次经营管理类服务", "more such {n:service|services}"),
    by=(*OF_CITIES, "group", "institution"),
    module=MODULE,
    variants={
        "choice": Variant(Text("项目选择类占比", "choice of a project"), "choice", "topic_known"),
        "rules": Variant(Text("政策法规类占比", "rules and policies"), "rules", "topic_known"),
        "money": Variant(Text("财税融资类占比", "taxes and finance"), "money", "topic_known"),
        "marketing": Variant(Text("市场营销类占比", "marketing"), "marketing", "topic_known"),
        "technology": Variant(Text("技术类占比", "technology"), "technology", "topic_known"),
    },
)

CERTIFIED = recorded_share(
    key="experts_certified",
    better="neither",
    name=Text("持证创业咨询师占比", "Certified consultants among the experts"),
    short=Text("持证专家", "Certified"),
    question=Text(
        "在聘专家有多少持有创业咨询师证书?", "How many experts are certified consultants?"
    ),
    clause=Clause(
        CLAUSE, "国家创业咨询师职业资格认证", "the national certification of start-up consultants"
    ),
    counts="experts",
    numerator="certified",
    denominator="certificate_known",
    stock=True,
    clock=AT_MONTH_END,
    numerator_text=Text("其中持有证书的专家", "of them with a certificate"),
    denominator_text=Text("已登记是否持证的在聘专家", "experts engaged for whom it is recorded"),
    formula=Text("持证专家 ÷ 已登记专家", "certified ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text("方案说“可结合”认证，不以越高越好论。", "The plan allows it and does not ask for it."),
    ),
    missing=Text("名专家持证", "more {n:expert|experts}"),
    by=OF_CITIES,
    module=MODULE,
)

EXPERTS = Task(
    key="experts",
    name=Text("专家队伍与服务满意度", "Experts and satisfaction"),
    clause=CLAUSE,
    asks=Text(
        "聘请企业家、专家教授和熟悉政策的政府工作人员组成专家队伍，以上门、集中、电话、面谈等形式提供服务，并评估服务质量和创业者的满意度。",
        "Experts from business, universities and government, who serve founders by visits, sessions, "
        "telephone and interviews; their services are evaluated, satisfaction above all.",
    ),
    silent=Text(
        "满意不等于有效：服务是否帮人开了业、稳了业，要看开业成功率和稳定经营率。",
        "Satisfied is not helped: whether services lead to openings and stability, the targets tell.",
    ),
    figures=(
        SATISFACTION,
        RESPONSE_RATE,
        SERVICES_EVALUATED,
        SERVICE_MODES,
        EXPERTS_ACTIVE,
        EXPERT_BACKGROUNDS,
        SERVICE_TOPICS,
        CERTIFIED,
    ),
    module=MODULE,
)
