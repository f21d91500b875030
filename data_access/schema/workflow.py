"""Workflow tables: plans of the appraisal, saved scenarios, and the log of every change, append-only."""

from sqlalchemy import Date, DateTime, Float, Integer, SmallInteger, String, UniqueConstraint

from data_access.schema.columns import column, table

appraisal_plans = table(
    "appraisal_plans",
    "考核方案 (每次保存为新版本, 旧版本保留)",
    "Appraisal plans; each saving is a new version, the old ones stay",
    column("year", SmallInteger, "年度", "year", key=True, least=2007, most=2100),
    column("version", SmallInteger, "版本", "version", key=True, least=1),
    column("component", String(40), "指标代码", "figure's key", key=True),
    column("weight", Float, "权重 (分)", "weight, in points", least=0),
    column("floor", Float, "起分值 (得 0 分)", "floor, scored 0", least=0),
    column(
        "target",
        Float,
        "目标值 (得 100 分), 空为年度目标",
        "target, scored 100; empty: that of the year",
        optional=True,
        least=0,
    ),
    column("set_on", Date, "设定日期", "set on"),
    column("set_by", String(60), "设定人", "set by"),
    column("reason", String(400), "理由", "reason"),
    loaded=False,
)

scenarios = table(
    "scenarios",
    "测算方案 (同名再次保存为新版本, 旧版本保留)",
    "Scenarios of the what-if; saving a name again is a new version, the old ones stay",
    column("id", Integer, "编号", "number", key=True),
    column("name", String(60), "名称", "name"),
    column("version", SmallInteger, "同名方案的版本", "version under this name", least=1),
    column("author", String(60), "作者", "author"),
    column("reason", String(400), "理由", "reason"),
    column("snapshot_number", Integer, "测算所用快照编号", "snapshot it was worked out on"),
    column("content", String(40_000), "设定 (代码与数字)", "what is assumed, codes and numbers"),
    column("saved_at", DateTime, "保存时间 (UTC)", "saved at, UTC"),
    UniqueConstraint("name", "version"),
    loaded=False,
)

changes = table(
    "changes",
    "变更记录 (只增不改)",
    "Log of changes, append-only",
    column("number", Integer, "编号", "number", key=True),
    column("changed_at", DateTime, "时间 (UTC)", "when, UTC"),
    column("changed_by", String(60), "变更人", "who"),
    column("subject", String(80), "对象", "what"),
    column("content_before", String(2000), "变更前", "before"),
    column("content_after", String(2000), "变更后", "after"),
    column("reason", String(400), "理由", "reason"),
    loaded=False,
)
