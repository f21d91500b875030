"""`manage.py area NAME_ZH NAME_EN`: names the programme's area where it is not the nation."""

import getpass
from argparse import Namespace

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Sets both names, takes them away (`--none`) or, without any, says which are set."""
    from data_access.area import AreaRefused, area_of, set_area
    from data_access.wording import Worded

    if chosen.names and (chosen.none or len(chosen.names) != 2):
        raise WrongArgument(words("area.two_names"))
    engine = open_chosen(chosen)
    try:
        if chosen.names or chosen.none:
            zh, en = chosen.names or ("", "")
            set_area(engine, zh, en, getpass.getuser())
        names = area_of(engine)
    except AreaRefused as refusal:
        raise WrongArgument(of_pair(refusal)) from refusal
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    print(words("area.set", names=" / ".join(names.values())) if names else words("area.not_set"))
    return 0
