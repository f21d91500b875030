"""One-stop service records: cases, services of the six links, experts, projects, follow-up events."""

from sqlalchemy import Boolean, Date, Integer, SmallInteger, String

from data_access.schema.columns import column, later_column, table

LINKS = ("training", "guidance", "project", "finance", "incubation", "follow_up")
MODES = ("visit", "session", "telephone", "interview")
EXPERT_BACKGROUNDS = ("entrepreneur", "scholar", "official")
TOPICS = ("choice", "rules", "management", "money", "marketing", "technology")

service_cases = table(
    "service_cases",
    "创业服务个案: 哪些环节适用于本人, 何时服务完毕",
    "Service cases: which links apply to the person, and when start-up services were complete",
    column("id", Integer, "编号", "number", key=True),
    column(
        "enrolment_id",
        Integer,
        "结业的报名记录",
        "completed enrolment",
        to="enrolments.id",
        unique=True,
    ),
    column("opened_on", Date, "立案日期", "opened on"),
    column(
        "completed_on", Date, "创业服务完成日期", "start-up services complete on", optional=True
    ),
    column("needs_guidance", Boolean, "适用开业指导", "opening guidance applies"),
    column("needs_project", Boolean, "适用项目开发", "project development applies"),
    column("needs_finance", Boolean, "适用融资服务", "financing applies"),
    column("needs_incubation", Boolean, "适用创业孵化", "incubation applies"),
    column("needs_follow_up", Boolean, "适用跟踪扶持", "follow-up applies"),
    later_column(
        "followed_by_office",
        Boolean,
        "是否由街道(社区)平台跟踪服务",
        "whether the office of the street or community follows up",
    ),
)

experts = table(
    "experts",
    "创业专家",
    "Experts",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("background", String(12), "背景", "background", one_of=EXPERT_BACKGROUNDS),
    column("active_from", Date, "聘任日期", "active from"),
    column("active_to", Date, "解聘日期", "active until", optional=True),
    later_column(
        "certified",
        Boolean,
        "是否持有创业咨询师职业资格证书",
        "whether certified as a start-up consultant",
    ),
)

services = table(
    "services",
    "创业服务记录",
    "Services provided",
    column("id", Integer, "编号", "number", key=True),
    column("case_id", Integer, "服务个案", "service case", to="service_cases.id", index=True),
    column("link", String(10), "环节", "link of the chain", one_of=LINKS[1:]),
    column("mode", String(10), "方式", "mode", one_of=MODES),
    column("provided_on", Date, "服务日期", "provided on"),
    column("expert_id", Integer, "专家", "expert", to="experts.id", optional=True),
    column("evaluated", Boolean, "是否评估", "evaluated"),
    column(
        "satisfaction",
        SmallInteger,
        "满意度 1-5, 空为未答",
        "satisfaction 1-5, empty: no answer",
        optional=True,
        least=1,
        most=5,
    ),
    later_column(
        "topic",
        String(12),
        "服务内容 (项目选择、政策法规、经营管理、财税融资、市场营销、技术)",
        "what the service was about",
        one_of=TOPICS,
    ),
)

projects = table(
    "projects",
    "创业项目库",
    "Business projects",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("kind", String(16), "行业", "kind of business"),
    column("collected_on", Date, "征集日期", "collected on"),
    column("appraised_on", Date, "论证日期", "appraised on", optional=True),
    column("feasible", Boolean, "论证可行", "appraised feasible", optional=True),
    column("listed_on", Date, "发布日期", "listed on", optional=True),
    column("investment", Integer, "投资额 (元)", "investment, yuan", least=0),
    later_column(
        "local",
        Boolean,
        "是否立足本地资源或产业",
        "whether it builds on resources or trades of the place",
    ),
    later_column(
        "payback_months",
        SmallInteger,
        "预计收回投资的月数",
        "months in which it is expected to pay back",
        least=0,
        most=600,
    ),
    later_column("shown_on", Date, "首次展示日期", "first shown to the public on"),
)

project_recommendations = table(
    "project_recommendations",
    "项目推介与选用",
    "Recommendations of projects, and whether they were chosen",
    column("id", Integer, "编号", "number", key=True),
    column("project_id", Integer, "项目", "project", to="projects.id", index=True),
    column("case_id", Integer, "服务个案", "service case", to="service_cases.id", index=True),
    column("recommended_on", Date, "推介日期", "recommended on"),
    column("chosen_on", Date, "选用日期", "chosen on", optional=True),
    column(
        "business_id",
        Integer,
        "开业企业",
        "business opened with it",
        to="businesses.id",
        optional=True,
        index=True,
    ),
)

events = table(
    "events",
    "创业交流、考察、结对等活动",
    "Exchange events",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column(
        "kind",
        String(12),
        "形式",
        "kind",
        one_of=("exchange", "study_visit", "mutual_help", "contest"),
    ),
    column("held_on", Date, "日期", "held on"),
    column("participants", Integer, "人数", "participants", least=0),
)

associations = table(
    "associations",
    "创业联谊会",
    "Associations of entrepreneurs",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("founded_on", Date, "成立日期", "founded on"),
    column("members", Integer, "会员数", "members", least=0),
)
