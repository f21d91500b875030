"""Monthly summaries: the counts of cities that keep no records of persons."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
FIGURES = (
    *("trained", "attended", "passed", "served", "served_opened"),
    *("half_opened", "half_operating", "half_visited", "half_jobs"),
    *("year_opened", "year_operating", "year_suspended", "year_closed", "year_lost"),
)


def upgrade() -> None:
    """Adds the table, empty."""
    op.create_table(
        "monthly_summaries",
        sa.Column("id", sa.Integer, autoincrement=False),
        sa.Column(
            "city_code",
            sa.String(6),
            sa.ForeignKey("cities.code", name="fk_monthly_summaries_city_code"),
            nullable=False,
        ),
        sa.Column("month_end", sa.Date, nullable=False),
        *(sa.Column(name, sa.Integer) for name in FIGURES),
        sa.PrimaryKeyConstraint("id", name="pk_monthly_summaries"),
        sa.UniqueConstraint(
            "city_code", "month_end", name="uq_monthly_summaries_city_code_month_end"
        ),
    )
    op.create_index("ix_monthly_summaries_city_code", "monthly_summaries", ["city_code"])
