"""Who took over a city that left: the code of another city, empty for the others."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the column, empty."""
    op.add_column("cities", sa.Column("successor", sa.String(6)))
