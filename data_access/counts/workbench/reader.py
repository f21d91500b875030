"""A process of its own that reads records for the workbench, as streams of Arrow batches.

It takes JSON lines: first [kind of database, address], then one query each, and answers every
query with one stream. It stands apart because the process that counts may hold SQLite files
open itself, and a second copy of SQLite in one process would drop the locks of the first; and
because two readers use two processors.
"""

import json
import sys

import pyarrow as pa
from adbc_driver_manager import AdbcConnection, AdbcDatabase, AdbcStatement

BATCH_ROWS = 65_536


def main() -> None:
    """Answers queries until there are no more."""
    kind, address = json.loads(sys.stdin.readline())
    with _open(kind, address) as database, AdbcConnection(database) as connection:
        for line in sys.stdin:
            with AdbcStatement(connection) as statement:
                if kind == "sqlite":
                    statement.set_options(**{"adbc.sqlite.query.batch_rows": str(BATCH_ROWS)})
                statement.set_sql_query(json.loads(line))
                _answer(statement)


def _answer(statement: AdbcStatement) -> None:
    stream, _ = statement.execute_query()
    rows = pa.RecordBatchReader.from_stream(stream)
    with pa.ipc.new_stream(sys.stdout.buffer, rows.schema) as answer:
        for batch in rows:
            answer.write_batch(batch)
    sys.stdout.buffer.flush()


def _open(kind: str, address: str) -> AdbcDatabase:
    """Not through the drivers' `dbapi`, which would load pandas and take half a second."""
    database: AdbcDatabase
    if kind == "sqlite":
        import adbc_driver_sqlite as sqlite

        database = sqlite.connect(address)
    else:
        import adbc_driver_postgresql as postgresql

        database = postgresql.connect(address)
    return database


if __name__ == "__main__":
    main()
