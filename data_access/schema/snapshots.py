"""Snapshot tables: every count of one month end, numbered and hashed; published ones never change."""

from sqlalchemy import Date, DateTime, Float, Integer, LargeBinary, String

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
    column("last_change", Integer, "统计时变更记录的最后编号", "last log entry", optional=True),
    column("meeting", String(60), "发布所用会议名称", "meeting it is published for", optional=True),
    column("published_by", String(60), "发布人", "published by", optional=True),
    column("compared_with", Integer, "更正清单对照的快照", "compared with snapshot", optional=True),
    column("restated_hash", String(64), "更正清单散列", "hash of what is restated", optional=True),
    column("publication_hash", String(64), "发布散列", "hash of the publication", optional=True),
    column(
        "key_print", String(16), "签名密钥指纹", "fingerprint of the signing key", optional=True
    ),
    column("signature", String(64), "签名 (HMAC-SHA-256)", "signature", optional=True),
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

restatements = table(
    "restatements",
    "更正清单: 与上一期已发布快照相比有变化的数 (每期发布各存一份)",
    "What a published snapshot restates of the one published before it",
    column("snapshot_number", Integer, "快照编号", "snapshot", key=True, to="snapshots.number"),
    column("place", Integer, "序号", "place in the list", key=True),
    column("city_code", String(6), "城市", "city"),
    column("indicator", String(40), "指标代码", "figure's key"),
    column("period", String(7), "月份或年份", "month or year"),
    column("value_before", Float, "更正前", "value before", optional=True),
    column("value_after", Float, "更正后", "value after", optional=True),
    column("n_before", Float, "更正前分母", "denominator before", optional=True),
    column("n_after", Float, "更正后分母", "denominator after", optional=True),
    column("causes", String(4000), "原因 (报送编号等)", "causes, numbers of batches among them"),
    loaded=False,
)
