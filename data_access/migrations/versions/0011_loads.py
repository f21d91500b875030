"""Loads of a folder, with what is needed to take each of them back."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Adds the two tables, empty."""
    op.create_table(
        "loads",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("folder", sa.String(200), nullable=False),
        sa.Column("replaced", sa.Boolean, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("last_batch", sa.Integer, nullable=False),
        sa.Column("loaded_at", sa.DateTime, nullable=False),
        sa.Column("loaded_by", sa.String(60), nullable=False),
        sa.Column("undone_at", sa.DateTime),
        sa.Column("undone_by", sa.String(60)),
    )
    op.create_table(
        "load_parts",
        sa.Column(
            "load_number",
            sa.Integer,
            sa.ForeignKey("loads.number", name="fk_load_parts_load_number"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("record_table", sa.String(40), primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
