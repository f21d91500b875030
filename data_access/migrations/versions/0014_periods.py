"""Periods of returns: the steps of a city's month, the forms of a batch, and its correction."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

REFUSAL = "what was saved here never changes; a change is a new version"
# An INSERT is asked too, as REPLACE would take the place of a row that stands.
SAME = "city_code = NEW.city_code AND month_end = NEW.month_end AND place = NEW.place"


def upgrade() -> None:
    """Adds both tables and the column, then the triggers that keep steps as they are."""
    op.create_table(
        "period_steps",
        sa.Column("city_code", sa.String(6), primary_key=True),
        sa.Column("month_end", sa.Date, primary_key=True),
        sa.Column("place", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("correction", sa.SmallInteger, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.String(60), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("batch_number", sa.Integer, batch("period_steps")),
    )
    op.create_table(
        "batch_forms",
        sa.Column(
            "batch_number", sa.Integer, batch("batch_forms"), primary_key=True, autoincrement=False
        ),
        sa.Column("form", sa.String(20), primary_key=True),
    )
    op.add_column("batches", sa.Column("correction", sa.SmallInteger))
    op.execute(
        "INSERT INTO batch_forms SELECT number, form FROM batches "
        "WHERE form <> 'workbook' AND accepted + repeated > 0"
    )
    connection = op.get_bind()
    guards = postgresql_guards if connection.dialect.name == "postgresql" else sqlite_guards
    for statement in guards():
        connection.exec_driver_sql(statement)


def batch(table: str) -> sa.ForeignKey:
    """The reference to a batch."""
    return sa.ForeignKey("batches.number", name=f"fk_{table}_batch_number")


def sqlite_guards() -> list[str]:
    """One trigger for each action that would change a step."""
    taken = f"WHEN EXISTS (SELECT 1 FROM period_steps WHERE {SAME}) "  # noqa: S608 - our own words
    return [
        f"CREATE TRIGGER period_steps_kept_{action.lower()} BEFORE {action} ON period_steps "
        f"{taken if action == 'INSERT' else ''}"
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for action in ("INSERT", "UPDATE", "DELETE")
    ]


def postgresql_guards() -> list[str]:
    """The same by the function that guards plans; there TRUNCATE is refused too."""
    return [
        f"CREATE TRIGGER period_steps_kept_{action.lower()} BEFORE {action} ON period_steps "
        f"FOR EACH {'STATEMENT' if action == 'TRUNCATE' else 'ROW'} "
        "EXECUTE FUNCTION kept_as_saved()"
        for action in ("UPDATE", "DELETE", "TRUNCATE")
    ]
