"""`manage.py init`: begins a programme of one's own in a new database."""

from argparse import Namespace

from commands import CommandError
from commands.database import open_chosen
from commands.returns.keys import chosen_key
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Writes provinces, cities and targets, and makes the key."""
    from data_access.beginning import begin
    from data_access.returns.identity_key import key_file
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    try:
        cities = begin(engine, chosen.codes)
        chosen_key(engine, chosen)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    print(words("init.begun", cities=cities, key=key_file(chosen.key)))
    return 0
