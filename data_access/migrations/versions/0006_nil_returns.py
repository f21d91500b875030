"""Nil returns: a city declares that of a kind of record there was nothing up to a month."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds the table, empty."""
    city = sa.ForeignKey("cities.code", name="fk_nil_returns_city_code")
    op.create_table(
        "nil_returns",
        sa.Column("city_code", sa.String(6), city, primary_key=True),
        sa.Column("record_table", sa.String(24), primary_key=True),
        sa.Column("month_end", sa.Date, primary_key=True),
    )
