"""Publications: for which meeting a snapshot was published, by whom, sealed, and what it restates."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

REFUSAL = "a published snapshot never changes"
PUBLISHED = "SELECT 1 FROM snapshots WHERE published_at IS NOT NULL AND number"
OLD, NEW = (f"EXISTS ({PUBLISHED} = {row}.snapshot_number)" for row in ("OLD", "NEW"))
GUARDED = {"INSERT": NEW, "UPDATE": f"{OLD} OR {NEW}", "DELETE": OLD}


def upgrade() -> None:
    """Adds the columns, empty, and the table with the triggers that guard what is published."""
    for name, kind in (
        ("last_change", sa.Integer()),
        ("meeting", sa.String(60)),
        ("published_by", sa.String(60)),
        ("compared_with", sa.Integer()),
        ("restated_hash", sa.String(64)),
        ("publication_hash", sa.String(64)),
        ("key_print", sa.String(16)),
        ("signature", sa.String(64)),
    ):
        op.add_column("snapshots", sa.Column(name, kind))
    snapshot = sa.ForeignKey("snapshots.number", name="fk_restatements_snapshot_number")
    op.create_table(
        "restatements",
        sa.Column("snapshot_number", sa.Integer, snapshot, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("city_code", sa.String(6), nullable=False),
        sa.Column("indicator", sa.String(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        *(
            sa.Column(name, sa.Float)
            for name in ("value_before", "value_after", "n_before", "n_after")
        ),
        sa.Column("causes", sa.String(4000), nullable=False),
    )
    connection = op.get_bind()
    guards = postgresql_guards if connection.dialect.name == "postgresql" else sqlite_guards
    for statement in guards():
        connection.exec_driver_sql(statement)


def sqlite_guards() -> list[str]:
    """One trigger for each action; an INSERT is asked too, as REPLACE would change a row."""
    return [
        f"CREATE TRIGGER restatements_published_{action.lower()} BEFORE {action} ON restatements "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for action, condition in GUARDED.items()
    ]


def postgresql_guards() -> list[str]:
    """The same by functions; TRUNCATE is refused by the one that guards the snapshots."""
    statements = []
    for action, condition in GUARDED.items():
        name = f"restatements_published_{action.lower()}"
        row = "OLD" if action == "DELETE" else "NEW"
        statements += [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{REFUSAL}'; END IF; RETURN {row}; END $$",
            f"CREATE TRIGGER {name} BEFORE {action} ON restatements "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return [
        *statements,
        "CREATE TRIGGER restatements_published_truncate BEFORE TRUNCATE ON restatements "
        "FOR EACH STATEMENT EXECUTE FUNCTION published_truncate()",
    ]
