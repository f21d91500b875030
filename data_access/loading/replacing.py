"""What a replacement would end: tables left without a row, and real records under made-up ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from data_access.loading.inserting import empty
from data_access.schema.reference import settings, targets
from data_access.schema.returns import batches
from data_access.wording import Sentence
from data_access.yearly_targets import OURS

FACTS = settings.name  # says of the records whose they are; it goes and comes with them
MARK = ("records", "demo")
RETURNS = batches.name  # whose records go with the tables that are emptied


@dataclass(frozen=True)
class Replaced:
    """What stood in the emptied tables: rows of each, and whether the records were an office's."""

    rows: Mapping[str, int]
    real: bool

    def endings(self, connection: Connection, loaded: Mapping[str, int]) -> dict[str, int]:
        """The rows that end without others in their place, by table, given the rows `loaded`.

        The entry `settings` stands for all real records, should made-up ones take their place.
        """
        ended = {name: rows for name, rows in self.rows.items() if rows and not loaded.get(name)}
        if self.real and loaded.get(FACTS) and made_up(connection):
            ended[FACTS] = sum(self.rows.values())
        return ended


def take_out(connection: Connection, tables: list[Table]) -> Replaced:
    """Empties the tables and says what stood in them; the targets adopted here end in no case."""
    rows = {table.name: _rows(connection, table) for table in tables if table.name != settings.name}
    if tables:
        rows[RETURNS] = _standing_batches(connection)
    real = not made_up(connection)
    if tables:
        empty(connection, tables)
    return Replaced(rows, real and any(rows.values()))


def ending(table: str, rows: int) -> Sentence:
    """What is said of one entry of `Replaced.endings`."""
    if table == FACTS:
        return Sentence(
            f"文件夹中是演示数据, 将取代数据库中的 {rows:,} 行正式数据",
            f"made-up records would take the place of {rows:,} rows that are not made up",
        )
    if table == RETURNS:
        return Sentence(
            f"数据库中有 {rows:,} 次有效报送, 其记录将全部清除",
            f"{rows:,} returns are in force, whose records would all end",
        )
    return Sentence(
        f"没有可替换的数据, 数据库中此表的 {rows:,} 行将全部清除",
        f"nothing takes the place of the {rows:,} rows in the database, which would all end",
    )


def _rows(connection: Connection, table: Table) -> int:
    query = select(func.count()).select_from(table)
    if table is targets:
        query = query.where(targets.c.id < OURS)
    return connection.scalar(query) or 0


def _standing_batches(connection: Connection) -> int:
    query = select(func.count()).select_from(batches).where(batches.c.undone_at.is_(None))
    return connection.scalar(query) or 0


def made_up(connection: Connection) -> bool:
    """Whether the records are a demonstration's."""
    name, value = MARK
    return connection.scalar(select(settings.c.value).where(settings.c.name == name)) == value
