"""Loads of a programmer's folder: each with what is needed to take it back."""

from sqlalchemy import Boolean, DateTime, Integer, LargeBinary, String

from data_access.schema.columns import column, table

loads = table(
    "loads",
    "装入 (一个文件夹一次; 可按相反次序撤销)",
    "Loads: one folder brought in once; they are undone in reverse order",
    column("number", Integer, "编号", "number", key=True),
    column("folder", String(200), "文件夹名", "name of the folder"),
    column("replaced", Boolean, "是否取代原有数据", "took the place of what was there"),
    column("rows", Integer, "装入行数", "rows loaded"),
    column("last_batch", Integer, "此前最后一次报送", "last batch before it"),
    column("loaded_at", DateTime, "装入时间 (UTC)", "loaded at, UTC"),
    column("loaded_by", String(60), "装入人", "loaded by"),
    column("undone_at", DateTime, "撤销时间 (UTC)", "undone at, UTC", optional=True),
    column("undone_by", String(60), "撤销人", "undone by", optional=True),
    loaded=False,
)

load_parts = table(
    "load_parts",
    "撤销装入所需的内容: 被取代的行, 或新增行的主键",
    "What undoing a load needs: the rows that it replaced, or the keys of those it added",
    column("load_number", Integer, "装入", "load", key=True, to="loads.number"),
    column("record_table", String(40), "表", "table", key=True),
    column("part", Integer, "序号", "place", key=True),
    column("rows", Integer, "行数", "rows"),
    column("content_hash", String(64), "内容散列 (SHA-256)", "SHA-256 of the content"),
    column("body", LargeBinary, "内容 (Parquet)", "content, Parquet"),
    loaded=False,
)
