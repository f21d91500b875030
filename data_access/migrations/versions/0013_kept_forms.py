"""Which forms a city keeps: its own declarations, each since a day."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Adds the table, empty: nobody has declared anything yet."""
    op.create_table(
        "kept_forms",
        sa.Column("city_code", sa.String(6), primary_key=True),
        sa.Column("form", sa.String(20), primary_key=True),
        sa.Column("since", sa.Date, primary_key=True),
        sa.Column("is_kept", sa.Boolean, nullable=False),
    )
