"""The number that an institution gives its class, so that trainees can be returned under it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Adds the column, empty."""
    op.add_column("courses", sa.Column("class_number", sa.String(80)))
