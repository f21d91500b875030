"""Brings the records that a snapshot counts from the shared database onto the workbench."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile
from threading import Event

import pyarrow as pa
from sqlalchemy import Column, Date, Engine, String, Table

from data_access.counts.workbench.bench import Workbench
from data_access.schema import (
    business,
    governance,
    reference,
    services,
    summaries,
    training,
    workflow,
)

ROOT = Path(__file__).resolve().parents[3]
READERS = 2
PATIENCE = 0.5  # seconds after which a second reader is worth its start
# Columns that no count reads; of persons only the year of birth is.
LEFT_OUT = {"identity_hash", "sex", "class_number"}
RECORDED = "recorded_on"
# The largest first, so that the readers end together.
TABLES = (
    *(business.visits, training.enrolments, services.services, business.businesses),
    *(services.service_cases, business.founders, business.repayments, business.relief_cases),
    *(training.persons, business.loans, business.credit_files, services.project_recommendations),
    *(business.tenancies, training.courses, training.institutions, training.inspections),
    *(training.teachers, training.teacher_activities, services.experts, services.projects),
    *(services.events, services.associations, business.incubators, business.credit_communities),
    *(governance.organisations, governance.local_plans, governance.departments),
    *(governance.officers, governance.responsibilities),
    *(reference.cities, reference.provinces, reference.targets, reference.city_returns),
    *(reference.nil_returns, reference.settings, workflow.appraisal_plans),
    summaries.monthly_summaries,
)


def bring_records(
    engine: Engine, bench: Workbench, as_of: date, tables: Sequence[Table] = TABLES
) -> Iterator[str]:
    """Copies every table, and yields its name when it is there.

    A record that was entered after the as-of date is not known yet, and stays away; one without
    the day of its entry is taken as known. The caller keeps others from writing records meanwhile. Raises RuntimeError with the reader's
    own words where the database cannot be read.
    """
    queue = _Queue(tables)
    with ThreadPoolExecutor(READERS) as threads:
        patience = (place * PATIENCE for place in range(READERS))
        readers = [
            threads.submit(_bring, engine, bench, as_of, queue, seconds) for seconds in patience
        ]
        try:
            for _ in tables:
                yield _next(queue.done, readers)
        finally:
            queue.finished.set()


class _Queue:
    """Tables that wait to be read, names of those that are there, and whether all are."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.waiting: SimpleQueue[Table] = SimpleQueue()
        self.done: SimpleQueue[str] = SimpleQueue()
        self.finished = Event()
        for table in tables:
            self.waiting.put(table)


def _next(done: SimpleQueue[str], readers: list[Future[None]]) -> str:
    """The next name; a reader's error as soon as there is one."""
    while True:
        try:
            return done.get(timeout=0.1)
        except Empty:
            for reader in readers:
                if reader.done():
                    reader.result()


def _bring(engine: Engine, bench: Workbench, as_of: date, queue: _Queue, patience: float) -> None:
    if queue.finished.wait(patience) or queue.waiting.empty():
        return
    with suppress(Empty), _Reader(engine) as reader:
        while not queue.finished.is_set():
            table = queue.waiting.get_nowait()
            names = [column.name for column in table.c if column.name not in LEFT_OUT]
            bench.take(table, names, reader.read(_query(engine, table, names, as_of)))
            queue.done.put(table.name)


class _Reader:
    """A process that answers queries, from entering to leaving."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> "_Reader":
        self._errors = TemporaryFile()
        command = [sys.executable, "-m", "data_access.counts.workbench.reader"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors
        )
        self._send(_address(self._engine))  # by pipe, as it may hold a password
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def read(self, query: str) -> pa.RecordBatchReader:
        """The rows of a query; the next query may be asked when they are read to the end."""
        try:
            self._send(query)
            return pa.ipc.open_stream(self._process.stdout)
        except (OSError, pa.ArrowInvalid) as error:
            self._process.wait()
            self._errors.seek(0)
            raise RuntimeError(self._errors.read().decode(errors="replace")) from error

    def _send(self, words: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words).encode() + b"\n")
        self._process.stdin.flush()


def _address(engine: Engine) -> tuple[str, str]:
    if engine.dialect.name == "sqlite":
        return "sqlite", f"{Path(str(engine.url.database)).absolute().as_uri()}?mode=ro"
    plain = engine.url.set(drivername="postgresql")
    return "postgresql", plain.render_as_string(hide_password=False)


def _query(engine: Engine, table: Table, names: list[str], as_of: date) -> str:
    sqlite = engine.dialect.name == "sqlite"
    columns = (_as_text(table.c[name]) if sqlite else name for name in names)
    known = f" WHERE {RECORDED} IS NULL OR {RECORDED} <= '{as_of}'" if RECORDED in table.c else ""
    return f"SELECT {', '.join(columns)} FROM {table.name}{known}"


def _as_text(column: Column[object]) -> str:
    """SQLite tells a column's kind from its first rows: one empty at first must be text all along."""
    textual = isinstance(column.type, (Date, String))
    return f"coalesce({column.name}, '') AS {column.name}" if textual else column.name
