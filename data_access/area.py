"""The name of the programme's area, set where it is not the nation: two settings, one per language."""

import re
from collections.abc import Mapping

from sqlalchemy import Connection, Engine, select

from data_access import changes
from data_access.engine import alone_with_records, writing
from data_access.schema.reference import settings
from data_access.wording import Sentence, Worded

SETTINGS = ("area_zh", "area_en")
LOG_SUBJECT = "area"
LONGEST = 30
SIGNS = re.compile(r"[ ·,'’()（）-]")  # of names; others may mean something to a screen or a format
FORM = Sentence(
    "地区名称只能用文字、数字、空格和 · , ' ( ) -, 不超过 30 个字符",
    "a name of the area has letters, digits, blanks and · , ' ( ) - only, at most 30 of them",
)
TOGETHER = Sentence(
    "area_zh 和 area_en 须同时填写", "area_zh and area_en must be set both or not at all"
)


class AreaRefused(Worded):
    """The name cannot be used."""


def area_in(connection: Connection) -> dict[str, str]:
    """The settings that name the area; empty where none is set."""
    rows = connection.execute(select(settings).where(settings.c.name.in_(SETTINGS)))
    values = {row.name: row.value for row in rows}
    return {name: values[name] for name in SETTINGS if name in values}


def area_of(engine: Engine) -> dict[str, str]:
    """The same, of a database."""
    with engine.connect() as connection:
        return area_in(connection)


def set_area(engine: Engine, zh: str, en: str, author: str = "") -> None:
    """Names the area for the snapshots to come, with an entry in the log; two empty words: no name.

    Raises AreaRefused for a name with signs that mean something on a screen, or in one language only.
    """
    with writing(engine) as connection:
        alone_with_records(connection)
        name_programme(connection, zh, en, author)


def name_programme(connection: Connection, zh: str, en: str, author: str) -> None:
    """The same, within the caller's transaction."""
    names = dict(zip(SETTINGS, (zh, en), strict=True))
    if bool(zh) != bool(en):
        raise AreaRefused(*TOGETHER)
    if zh and not all(is_name(name) for name in names.values()):
        raise AreaRefused(*FORM)
    changes.one_after_the_other(connection)
    before = area_in(connection)
    _write(connection, names if zh else {})
    after = area_in(connection)
    if before != after:
        contents = _line(before), _line(after)
        changes.log_change(connection, changes.now(), author, LOG_SUBJECT, contents, "")


def is_name(name: str) -> bool:
    """Whether a name has only letters, digits and the few signs of names."""
    return len(name) <= LONGEST and SIGNS.sub("", name).isalnum()


def put_back(connection: Connection, names: Mapping[str, str]) -> None:
    """Sets these names again after all records were replaced, unless the new ones bring names."""
    if names and not area_in(connection):
        _write(connection, names)


def _write(connection: Connection, names: Mapping[str, str]) -> None:
    connection.execute(settings.delete().where(settings.c.name.in_(SETTINGS)))
    if names:
        rows = [{"name": name, "value": value} for name, value in names.items()]
        connection.execute(settings.insert(), rows)


def _line(names: Mapping[str, str]) -> str:
    return ", ".join(names.values())
