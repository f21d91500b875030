"""`manage.py init`: begins a programme of one's own in a new database."""

import getpass
import re
from argparse import Namespace
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.load import refuse
from commands.returns.keys import chosen_key
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.beginning import Beginning, TargetKey

TARGET = re.compile(r"([a-z_]+)(?::([a-z_]+))?=([0-9]+(?:\.[0-9]+)?)(%?)")


def main(chosen: Namespace) -> int:
    """Writes provinces, cities, name and targets, and makes the key."""
    from data_access.beginning import ListRefused, begin
    from data_access.returns.identity_key import key_file
    from data_access.wording import Worded

    if chosen.cities is not None and not chosen.cities.is_file():
        raise WrongArgument(words("cities.no_file", file=chosen.cities))
    beginning = _beginning(chosen)
    engine = open_chosen(chosen)
    try:
        cities = begin(engine, beginning, getpass.getuser())
        chosen_key(engine, chosen)
    except ListRefused as refusal:
        return refuse(refusal.report)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    print(words("init.begun", cities=cities))
    print(words("init.key", key=key_file(chosen.key)))
    return 0


def _beginning(chosen: Namespace) -> "Beginning":
    from data_access.beginning import PLAN_ISSUED, Beginning

    return Beginning(
        chosen=chosen.codes,
        city_file=chosen.cities,
        since=chosen.since or PLAN_ISSUED,
        name=tuple(chosen.name or ("", "")),
        targets=dict(map(_target, chosen.targets or ())),
    )


def _target(given: str) -> "tuple[TargetKey, float]":
    """KEY=VALUE, KEY:TIER=VALUE; a share also in percent."""
    match = TARGET.fullmatch(given)
    if match is None:
        raise WrongArgument(words("init.no_target", given=given))
    key, tier, number, percent = match.groups()
    return (key, tier), float(number) / (100 if percent else 1)
