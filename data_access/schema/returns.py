"""Returns of offices: the files brought in, their rows, the numbers they got, and which forms a city keeps."""

from sqlalchemy import Boolean, Date, DateTime, Integer, SmallInteger, String

from data_access.schema.columns import column, table

batches = table(
    "batches",
    "报送 (一个文件一次导入; 可撤销, 不可修改)",
    "Batches: one file brought in once; a batch can be undone, never changed",
    column("number", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", index=True),
    column("form", String(20), "表种", "form"),
    column("month_end", Date, "报表月份的最后一天", "last day of the month reported"),
    column("file_name", String(200), "文件名", "name of the file"),
    column("file_digest", String(64), "文件摘要 (SHA-256)", "SHA-256 of the file", index=True),
    column("received_at", DateTime, "导入时间 (UTC)", "received at, UTC"),
    column("received_by", String(60), "导入人", "received by"),
    column("rows_read", Integer, "读出行数", "rows read"),
    column("accepted", Integer, "采用行数", "rows accepted"),
    column("rejected", Integer, "待改行数", "rows rejected"),
    column("repeated", Integer, "与已有相同行数", "rows that say nothing new"),
    column("receipt", String(64), "回执号", "receipt"),
    column("undone_at", DateTime, "撤销时间 (UTC)", "undone at, UTC", optional=True),
    column("undone_by", String(60), "撤销人", "undone by", optional=True),
    column(
        "correction",
        SmallInteger,
        "所属更正, 空为原报",
        "correction that it belongs to; empty: the first return",
        optional=True,
    ),
    loaded=False,
)

returned_rows = table(
    "returned_rows",
    "报送内容: 每行一条记录, 以自然键识别, 不含直接身份信息",
    "What was returned: one record a row, known by its natural key, without direct identifiers",
    column("batch_number", Integer, "报送", "batch", key=True, to="batches.number"),
    column("place", Integer, "序号", "place in the batch", key=True),
    column("city_code", String(6), "城市", "city", index=True),
    column("record_table", String(24), "记录表", "table of records"),
    column("row_key", String(64), "自然键散列", "hash of the natural key", index=True),
    column("content", String(4000), "内容 (JSON)", "columns and values, JSON"),
    column("withdrawn", Boolean, "是否申报删除", "declared as deleted"),
    loaded=False,
)

head_words = table(
    "head_words",
    "各市确认的列名与字段对应关系 (只增不改, 以最后一次为准)",
    "Heads of columns that a city confirmed for a field; append-only, the last word counts",
    column("number", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", index=True),
    column("form", String(20), "表种", "form"),
    column("head", String(40), "列名", "head of the column"),
    column("field", String(40), "字段代码, 空为取消", "field, empty: taken back", optional=True),
    column("changed_at", DateTime, "确认时间 (UTC)", "confirmed at, UTC"),
    column("changed_by", String(60), "确认人", "confirmed by"),
    loaded=False,
)

record_numbers = table(
    "record_numbers",
    "自然键对应的记录编号 (一经分配不再改变)",
    "The number of each natural key; once given it never changes",
    column("record_table", String(24), "记录表", "table of records", key=True),
    column("row_key", String(64), "自然键散列", "hash of the natural key", key=True),
    column("id", Integer, "编号", "number"),
    loaded=False,
)

kept_forms = table(
    "kept_forms",
    "城市建立的台账 (由城市声明; 声明不报送的, 不算迟报或缺报)",
    "Which forms a city keeps, as it declares; what it does not keep is neither late nor missing",
    column("city_code", String(6), "城市", "city", key=True),
    column("form", String(20), "表种", "form", key=True),
    column("since", Date, "自何日起", "from this day on", key=True),
    column("is_kept", Boolean, "是否建立", "whether the city keeps it"),
    loaded=False,
)
