"""`manage.py cities FILE.csv`: replaces the list of cities, after checking it."""

import getpass
from argparse import Namespace

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.load import refuse
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Replaces the list; with errors, lists them and changes nothing."""
    from data_access.cities import replace_cities
    from data_access.wording import Worded

    if not chosen.file.is_file():
        raise WrongArgument(words("cities.no_file", file=chosen.file))
    engine = open_chosen(chosen)
    try:
        report = replace_cities(engine, chosen.file, getpass.getuser())
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    if report.errors:
        return refuse(report)
    print(words("cities.replaced", file=chosen.file))
    return 0
