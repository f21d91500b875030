"""`manage.py undo N`: takes an import back."""

import getpass
from argparse import Namespace

from commands import CommandError
from commands.database import open_chosen
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Undoes one batch; the records are what they would be had it never come."""
    from data_access.returns.batches import undo
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    try:
        changed = undo(engine, chosen.number, getpass.getuser())
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    numbers = {"removed": sum(changed.removed.values()), "changed": sum(changed.changed.values())}
    print(words("undo.done", number=chosen.number, **numbers))
    return 0
