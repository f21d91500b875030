"""A process of its own that reads records for the workbench, as streams of Arrow batches.

It takes JSON lines: first [kind of database, address], then one query each, and answers every
query with one stream. It stands apart because the process that counts may hold SQLite files
open itself, and a second copy of SQLite in one process would drop the locks of the first; and
because two readers use two processors.
"""

import json
import sys
from typing import Any

import pyarrow as pa

BATCH_ROWS = 65_536


def main() -> None:
    """Answers queries until there are no more."""
    kind, address = json.loads(sys.stdin.readline())
    with _connect(kind, address) as connection, connection.cursor() as cursor:
        if kind == "sqlite":
            cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": BATCH_ROWS})
        for line in sys.stdin:
            cursor.execute(json.loads(line))
            rows = cursor.fetch_record_batch()
            with pa.ipc.new_stream(sys.stdout.buffer, rows.schema) as answer:
                for batch in rows:
                    answer.write_batch(batch)
            sys.stdout.buffer.flush()


def _connect(kind: str, address: str) -> Any:
    if kind == "sqlite":
        from adbc_driver_sqlite import dbapi as sqlite

        return sqlite.connect(address)
    from adbc_driver_postgresql import dbapi as postgresql

    return postgresql.connect(address)


if __name__ == "__main__":
    main()
