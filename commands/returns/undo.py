"""`manage.py undo N`: takes an import back, or with `--load` the load of a folder."""

import getpass
from argparse import Namespace
from typing import TYPE_CHECKING

from commands import CommandError
from commands.database import open_chosen
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine


def main(chosen: Namespace) -> int:
    """Undoes one batch or load; the records are what they were before it."""
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    try:
        print((_load if chosen.load else _batch)(engine, chosen.number))
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    return 0


def _batch(engine: "Engine", number: int) -> str:
    from data_access.returns.batches import undo

    changed = undo(engine, number, getpass.getuser())
    numbers = {"removed": sum(changed.removed.values()), "changed": sum(changed.changed.values())}
    return words("undo.done", number=number, **numbers)


def _load(engine: "Engine", number: int) -> str:
    from data_access.loads import undo_load

    undone = undo_load(engine, number, getpass.getuser())
    return words("undo.load_done", number=number, **vars(undone))
