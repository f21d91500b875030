"""What an office cannot know need not be filled: the days of designation and entry, places, files, standard."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

DAY, YES_NO, SMALL = sa.Date(), sa.Boolean(), sa.SmallInteger()
COLUMNS: dict[str, dict[str, sa.types.TypeEngine[Any]]] = {
    "institutions": {"designated_on": DAY},
    "courses": {"syb_standard": YES_NO, "places": SMALL},
    "enrolments": {"file_complete": YES_NO, "recorded_on": DAY},
    "businesses": {"recorded_on": DAY},
}


def upgrade() -> None:
    """Lets the columns be empty; SQLite copies the tables for it."""
    for table, columns in COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            for name, kind in columns.items():
                batch.alter_column(name, existing_type=kind, nullable=True)
