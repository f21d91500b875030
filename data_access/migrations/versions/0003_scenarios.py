"""Scenarios of the what-if; one that was saved never changes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

REFUSAL = "what was saved here never changes; a change is a new version"
# An INSERT is asked too, as REPLACE would take the place of a row that stands.
SAME = "id = NEW.id OR (name = NEW.name AND version = NEW.version)"


def upgrade() -> None:
    """Makes the table, then the triggers that keep its rows as they are."""
    op.create_table(
        "scenarios",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("version", sa.SmallInteger, nullable=False),
        sa.Column("author", sa.String(60), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("snapshot_number", sa.Integer, nullable=False),
        sa.Column("content", sa.String(40_000), nullable=False),
        sa.Column("saved_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scenarios"),
        sa.UniqueConstraint("name", "version", name="uq_scenarios_name_version"),
    )
    connection = op.get_bind()
    guards = postgresql_guards if connection.dialect.name == "postgresql" else sqlite_guards
    for statement in guards():
        connection.exec_driver_sql(statement)


def sqlite_guards() -> list[str]:
    """One trigger for each action that would change a row."""
    taken = f"WHEN EXISTS (SELECT 1 FROM scenarios WHERE {SAME}) "  # noqa: S608 - our own words
    return [
        f"CREATE TRIGGER scenarios_kept_{action.lower()} BEFORE {action} ON scenarios "
        f"{taken if action == 'INSERT' else ''}"
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for action in ("INSERT", "UPDATE", "DELETE")
    ]


def postgresql_guards() -> list[str]:
    """The same by the function that guards plans; there TRUNCATE is refused too."""
    return [
        f"CREATE TRIGGER scenarios_kept_{action.lower()} BEFORE {action} ON scenarios "
        f"FOR EACH {'STATEMENT' if action == 'TRUNCATE' else 'ROW'} "
        "EXECUTE FUNCTION kept_as_saved()"
        for action in ("UPDATE", "DELETE", "TRUNCATE")
    ]
