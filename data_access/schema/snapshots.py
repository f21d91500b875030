"""Snapshot tables: every count of one month end, numbered and hashed; published ones never change."""

from sqlalchemy import Date, DateTime, Integer, LargeBinary, String

from data_access.schema.columns import column, table

snapshots = table(
    "snapshots",
    "快照",
    "Snapshots",
    column("number", Integer, "快照编号", "number", key=True),
    column("as_of", Date, "截止日期 (月末)", "as-of date, a month end"),
    column("content_hash", String(64), "内容散列", "content hash"),
    column("definitions", String(20), "口径版本", "definitions version"),
    column("built_at", DateTime, "生成时间 (UTC)", "built at, UTC"),
    column("published_at", DateTime, "发布时间 (UTC)", "published at, UTC", optional=True),
    loaded=False,
)

snapshot_counts = table(
    "snapshot_counts",
    "快照计数 (每张计数表一行, 列式压缩)",
    "Counts of a snapshot, one row per count table, columns packed",
    column("snapshot_number", Integer, "快照编号", "snapshot", key=True, to="snapshots.number"),
    column("name", String(40), "计数表", "count table", key=True),
    column("rows", Integer, "行数", "rows"),
    column("content_hash", String(64), "内容散列", "content hash"),
    column("body", LargeBinary, "内容", "content"),
    loaded=False,
)
