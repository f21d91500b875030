"""Periods of returns: every step of a city's month, and which forms came with a batch."""

from sqlalchemy import Date, DateTime, Integer, SmallInteger, String

from data_access.schema.columns import column, table

STATES = ("open", "submitted", "sent_back", "accepted", "locked", "correcting")

period_steps = table(
    "period_steps",
    "月报状态 (每次变更一行, 只增不改; 最后一行为现状)",
    "States of a city's month, one row a step, append-only; the last one is what it is now",
    column("city_code", String(6), "城市", "city", key=True),
    column("month_end", Date, "报表月份的最后一天", "last day of the month reported", key=True),
    column("place", SmallInteger, "第几次变更", "which step", key=True, least=1),
    column("state", String(10), "变更后的状态", "state after the step", one_of=STATES),
    column("correction", SmallInteger, "第几次更正, 0 为原报", "correction, 0: the first return"),
    column("made_at", DateTime, "时间 (UTC)", "when, UTC"),
    column("made_by", String(60), "操作人", "who"),
    column("reason", String(400), "理由", "reason"),
    column(
        "batch_number",
        Integer,
        "引起变更的报送",
        "the batch that brought the step about",
        to="batches.number",
        optional=True,
    ),
    loaded=False,
)

batch_forms = table(
    "batch_forms",
    "一次报送含有哪些表种",
    "The forms that a batch brought rows of",
    column("batch_number", Integer, "报送", "batch", key=True, to="batches.number"),
    column("form", String(20), "表种", "form", key=True),
    loaded=False,
)
