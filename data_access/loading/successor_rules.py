"""Who took over a city that left: another city of the list, never itself, and never in a circle."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from data_access.loading.errors import BrokenRules
from data_access.loading.files import Sheet
from data_access.loading.values import Mask
from data_access.schema.reference import cities
from data_access.wording import Sentence

ITSELF = Sentence("不能是该市自身", "cannot be the city itself")
UNKNOWN = Sentence("不在名单中", "is not in the list")
CIRCLE = Sentence("承接关系成环", "leads in a circle back to the city")
STAYS = Sentence(
    "填写承接城市须同时填写移出名单日期", "needs the day on which the city left the programme"
)
GONE: Mapping[str, Sentence] = {
    "341400": Sentence(
        "巢湖市已于2011年8月22日撤销，请填移出名单日期和承接城市（如 340100）",
        "was dissolved on 22 August 2011; give the day it left and who took over, such as 340100",
    ),
    "371200": Sentence(
        "莱芜市已于2018年12月26日并入济南市，请填移出名单日期和承接城市（370100）",
        "became part of 370100 on 26 December 2018; give the day it left and who took over",
    ),
}
"""Cities that are no more, with what is asked of a list that still has them."""


def check_gone(
    sheet: Sheet, faulty: Mask, connection: Connection, broken_rules: BrokenRules
) -> None:
    """Notes every city that was dissolved and neither list nor database says to have left."""
    query = select(cities.c.code).where(cities.c.valid_to.is_not(None))
    departed = set(connection.execute(query).scalars())
    left = sheet.columns["valid_to"].to_pylist()
    for place, code in enumerate(sheet.columns["code"].to_pylist()):
        if code in GONE and not faulty[place] and left[place] is None and code not in departed:
            broken_rules.add(sheet.file, GONE[code], "code", place + 1, code)


def check_successors(
    sheet: Sheet, faulty: Mask, connection: Connection, broken_rules: BrokenRules, adds: bool
) -> None:
    """Notes every successor that cannot be one; a city that names none keeps the one on record.

    `adds` tells that the rows join those in the database, else they take their place.
    """
    codes = sheet.columns["code"].to_pylist()
    rows = connection.execute(select(cities.c.code, cities.c.successor))
    there = {row.code: row.successor for row in rows}
    own = dict(zip(codes, sheet.columns["successor"].to_pylist(), strict=True))
    listed = {*codes, *there} if adds else set(codes)
    followers = {code: own.get(code) or there.get(code) for code in listed}
    left = sheet.columns["valid_to"].to_pylist()
    for place, code in enumerate(codes):
        successor = None if faulty[place] else followers[code]
        if successor:
            sentence = _fault(
                code, followers, listed, stays=bool(own[code]) and left[place] is None
            )
            if sentence is not None:
                broken_rules.add(sheet.file, sentence, "successor", place + 1, successor)


def _fault(
    code: str, followers: dict[str, str | None], listed: set[str], *, stays: bool
) -> Sentence | None:
    """What is wrong with a city's successor, or None."""
    successor = followers[code]
    if successor == code:
        return ITSELF
    if successor not in listed:
        return UNKNOWN
    if stays:
        return STAYS
    return CIRCLE if _returns(code, followers) else None


def _returns(code: str, followers: dict[str, str | None]) -> bool:
    """Whether the way from successor to successor comes back to the city."""
    step, passed = followers.get(code), set()
    while step and step not in passed:
        if step == code:
            return True
        passed.add(step)
        step = followers.get(step)
    return False
