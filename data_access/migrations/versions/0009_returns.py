"""Returns of offices: batches that can be undone, what they brought, and the numbers given to it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

CITY = sa.String(6)


def number(name: str, primary_key: bool = False) -> sa.Column[int]:
    """A column of whole numbers that is never empty."""
    return sa.Column(name, sa.Integer, autoincrement=False, nullable=False, primary_key=primary_key)


def upgrade() -> None:
    """Adds the three tables, empty."""
    op.create_table(
        "batches",
        number("number", primary_key=True),
        sa.Column("city_code", CITY, nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("month_end", sa.Date, nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("file_digest", sa.String(64), nullable=False),
        sa.Column("received_at", sa.DateTime, nullable=False),
        sa.Column("received_by", sa.String(60), nullable=False),
        *map(number, ("rows_read", "accepted", "rejected", "repeated")),
        sa.Column("receipt", sa.String(64), nullable=False),
        sa.Column("undone_at", sa.DateTime),
        sa.Column("undone_by", sa.String(60)),
    )
    op.create_table(
        "returned_rows",
        sa.Column(
            "batch_number",
            sa.Integer,
            sa.ForeignKey("batches.number", name="fk_returned_rows_batch_number"),
            primary_key=True,
            autoincrement=False,
        ),
        number("place", primary_key=True),
        sa.Column("city_code", CITY, nullable=False),
        sa.Column("record_table", sa.String(24), nullable=False),
        sa.Column("row_key", sa.String(64), nullable=False),
        sa.Column("content", sa.String(4000), nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )
    op.create_table(
        "record_numbers",
        sa.Column("record_table", sa.String(24), primary_key=True),
        sa.Column("row_key", sa.String(64), primary_key=True),
        number("id"),
    )
    for table, column in (
        ("batches", "city_code"),
        ("batches", "file_digest"),
        ("returned_rows", "city_code"),
        ("returned_rows", "row_key"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
