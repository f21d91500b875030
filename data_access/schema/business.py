"""Business records: businesses and founders, visits, loans, incubators, relief of taxes and fees."""

from sqlalchemy import Boolean, Date, Integer, SmallInteger, String

from data_access.schema.columns import column, later_column, table

BUSINESS_KINDS = (
    "retail",
    "catering",
    "services",
    "crafts",
    "farming",
    "technology",
    "transport",
    "other",
)
EXITS = ("closed", "transferred", "merged")
VISIT_STATUSES = ("operating", "suspended", "closed")
RELIEFS = ("tax", "fee")
LEGAL_FORMS = ("self_employed", "sole_owner", "partnership", "company", "cooperative")
FORMER_SITES = ("park", "idle_site", "market", "new")

businesses = table(
    "businesses",
    "创业企业 (含个体工商户)",
    "Businesses, the self-employed included",
    column("id", Integer, "编号", "number", key=True),
    column("lead_person_id", Integer, "牵头创业者", "lead founder", to="persons.id", index=True),
    column(
        "city_code", String(6), "登记城市", "city of registration", to="cities.code", index=True
    ),
    column("kind", String(12), "行业", "kind of business", one_of=BUSINESS_KINDS),
    column("opened_on", Date, "开业日期", "began operating on"),
    column("closed_on", Date, "退出日期", "left on", optional=True),
    column("exit_kind", String(12), "退出方式", "how it left", one_of=EXITS, optional=True),
    column("recorded_on", Date, "录入日期", "recorded on", optional=True),
    later_column(
        "contact_hash",
        String(64),
        "联系电话的密钥散列值 (无电话留空, 不得对空号码取值)",
        "keyed hash of the telephone number; empty, never a hash of nothing, where there is none",
    ),
    later_column(
        "address_hash",
        String(64),
        "经营地址的密钥散列值 (无地址留空, 不得对空地址取值)",
        "keyed hash of the address; empty, never a hash of nothing, where there is none",
    ),
    later_column("legal_form", String(16), "组织形式", "legal form", one_of=LEGAL_FORMS),
    later_column(
        "in_community", Boolean, "是否在社区经营", "whether run in a residential community"
    ),
    later_column(
        "serves_community", Boolean, "是否为社区居民服务", "whether it serves the residents"
    ),
)

founders = table(
    "founders",
    "创业者与企业 (牵头人亦在内)",
    "Founders of businesses, the lead founder included",
    column("business_id", Integer, "企业", "business", key=True, to="businesses.id"),
    column("person_id", Integer, "人员", "person", key=True, to="persons.id", index=True),
)

visits = table(
    "visits",
    "跟踪走访",
    "Follow-up visits",
    column("id", Integer, "编号", "number", key=True),
    column("business_id", Integer, "企业", "business", to="businesses.id", index=True),
    column("visited_on", Date, "走访日期", "visited on"),
    column("verified", Boolean, "是否核实", "verified contact"),
    column("status", String(10), "状态", "status", one_of=VISIT_STATUSES),
    column(
        "workers",
        SmallInteger,
        "带动就业人数 (不含创业者)",
        "workers other than founders",
        optional=True,
        least=0,
        most=5000,
    ),
    later_column(
        "laid_off_workers",
        SmallInteger,
        "其中下岗失业人员数",
        "of them laid-off workers",
        least=0,
        most=5000,
    ),
)

credit_communities = table(
    "credit_communities",
    "信用社区",
    "Credit communities",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("name", String(80), "名称", "name"),
    column("recognised_on", Date, "认定日期", "recognised on"),
    later_column(
        "plans_training",
        Boolean,
        "创业培训是否列入信用社区建设规划",
        "whether its plan names start-up training",
    ),
)

credit_files = table(
    "credit_files",
    "创业者诚信档案",
    "Credit files of entrepreneurs",
    column("id", Integer, "编号", "number", key=True),
    column("person_id", Integer, "人员", "person", to="persons.id", index=True),
    column(
        "community_id",
        Integer,
        "信用社区",
        "credit community",
        to="credit_communities.id",
        index=True,
    ),
    column("opened_on", Date, "建档日期", "opened on"),
)

loans = table(
    "loans",
    "小额担保贷款",
    "Micro-loans",
    column("id", Integer, "编号", "number", key=True),
    column("person_id", Integer, "人员", "person", to="persons.id", index=True),
    column(
        "community_id",
        Integer,
        "信用社区",
        "credit community",
        to="credit_communities.id",
        optional=True,
        index=True,
    ),
    column("applied_on", Date, "申请日期", "applied on"),
    column("paid_on", Date, "发放日期", "paid out on", optional=True),
    column("principal", Integer, "本金 (元)", "principal, yuan", least=0),
    column("counter_guarantee_waived", Boolean, "免反担保", "counter-guarantee waived"),
)

repayments = table(
    "repayments",
    "贷款到期与偿还",
    "Instalments that fall due, and their repayment",
    column("id", Integer, "编号", "number", key=True),
    column("loan_id", Integer, "贷款", "loan", to="loans.id", index=True),
    column("due_on", Date, "到期日期", "due on"),
    column("principal_due", Integer, "到期本金 (元)", "principal due, yuan", least=0),
    column("paid_on", Date, "偿还日期", "paid on", optional=True),
    column("principal_paid", Integer, "偿还本金 (元)", "principal paid, yuan", least=0),
)

incubators = table(
    "incubators",
    "创业孵化基地",
    "Incubators",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("name", String(80), "名称", "name"),
    column("opened_on", Date, "建成日期", "opened on"),
    column("places", SmallInteger, "可容纳企业数", "places", least=1),
    later_column("public_money", Integer, "政府投资 (元)", "public money, yuan", least=0),
    later_column("other_money", Integer, "其他投资 (元)", "other money, yuan", least=0),
    later_column(
        "former_site",
        String(10),
        "场所来源 (园区、闲置厂房场地、专业市场、新建)",
        "what the site was before",
        one_of=FORMER_SITES,
    ),
)

tenancies = table(
    "tenancies",
    "入驻孵化",
    "Tenancies in incubators",
    column("id", Integer, "编号", "number", key=True),
    column("incubator_id", Integer, "孵化基地", "incubator", to="incubators.id", index=True),
    column("business_id", Integer, "企业", "business", to="businesses.id", index=True),
    column("entered_on", Date, "入驻日期", "entered on"),
    column("left_on", Date, "离开日期", "left on", optional=True),
    column(
        "left_as",
        String(10),
        "离开方式",
        "left as",
        one_of=("graduate", "closed", "moved"),
        optional=True,
    ),
)

relief_cases = table(
    "relief_cases",
    "税费减免",
    "Relief of taxes and fees",
    column("id", Integer, "编号", "number", key=True),
    column("business_id", Integer, "企业", "business", to="businesses.id", index=True),
    column("kind", String(4), "类别", "kind", one_of=RELIEFS),
    column("eligible_on", Date, "符合条件日期", "eligible since"),
    column("granted_on", Date, "享受日期", "granted on", optional=True),
    column("amount", Integer, "金额 (元)", "amount, yuan", least=0),
    later_column(
        "for_hiring",
        Boolean,
        "是否因吸收下岗失业人员就业",
        "whether given for hiring laid-off workers",
    ),
)
