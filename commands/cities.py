"""`manage.py cities FILE.csv`: replaces the list of cities, after checking it."""

from argparse import Namespace

from commands import WrongArgument
from commands.database import open_chosen
from commands.load import refuse
from commands.words import words


def main(chosen: Namespace) -> int:
    """Replaces the list; with errors, lists them and changes nothing."""
    from data_access.cities import replace_cities

    if not chosen.file.is_file():
        raise WrongArgument(words("cities.no_file", file=chosen.file))
    report = replace_cities(open_chosen(chosen), chosen.file)
    if report.errors:
        return refuse(report)
    print(words("cities.replaced", file=chosen.file))
    return 0
