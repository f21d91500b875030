"""Clauses 三(五) to 三(七): projects, experts, loans and credit."""

from metrics.definition import Text
from metrics.plan.duty import Duty, not_computed
from metrics.plan.places import BOARD, BUSINESS

SERVICES: tuple[Duty, ...] = (
    Duty(
        "三(五)",
        "创业项目资源库",
        Text("建立项目库，征集并发布项目。", "Keep a library of projects: collect and list them."),
        ("projects_listed", "project_library"),
        BOARD,
        ("projects",),
    ),
    Duty(
        "三(五)",
        "专家论证可行",
        Text("项目经论证可行后推荐。", "Recommend only what was appraised feasible."),
        ("projects_feasible",),
        BOARD,
        ("projects",),
    ),
    not_computed(
        "三(五)",
        "展示和推介",
        Text("完善展示、推介的机制。", "See that projects are shown and recommended."),
        Text(
            "无记录：展示活动没有登记；推介只记到个案，体现在项目选用率中。",
            "Not recorded: how projects are shown. Recommendations stand in single cases and show in what is chosen.",
        ),
    ),
    Duty(
        "三(五)",
        "选准创业项目",
        Text("项目要有人选用、经营得住。", "Projects are chosen and survive."),
        ("projects_chosen", "project_survival"),
        BOARD,
        ("projects", "project_recommendations", *BUSINESS),
    ),
    Duty(
        "三(五)",
        "投资少",
        Text("项目投资要少。", "Projects need little money."),
        ("project_investment",),
        BOARD,
        ("projects",),
    ),
    not_computed(
        "三(五)",
        "本土化…见效快、市场前景好",
        Text(
            "项目要本土化、见效快、前景好。",
            "Projects of the place that pay soon and have a market.",
        ),
        Text(
            "无记录：项目只登记行业、投资额和日期。",
            "Not recorded: of a project its kind, investment and dates are known.",
        ),
    ),
    Duty(
        "三(六)",
        "创业专家队伍",
        Text(
            "企业家、专家教授、政府人员组成队伍。",
            "Experts from business, universities, government.",
        ),
        ("experts_active", "expert_backgrounds"),
        BOARD,
        ("experts",),
    ),
    Duty(
        "三(六)",
        "多种形式",
        Text("上门、集中、电话、面谈。", "Visits, sessions, telephone, interviews."),
        ("service_modes",),
        BOARD,
        ("services",),
    ),
    not_computed(
        "三(六)",
        "个性化和专业化",
        Text("服务要个性化、专业化。", "Services made for the person, by experts."),
        Text(
            "无记录：服务内容没有登记；可间接看满意度。",
            "Not recorded: what a service was about; satisfaction tells something of it.",
        ),
    ),
    not_computed(
        "三(六)",
        "咨询师职业资格认证",
        Text("可结合咨询师职业资格认证。", "Certified consultants, where wanted."),
        Text(
            "无记录：专家只登记背景和聘期，不登记资格。",
            "Not recorded: of an expert background and term are known, not certificates.",
        ),
    ),
    Duty(
        "三(六)",
        "满意度",
        Text("评估服务质量和满意度。", "Evaluate services and satisfaction."),
        ("satisfaction", "services_evaluated", "response_rate"),
        (*BOARD, "appraisal"),
        ("services",),
    ),
    not_computed(
        "三(七)",
        "信用社区建设的重要内容",
        Text("创业培训与信用社区建设一并规划。", "Plan training as a part of credit communities."),
        Text(
            "无记录：信用社区只登记名称和认定日期。",
            "Not recorded: of a credit community name and date are known.",
        ),
    ),
    Duty(
        "三(七)",
        "小额贷款工作联动机制",
        Text(
            "培训、信用社区与小额贷款联动。", "Link training, credit communities and micro-loans."
        ),
        ("loan_access", "loan_days"),
        BOARD,
        ("loans", "credit_communities"),
    ),
    not_computed(
        "三(七)",
        "街道(社区)…宣传推介",
        Text(
            "依托街道（社区）平台宣传、建立信用、追踪服务。",
            "Use the offices of streets and communities to make training known and follow up.",
        ),
        Text(
            "无记录：街道（社区）平台的工作没有登记；诚信档案和跟踪联系另有指标。",
            "Not recorded: what these offices do; credit files and contacts have figures of their own.",
        ),
    ),
    not_computed(
        "三(七)",
        "在社区创业",
        Text("鼓励在社区创业、为社区服务。", "Start up in the community, and serve it."),
        Text(
            "无记录：企业只登记所在城市，不登记社区。",
            "Not recorded: of a business the city is known, not the community.",
        ),
    ),
    Duty(
        "三(七)",
        "反担保",
        Text("信用社区为学员贷款提供反担保。", "The communities stand guarantee for loans."),
        ("guarantee_waived",),
        BOARD,
        ("loans", "credit_communities"),
    ),
    Duty(
        "三(七)",
        "诚信教育",
        Text(
            "加强诚信教育；教育活动没有登记，以到期回收率间接看。",
            "Teach good faith in credit: seen by what is repaid, as the teaching is not recorded.",
        ),
        ("loan_recovery",),
        BOARD,
        ("loans", "repayments"),
    ),
    Duty(
        "三(七)",
        "信用社区…诚信档案",
        Text("建立创业者诚信档案。", "Open credit files of entrepreneurs."),
        ("credit_files",),
        BOARD,
        ("credit_files", "credit_communities"),
    ),
)
