"""Keyed hashes of the telephone and the address of a business, where an office brings them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds both columns, empty."""
    for name in ("contact_hash", "address_hash"):
        op.add_column("businesses", sa.Column(name, sa.String(64)))
