"""What a count of changes alone goes on from, and indexes to find a city's records by."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

INDEXED = (
    ("businesses", "city_code"),
    ("project_recommendations", "business_id"),
    ("loans", "community_id"),
    ("credit_files", "community_id"),
)


def number(name: str, primary_key: bool = False) -> sa.Column[int]:
    """A column of whole numbers that is never empty."""
    return sa.Column(name, sa.Integer, autoincrement=False, nullable=False, primary_key=primary_key)


def digest(name: str) -> sa.Column[str]:
    """A column of SHA-256."""
    return sa.Column(name, sa.String(64), nullable=False)


def upgrade() -> None:
    """Adds the three tables, empty, and the indexes."""
    op.create_table(
        "touched_cities",
        number("number", primary_key=True),
        sa.Column("city_code", sa.String(6), primary_key=True),
    )
    op.create_table(
        "count_bases",
        sa.Column("as_of", sa.Date, primary_key=True),
        number("snapshot_number"),
        digest("content_hash"),
        number("last_change"),
        digest("city_list"),
        digest("bodies"),
    )
    op.create_table(
        "count_parts",
        sa.Column("as_of", sa.Date, primary_key=True),
        number("city", primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        digest("digest"),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    for table, column in INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])
