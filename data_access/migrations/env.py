"""Alembic reads this file: it migrates over the connection, and in the transaction, of the caller."""

from alembic import context

from data_access.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # true of SQLite too, as we begin its transactions ourselves
)
context.run_migrations()
