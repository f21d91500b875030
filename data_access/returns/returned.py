"""What a form's rows say, as records with natural keys: persons, classes, businesses, visits."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Key = str
UNLESS_KNOWN = "?"  # ends the name of a column whose value holds while no form states it
OF_PERSON = "of:"  # a business, loan or enrolment named by its person alone
OF_LICENCE = "licence:"  # a business named by its licence
NATION = "000000"  # sends what holds for all cities: yearly targets, and nothing else
OR_ELSE = "|"  # between what names a business in two ways


@dataclass(frozen=True)
class Returned:
    """One record of a table, known by `key`; references in `values` are keys of other records.

    A form names the columns that it knows; of the others earlier returns tell. A column ending in
    "?" is a reading: it holds while nobody states the column itself, of several the least.
    """

    table: str
    key: Key
    values: Mapping[str, Any]
    withdrawn: bool = False


def key_of(*parts: object) -> Key:
    """One key of 64 hexadecimal digits for the parts that make a record what it is."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


@dataclass(frozen=True)
class Sender:
    """Whose return it is: the city, the office's key for identities, the day it was received."""

    city: str
    key: bytes
    received_on: date


def together(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> dict[str, Any]:
    """What two returns say of one record: column by column the later word."""
    values = {**earlier, **later}
    for name in earlier.keys() & later.keys():
        if name.endswith(UNLESS_KNOWN):
            values[name] = min(earlier[name], later[name])
    return values


def settled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a record, readings taken where nobody stated the column."""
    stated = {name: value for name, value in values.items() if not name.endswith(UNLESS_KNOWN)}
    for name in values.keys() - stated.keys():
        column = name.removesuffix(UNLESS_KNOWN)
        if stated.get(column) is None:
            stated[column] = values[name]
    return stated
