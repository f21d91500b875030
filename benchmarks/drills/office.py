"""A made-up office whose files are brought in while faults are made."""

import csv
import hashlib
from datetime import date
from functools import cache
from io import StringIO

from sqlalchemy import Engine

from benchmarks.returns import OPENINGS, ROSTER, opening, trainee
from data_access.beginning import Beginning, begin
from data_access.engine import open_database
from data_access.returns.batches import Receipt, bring_in
from data_access.returns.parsing.child import sheets_of
from data_access.returns.parsing.office_file import OfficeFile
from data_access.returns.returned import Sender
from data_access.returns.understood import Understood, understand_file

CITIES = ("340100", "340200")
RECEIVED, MONTH_END = date(2009, 7, 5), date(2009, 6, 30)
AUTHOR, KEY = "C900", b"k" * 32
ROWS = 30
TITLE = "合肥市第01职业培训学校学员花名册"


def prepare(url: str) -> None:
    """A programme of two cities without records."""
    engine = open_database(url)
    try:
        begin(engine, Beginning(list(CITIES)))
    finally:
        engine.dispose()


@cache
def office_file(number: int) -> Understood:
    """The n-th file: an even one a roster, the odd one after it what its persons opened."""
    first = number // 2 * ROWS
    heads, row = (OPENINGS, opening) if number % 2 else (ROSTER, trainee)
    text = StringIO()
    title = [] if number % 2 else [(TITLE,)]
    csv.writer(text).writerows([*title, heads, *map(row, range(first, first + ROWS))])
    content = text.getvalue().encode("gb18030")
    sheets, encoding = sheets_of(content)
    digest = hashlib.sha256(content).hexdigest()
    understood = understand_file(OfficeFile(f"{number}.csv", digest, encoding, sheets), RECEIVED)
    if understood.accepted != ROWS:
        raise RuntimeError(f"{understood.refused} rows of file {number} are refused.")
    return understood


def send(engine: Engine, number: int, city: str = CITIES[0]) -> Receipt:
    """Brings the n-th file in."""
    understood, sender = office_file(number), Sender(city, KEY, RECEIVED)
    return bring_in(engine, understood.file, understood.sheets, sender, AUTHOR, MONTH_END)
