"""The monthly summary of a city that keeps no records of persons: counts alone."""

from sqlalchemy import Date, Integer, String, UniqueConstraint

from data_access.schema.columns import column, table

monthly_summaries = table(
    "monthly_summaries",
    "汇总月报 (没有个人记录的城市按月报送的数字, 空为未报)",
    "Monthly summaries of cities that keep no records of persons; empty: not told",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("month_end", Date, "报表月份的最后一天", "last day of the month reported"),
    *(
        column(name, Integer, zh, en, optional=True, least=0)
        for name, zh, en in (
            (
                "trained",
                "本月首次结业人数 (SYB, 同一人一年计一次)",
                "persons at their first SYB completion of the year, in the month",
            ),
            (
                "attended",
                "两个月前结束的创业培训班到课人数",
                "who attended start-up courses that ended two months before",
            ),
            ("passed", "其中考核或补考合格人数", "of these, who passed the assessment or resit"),
            (
                "served",
                "本月起算满半年的服务完成人数",
                "served persons whose half year ended in the month",
            ),
            ("served_opened", "其中半年内首次开业人数", "of these, who opened within it"),
            (
                "half_opened",
                "本月开业满半年的企业数 (含已关闭)",
                "businesses, closed ones too, opened six months before",
            ),
            ("half_operating", "其中满半年未关闭企业数", "of these, not closed at six months"),
            ("half_visited", "其中满半年时已回访企业数", "of the latter, visited at six months"),
            ("half_jobs", "已回访企业从业人数 (不含创业者)", "workers there, without founders"),
            (
                "year_opened",
                "本月开业满一年的企业数 (含已关闭)",
                "businesses, closed ones too, opened twelve months before",
            ),
            ("year_operating", "其中满一年仍在经营企业数", "of these, operating after the year"),
            ("year_suspended", "其中满一年时歇业企业数", "of these, suspended after the year"),
            ("year_closed", "其中一年内关闭企业数", "of these, closed within the year"),
            ("year_lost", "其中一年内失访企业数", "of these, lost sight of within the year"),
        )
    ),
    UniqueConstraint("city_code", "month_end"),
)
FIGURES = tuple(monthly_summaries.c.keys()[3:])
"""The columns that hold numbers."""
