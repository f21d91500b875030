"""Heads of columns that a city confirmed for a field of a form."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Adds the table, empty."""
    op.create_table(
        "head_words",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False, primary_key=True),
        sa.Column("city_code", sa.String(6), nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("head", sa.String(40), nullable=False),
        sa.Column("field", sa.String(40)),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("changed_by", sa.String(60), nullable=False),
    )
    op.create_index("ix_head_words_city_code", "head_words", ["city_code"])
