"""The migrations make exactly the declared tables, and published snapshots never change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Row, Table, inspect, select, text
from sqlalchemy.exc import DBAPIError

from data_access.engine import open_database, schema_version, writing
from data_access.migrations import FOLDER, NEWEST, VERSIONS
from data_access.schema import metadata
from data_access.schema.snapshots import snapshot_counts, snapshots

NOW = datetime(2010, 7, 1, tzinfo=UTC).replace(tzinfo=None)
Link = tuple[list[str], str | None, list[str]]
REFUSED = "a published snapshot never changes"


def test_the_migrations_make_exactly_the_declared_tables(empty_url: str) -> None:
    engine = open_database(empty_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, metadata)
        links = {
            table: sorted(
                (key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in inspect(connection).get_foreign_keys(table)
            )
            for table in metadata.tables
        }
    engine.dispose()
    assert differences == []
    assert links == {name: _links(table) for name, table in metadata.tables.items()}


def _links(table: Table) -> list[Link]:
    return sorted(
        ([link.parent.name], link.column.table.name, [link.column.name])
        for link in table.foreign_keys
    )


def test_the_versions_known_without_alembic_are_those_of_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == NEWEST
    assert sorted(script.revision for script in scripts.walk_revisions()) == list(VERSIONS)


def test_a_migration_that_fails_leaves_nothing(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (id INTEGER)"))
        raise LookupError

    monkeypatch.setattr("data_access.migrations.run_migrations", fail)
    with pytest.raises(LookupError):
        open_database(empty_url)
    monkeypatch.undo()
    engine = open_database(empty_url)
    assert schema_version(engine) == NEWEST
    assert not inspect(engine).has_table("half")
    engine.dispose()


@pytest.fixture
def published(database: Engine) -> Engine:
    """A database with a published snapshot 1 and a draft 2, one count table each."""
    rows = [
        {
            "number": number,
            "as_of": date(2010, 6, 30),
            "content_hash": "a",
            "definitions": "1",
            "built_at": NOW,
        }
        for number in (1, 2)
    ]
    counts = [
        {"snapshot_number": number, "name": "t", "rows": 1, "content_hash": "a", "body": b"x"}
        for number in (1, 2)
    ]
    with writing(database) as connection:
        connection.execute(snapshots.insert(), rows)
        connection.execute(snapshot_counts.insert(), counts)
    with writing(database) as connection:
        publish = snapshots.update().where(snapshots.c.number == 1)
        connection.execute(publish.values(published_at=NOW))
    return database


CHANGES = {
    "change": "UPDATE snapshots SET content_hash = 'b' WHERE number = {}",
    "withdraw": "UPDATE snapshots SET published_at = NULL WHERE number = {}",
    "renumber": "UPDATE snapshots SET number = number + 10 WHERE number = {}",
    "change counts": "UPDATE snapshot_counts SET body = body WHERE snapshot_number = {}",
    "add counts": "INSERT INTO snapshot_counts SELECT {}, 'u', 1, 'a', body FROM snapshot_counts"
    " WHERE snapshot_number = 2",
    "remove counts": "DELETE FROM snapshot_counts WHERE snapshot_number = {}",
}
ONLY_PUBLISHED = {
    "remove": "DELETE FROM snapshots WHERE number = {}",
    "move counts": "UPDATE snapshot_counts SET snapshot_number = {}, name = 'v'"
    " WHERE snapshot_number = 2",
}


@pytest.mark.parametrize("name", [*CHANGES, *ONLY_PUBLISHED])
def test_a_published_snapshot_refuses(name: str, published: Engine) -> None:
    before = _content(published)
    statement = (CHANGES | ONLY_PUBLISHED)[name].format(1)
    with pytest.raises(DBAPIError, match=REFUSED), writing(published) as connection:
        connection.execute(text(statement))
    assert _content(published) == before


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "renumber"])
def test_a_draft_allows(name: str, published: Engine) -> None:
    with writing(published) as connection:
        connection.execute(text(CHANGES[name].format(2)))


def test_a_draft_is_removed_with_its_counts(published: Engine) -> None:
    with writing(published) as connection:
        connection.execute(snapshot_counts.delete().where(snapshot_counts.c.snapshot_number == 2))
        connection.execute(snapshots.delete().where(snapshots.c.number == 2))
    assert [row.number for row in _content(published)[0]] == [1]


def test_no_other_way_round_the_guards(published: Engine) -> None:
    """REPLACE on SQLite removes a row, TRUNCATE on PostgreSQL all of them."""
    ways = {
        "sqlite": "REPLACE INTO snapshots (number, as_of, content_hash, definitions, built_at)"
        " SELECT 1, as_of, 'b', definitions, built_at FROM snapshots WHERE number = 2",
        "postgresql": "TRUNCATE snapshots CASCADE",
    }
    with pytest.raises(DBAPIError, match=REFUSED), writing(published) as connection:
        connection.execute(text(ways[published.dialect.name]))


def _content(engine: Engine) -> tuple[Sequence[Row[Any]], Sequence[Row[Any]]]:
    with engine.connect() as connection:
        return (
            connection.execute(select(snapshots).order_by(snapshots.c.number)).all(),
            connection.execute(select(snapshot_counts)).all(),
        )
