"""SQLAlchemy's statements in the words of the counting engine, DuckDB: its dates and divisions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ClauseElement
from sqlalchemy.dialects.postgresql.base import PGCompiler, PGDialect
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.elements import BinaryExpression
from sqlalchemy.types import Boolean, Date, Float, Integer, TypeEngine

TYPES: Sequence[tuple[type[TypeEngine[Any]], str]] = (
    (Date, "DATE"),
    (Boolean, "BOOLEAN"),
    (Integer, "BIGINT"),
    (Float, "DOUBLE"),
)


class _Compiler(PGCompiler):
    def visit_floordiv_binary(
        self,
        binary: BinaryExpression[Any],
        operator: Any,  # noqa: ARG002
        **options: Any,
    ) -> str:
        """Division of whole numbers; in this engine a single stroke gives a fraction."""
        left, right = (self.process(side, **options) for side in (binary.left, binary.right))
        return f"({left}) // ({right})"


class _Dialect(PGDialect):
    name = "duckdb"
    statement_compiler = _Compiler
    default_paramstyle = "named"
    supports_statement_cache = False


_maker: type[Dialect] = _Dialect  # whose own constructor has no types
DIALECT = _maker()


def sql(statement: ClauseElement) -> str:
    """The text of a statement, values written out."""
    return str(statement.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True}))


def type_name(kind: TypeEngine[Any]) -> str:
    """The engine's type for a column of records; words for everything that is no number or date."""
    return next((name for type_, name in TYPES if isinstance(kind, type_)), "VARCHAR")
