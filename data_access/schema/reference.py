"""Reference tables: provinces, cities, yearly targets, settings of the data set, returns and nil returns."""

from sqlalchemy import Date, Float, Integer, SmallInteger, String, UniqueConstraint

from data_access.schema.columns import column, later_column, table

TIERS = ("municipality", "capital_or_subprovincial", "other")
REGIONS = ("east", "northeast", "central", "west")
# The tables that a city keeps, and of which it may declare that there is nothing.
KEPT_BY_CITIES = (
    *("institutions", "inspections", "teachers", "teacher_activities", "courses", "enrolments"),
    *("service_cases", "services", "experts", "projects", "project_recommendations"),
    *("events", "associations", "businesses", "founders", "visits"),
    *("loans", "repayments", "credit_communities", "credit_files"),
    *("incubators", "tenancies", "relief_cases", "organisations", "local_plans"),
)

provinces = table(
    "provinces",
    "省级行政区",
    "Provinces",
    column("code", String(6), "六位行政区划代码", "six-digit code", key=True),
    column("name_zh", String(40), "中文名称", "Chinese name"),
    column("name_en", String(60), "英文名称", "English name"),
    column("short_zh", String(10), "中文简称", "short Chinese name"),
    column("region", String(10), "地区", "region", one_of=REGIONS, optional=True),
    column("tile_row", SmallInteger, "格网图行号", "row in the tile grid", least=0),
    column("tile_column", SmallInteger, "格网图列号", "column in the tile grid", least=0),
)

cities = table(
    "cities",
    "重点联系城市",
    "Key cities",
    column("code", String(6), "六位行政区划代码", "six-digit code", key=True),
    column("name_zh", String(40), "中文名称", "Chinese name"),
    column("name_en", String(60), "英文名称", "English name"),
    column("province_code", String(6), "所属省份", "province", to="provinces.code"),
    column("tier", String(24), "城市类别", "tier", one_of=TIERS),
    column("latitude", Float, "纬度 (度)", "latitude, degrees", least=3, most=54),
    column("longitude", Float, "经度 (度)", "longitude, degrees", least=73, most=136),
    column("valid_from", Date, "列入名单日期", "in the programme since"),
    column("valid_to", Date, "移出名单日期", "in the programme until", optional=True),
    later_column(
        "successor",
        String(6),
        "承接城市 (移出后更名或并入)",
        "city that took over, where it was renamed or merged",
    ),
)

targets = table(
    "targets",
    "年度目标 (每次修改为新版本, 旧版本保留)",
    "Yearly targets; a change is a new version, the old one stays",
    column("id", Integer, "编号", "number", key=True),
    column("indicator", String(40), "指标代码", "indicator key"),
    column("year", SmallInteger, "年度", "year", least=2007, most=2100),
    column(
        "tier", String(24), "城市类别, 空为全部", "tier, empty: all", optional=True, one_of=TIERS
    ),
    column(
        "city_code",
        String(6),
        "城市, 空为全部",
        "city, empty: all",
        to="cities.code",
        optional=True,
    ),
    column("version", SmallInteger, "版本", "version", least=1),
    column("value", Float, "目标值", "target", least=0),
    column("set_on", Date, "设定日期", "set on"),
    column("set_by", String(60), "设定人", "set by"),
    column("reason", String(400), "理由", "reason"),
    UniqueConstraint("indicator", "year", "tier", "city_code", "version"),
)

settings = table(
    "settings",
    "数据集说明 (records=demo 表示演示数据; area_zh 和 area_en 为地区名称, 在页面上代替“全国”)",
    "Facts about the data set: records=demo for made-up records; area_zh and area_en name the "
    "programme's area where it is not the nation",
    column("name", String(40), "名称", "name", key=True),
    column("value", String(400), "值", "value"),
)

city_returns = table(
    "city_returns",
    "城市月报报送情况",
    "Which city reported which month",
    column("city_code", String(6), "城市", "city", key=True, to="cities.code"),
    column("month_end", Date, "报表月份的最后一天", "last day of the month reported", key=True),
    column("received_on", Date, "收到日期", "received on"),
)

nil_returns = table(
    "nil_returns",
    "零报告: 城市声明某类记录截至某月没有发生",
    "Nil returns: a city declares that up to a month there was nothing to record of a kind",
    column("city_code", String(6), "城市", "city", key=True, to="cities.code"),
    column(
        "record_table", String(24), "记录表", "table of records", key=True, one_of=KEPT_BY_CITIES
    ),
    column("month_end", Date, "截至月份的最后一天", "last day of the month declared", key=True),
)
