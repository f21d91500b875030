"""Rows of a file that are declared as deleted: counted on the command line, and confirmed by their number."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine
    from data_access.returns.returned import Sender
    from data_access.returns.understood import Understood


def confirmed_deletions(
    engine: "Engine", chosen: Namespace, understood: "Understood", sender: "Sender"
) -> int | None:
    """How many deletions were confirmed, 0 where none is declared; None where nobody confirmed them."""
    from data_access.returns.declared.deletions import deletions
    from data_access.returns.forms.registry import name_of

    counted = deletions(engine, understood.sheets, sender)
    if counted is None:
        return 0
    forms = ", ".join(
        words("import.delete_one", form=of_pair(name_of(code)), rows=rows)
        for code, rows in counted.rows.items()
    )
    print(words("import.delete", rows=counted.total, forms=forms))
    if counted.absent:
        print(words("import.delete_absent", rows=counted.absent))
    if counted.waiting:
        print(words("import.delete_waiting", rows=sum(counted.waiting.values())))
    return counted.total if chosen.yes_delete or _typed(counted.total) else None


def _typed(rows: int) -> bool:
    """Whether somebody enters the number of rows."""
    if not sys.stdin.isatty():
        return False
    try:
        return input(words("import.delete_confirm", rows=rows)).strip() == str(rows)
    except EOFError:
        return False
