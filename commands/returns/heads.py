"""`manage.py heads CODE`: which field a city confirmed for which head, and taking one back."""

import getpass
from argparse import Namespace

from commands import CommandError
from commands.database import open_chosen
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Lists what stands, or takes one head back."""
    from data_access.returns.forms.registry import FORMS, name_of
    from data_access.returns.heads.confirmed import confirmed_heads, take_back
    from data_access.wording import Worded

    engine = open_chosen(chosen)
    try:
        if chosen.take_back:
            for one in take_back(engine, chosen.city, chosen.take_back, getpass.getuser()):
                form = of_pair(name_of(one.form))
                print(words("heads.taken_back", form=form, head=one.head))
            return 0
        heads = confirmed_heads(engine, chosen.city)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    if not heads:
        print(words("heads.none"))
    for one in heads:
        field = FORMS[one.form].by_code[one.field]
        print(
            words(
                "heads.line",
                form=of_pair(name_of(one.form)),
                head=one.head,
                field=field.names[0],
                code=field.code,
                who=one.confirmed_by,
                when=f"{one.confirmed_at:%Y-%m-%d}",
            )
        )
    return 0
