"""What a count of changes alone goes on from: the last snapshot of a date, and who changed since."""

from sqlalchemy import Date, Integer, LargeBinary, String

from data_access.schema.columns import column, table

touched_cities = table(
    "touched_cities",
    "记录有变动、须重新统计的城市 (只增不改; 装入全部数据时城市为空)",
    "Cities whose counts a change of records touched, append-only; after a load the city is empty",
    column("number", Integer, "变动编号", "number of the change", key=True),
    column("city_code", String(6), "城市", "city", key=True),
    loaded=False,
)

count_bases = table(
    "count_bases",
    "各截止日期最近一期快照所用的数据状态, 供只重新统计有变动的城市",
    "The state of the records in the last snapshot of each date, so that only what changed is counted",
    column("as_of", Date, "截止日期 (月末)", "as-of date, a month end", key=True),
    column("snapshot_number", Integer, "快照编号", "snapshot"),
    column("content_hash", String(64), "快照内容散列", "content hash of the snapshot"),
    column("last_change", Integer, "已统计到的变动编号", "the last change that it counted"),
    column("city_list", String(64), "城市名单散列", "hash of the list of cities"),
    column("bodies", String(64), "快照计数内容的散列", "hash of its counts as they are packed"),
    loaded=False,
)

count_parts = table(
    "count_parts",
    "全国曲线中各城市的计数 (列式压缩)",
    "The rows of a city behind the curves of the nation, columns packed",
    column("as_of", Date, "截止日期 (月末)", "as-of date, a month end", key=True),
    column("city", Integer, "城市", "city", key=True),
    column("name", String(40), "计数表", "count table", key=True),
    column("digest", String(64), "内容散列", "hash of the content"),
    column("body", LargeBinary, "内容", "content"),
    loaded=False,
)
