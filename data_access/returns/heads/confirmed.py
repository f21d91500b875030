"""Which field a city confirmed for a head, kept for its next files; the last word on a head counts."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select

from data_access import changes
from data_access.engine import writing
from data_access.returns.forms.registry import FORMS
from data_access.returns.layout import HeadWords, bare_head
from data_access.schema.reference import cities
from data_access.schema.returns import head_words
from data_access.wording import Worded

SUBJECT = "heads"
LONGEST = 40
NUMBER_OF_SOMEBODY = re.compile(r"\d{6}")  # a row of records taken for a head


class HeadsRefused(Worded):
    """Heads that cannot be kept, with the reason."""


@dataclass(frozen=True)
class ConfirmedHead:
    """A head that a city uses in a form for one of its fields, with who confirmed it and when, UTC."""

    form: str
    head: str
    field: str
    confirmed_by: str
    confirmed_at: datetime


def confirmed_heads(engine: Engine, city: str) -> list[ConfirmedHead]:
    """What stands of a city's heads, form by form."""
    with engine.connect() as connection:
        return _last_words(connection, city)


def words_of(heads: list[ConfirmedHead]) -> HeadWords:
    """Confirmed heads as a sheet is laid out by them: form, head, field."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for one in heads:
        words[one.form][one.head] = one.field
    return dict(words)


def confirm_heads(
    engine: Engine, city: str, form: str, heads: Mapping[str, str], author: str
) -> None:
    """Keeps the field of each head (head to code of a field) for the next files of the city.

    Raises HeadsRefused for an unknown city, form or field, and for a field given to two heads.
    """
    words = {bare_head(head): code for head, code in heads.items()}
    _check(form, words)
    _append(engine, city, author, [(form, head, code) for head, code in words.items()])


def take_back(
    engine: Engine, city: str, head: str, author: str, form: str = ""
) -> list[ConfirmedHead]:
    """Lets a head be recognised by its name alone again, in one form or all; those that were kept.

    Raises HeadsRefused where nothing was kept of it.
    """
    standing = confirmed_heads(engine, city)
    kept = [one for one in standing if one.head == bare_head(head) and form in ("", one.form)]
    if not kept:
        raise HeadsRefused(f"没有已确认的列名“{head}”。", f"There is no confirmed head {head!r}.")
    _append(engine, city, author, [(one.form, one.head, None) for one in kept])
    return kept


def _last_words(connection: Connection, city: str) -> list[ConfirmedHead]:
    c = head_words.c
    rows = connection.execute(select(head_words).where(c.city_code == city).order_by(c.number))
    last = {(row.form, row.head): row for row in rows}
    return [
        ConfirmedHead(form, head, row.field, row.changed_by, row.changed_at)
        for (form, head), row in sorted(last.items())
        if row.field and form in FORMS and row.field in FORMS[form].by_code
    ]


def _check(form: str, words: Mapping[str, str]) -> None:
    if form not in FORMS:
        raise HeadsRefused(f"没有 {form} 这种表。", f"There is no form {form}.")
    unknown = sorted(set(words.values()) - FORMS[form].by_code.keys())
    if unknown:
        names = ", ".join(unknown)
        raise HeadsRefused(
            f"表 {form} 没有字段 {names}。", f"The form {form} has no field {names}."
        )
    if not words or len(set(words.values())) < len(words):
        raise HeadsRefused(
            "每个字段只能对应一列，且至少要有一列。",
            "There must be heads, and a field belongs to one of them only.",
        )
    for head in words:
        if not 0 < len(head) <= LONGEST or NUMBER_OF_SOMEBODY.search(head):
            raise HeadsRefused(
                f"列名须为 1 至 {LONGEST} 个字，且不含号码；请检查表头所在的行。",
                f"A head has 1 to {LONGEST} signs and no long number; look at the row of the heads.",
            )


def _append(
    engine: Engine, city: str, author: str, rows: list[tuple[str, str, str | None]]
) -> None:
    who = changes.one_line(author)[: changes.LONGEST["author"]]
    if not who:
        raise HeadsRefused("请填写经办人。", "Please say who confirms it.")
    with writing(engine) as connection:
        changes.one_after_the_other(connection)
        if connection.scalar(select(cities.c.code).where(cities.c.code == city)) is None:
            raise HeadsRefused(f"名单中没有城市 {city}。", f"The list has no city {city}.")
        last = connection.scalar(select(func.max(head_words.c.number))) or 0
        when, names = changes.now(), ("form", "head", "field")
        same = {"city_code": city, "changed_at": when, "changed_by": who}
        connection.execute(
            head_words.insert(),
            [
                {"number": number, **same, **dict(zip(names, row, strict=True))}
                for number, row in enumerate(rows, last + 1)
            ],
        )
        forms = ", ".join(sorted({row[0] for row in rows}))
        kept = sum(row[2] is not None for row in rows)
        contents = (f"{forms} {len(rows) - kept}", f"{forms} {kept}")
        changes.log_change(connection, when, who, f"{SUBJECT}:{city}", contents, "return")
