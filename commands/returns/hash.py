"""`manage.py hash FILE.csv --identity COLUMN --out FILE.csv`: keyed hashes for a programmer's own tables."""

import csv
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.returns.keys import chosen_key
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.returns.hashed import Hashed


def main(chosen: Namespace) -> int:
    """Writes the table with hashes; with a number that cannot be, lists it and writes nothing."""
    from data_access.returns.faults import first_alike

    if not chosen.file.is_file():
        raise WrongArgument(words("import.no_file", file=chosen.file))
    if chosen.out.exists():
        raise CommandError(words("template.there", file=chosen.out))
    engine = open_chosen(chosen)
    try:
        key = chosen_key(engine, chosen)
    finally:
        engine.dispose()
    outcome = _hashed(chosen, key)
    if outcome.faults:
        first, more = first_alike(outcome.faults)
        for fault in first:
            print(of_pair(fault.line))
        for (head, _), count in more.items():
            print(words("import.more", head=head, count=count))
        print(words("hash.not_done"))
        return 1
    _write(chosen.out, outcome.rows)
    print(words("hash.done", file=chosen.out, rows=len(outcome.rows) - 1))
    return 0


def _hashed(chosen: Namespace, key: bytes) -> "Hashed":
    from data_access.returns.hashed import hashed
    from data_access.returns.parsing.child import read_file
    from data_access.wording import Worded

    try:
        sheet = read_file(chosen.file.name, chosen.file.read_bytes()).sheets[0]
        return hashed(sheet, chosen.identity or (), chosen.text or (), key)
    except Worded as refusal:
        reason = of_pair(refusal)
        raise CommandError(
            words("import.unreadable", file=chosen.file.name, reason=reason)
        ) from refusal


def _write(out: Path, rows: list[list[str]]) -> None:
    try:
        with out.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(words("template.unwritable", file=out, reason=reason)) from error
