"""`manage.py keeps CITY`: which forms a city keeps, as it declares; the others are neither late nor missing."""

import getpass
from argparse import Namespace
from datetime import date, datetime
from typing import TYPE_CHECKING

from commands import CommandError
from commands.database import open_chosen
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine


def main(chosen: Namespace) -> int:
    """Notes what is declared, if anything, and lists all forms with what stands."""
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    try:
        _declare(engine, chosen)
        _print(engine, chosen)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    return 0


def _declare(engine: "Engine", chosen: Namespace) -> None:
    from data_access.returns.forms.registry import code_of
    from data_access.returns.keeping.declarations import declare

    forms = {code_of(name): True for name in chosen.forms}
    forms |= {code_of(name): False for name in chosen.without or ()}
    if forms:
        declare(engine, [chosen.city], forms, chosen.since or _today(), getpass.getuser())


def _print(engine: "Engine", chosen: Namespace) -> None:
    from data_access.returns.forms.fills import MAIN
    from data_access.returns.forms.registry import FORMS
    from data_access.returns.keeping.declarations import declared_forms

    states = {True: words("keeps.kept"), False: words("keeps.not_kept"), None: words("keeps.open")}
    declared = declared_forms(engine, chosen.city, max(_today(), chosen.since or _today()))
    for code in MAIN:
        print(f"{code:<16} {states[declared.get(code)]}  {of_pair(FORMS[code].name)}")


def _today() -> date:
    return datetime.now().astimezone().date()
