"""Plans of the appraisal and the log of changes; what stands in either never changes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

REFUSAL = "what was saved here never changes; a change is a new version"
# An INSERT is asked too, as REPLACE would take the place of a row that stands.
TABLES = {
    "appraisal_plans": "year = NEW.year AND version = NEW.version AND component = NEW.component",
    "changes": "number = NEW.number",
}


def upgrade() -> None:
    """Makes both tables, then the triggers that keep their rows as they are."""
    op.create_table(
        "appraisal_plans",
        sa.Column("year", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("version", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("component", sa.String(40), nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("floor", sa.Float, nullable=False),
        sa.Column("target", sa.Float),
        sa.Column("set_on", sa.Date, nullable=False),
        sa.Column("set_by", sa.String(60), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.PrimaryKeyConstraint("year", "version", "component", name="pk_appraisal_plans"),
    )
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("changed_by", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("content_before", sa.String(2000), nullable=False),
        sa.Column("content_after", sa.String(2000), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
    )
    connection = op.get_bind()
    guards = postgresql_guards if connection.dialect.name == "postgresql" else sqlite_guards
    for statement in guards():
        connection.exec_driver_sql(statement)


def sqlite_guards() -> list[str]:
    """One trigger for each table and action that would change a row."""
    statements = []
    for name, same in TABLES.items():
        taken = f"WHEN EXISTS (SELECT 1 FROM {name} WHERE {same}) "  # noqa: S608 - our own words
        statements += [
            f"CREATE TRIGGER {name}_kept_{action.lower()} BEFORE {action} ON {name} "
            f"{taken if action == 'INSERT' else ''}"
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            for action in ("INSERT", "UPDATE", "DELETE")
        ]
    return statements


def postgresql_guards() -> list[str]:
    """The same by one function; there an INSERT cannot replace, and TRUNCATE is refused too."""
    return [
        "CREATE FUNCTION kept_as_saved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSAL}'; END $$",
        *(
            f"CREATE TRIGGER {name}_kept_{action.lower()} BEFORE {action} ON {name} "
            f"FOR EACH {'STATEMENT' if action == 'TRUNCATE' else 'ROW'} "
            "EXECUTE FUNCTION kept_as_saved()"
            for name in TABLES
            for action in ("UPDATE", "DELETE", "TRUNCATE")
        ),
    ]
