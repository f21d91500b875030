"""`manage.py verify N`: whether a snapshot's content, publication and signature are intact."""

from argparse import Namespace

from commands import CommandError
from commands.database import open_chosen
from commands.words import of_pair


def main(chosen: Namespace) -> int:
    """Says what holds in a sentence; 1 and another sentence where something does not."""
    from data_access.publishing.verification import verified
    from data_access.returns.identity_key import KeyRefused, key_file, known_key
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    try:
        try:
            key = known_key(engine, key_file(chosen.key))
        except KeyRefused:
            key = None  # content and publication can be looked at all the same
        print(of_pair(verified(engine, chosen.number, key)))
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    return 0
