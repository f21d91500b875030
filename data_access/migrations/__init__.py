"""The versions of the schema: which one a database has, and the way from there to ours."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from data_access.wording import Worded

FOLDER = Path(__file__).resolve().parent
VERSIONS = tuple(sorted(path.name.split("_")[0] for path in FOLDER.glob("versions/[0-9]*.py")))
NEWEST = VERSIONS[-1]
ONE_AT_A_TIME = 20071001  # any number, the same in every process: PostgreSQL locks it


class SchemaUnknown(Worded):
    """The database was brought to a version that this program does not know."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"数据库的表结构为第 {version} 版，本程序只识别到第 {NEWEST} 版；"
            "请安装新版程序，或恢复升级前的备份。",
            f"The database has schema version {version}; this program knows versions up to {NEWEST}. "
            "Install the newer program, or restore the backup made before the update.",
        )


def schema_version(engine: Engine) -> str | None:
    """The version written in the database, None for an empty one."""
    with engine.connect() as connection:
        return _version(connection)


def upgrade(
    engine: Engine, writing: Callable[[Engine], AbstractContextManager[Connection]]
) -> None:
    """Brings the database to the newest version in one transaction, whoever else tries too."""
    if _require_known(schema_version(engine)) == NEWEST:
        return
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        if _require_known(_version(connection)) != NEWEST:
            run_migrations(connection)


def run_migrations(connection: Connection, to: str = "head") -> None:
    """Runs the migrations within the transaction of this connection."""
    from alembic import command  # imported late: most starts find nothing to do
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _require_known(version: str | None) -> str | None:
    if version is not None and version not in VERSIONS:
        raise SchemaUnknown(version)
    return version


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)
