"""Every word of the command line, in Chinese and English, from `words.toml` beside this file."""

import argparse
import tomllib
from functools import cache
from pathlib import Path
from typing import Protocol

from commands.language import language

FILE = Path(__file__).with_suffix(".toml")
ARGPARSE = "argparse"  # the table of the sentences that Python's own parser brings along


@cache
def tables() -> dict[str, dict[str, dict[str, str]]]:
    """The wordings per language by table and key; read once."""
    content: dict[str, dict[str, dict[str, str]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return content


def words(key: str, /, **values: object) -> str:
    """The wording of `table.key` in the system's language, with {names} filled in."""
    table, _, name = key.partition(".")
    return tables()[table][name][language()].format(**values)


class Pair(Protocol):
    """What other rooms say in both languages."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


def of_pair(pair: Pair) -> str:
    """The wording in the system's language of what another room says in both."""
    return pair.zh if language() == "zh" else pair.en


def of_argparse(sentence: str) -> str:
    """A sentence of Python's own parser in the system's language; one we lack stays English."""
    wording = tables()[ARGPARSE].get(sentence)
    return wording["zh"] if wording and language() == "zh" else sentence


def of_argparse_counted(one: str, several: str, count: int) -> str:
    """The same for a sentence that has a singular and a plural in English."""
    return of_argparse(one if count == 1 else several)


# Its sentences go through gettext, which would need compiled catalogues; these two are its doors.
vars(argparse).update(_=of_argparse, ngettext=of_argparse_counted)
