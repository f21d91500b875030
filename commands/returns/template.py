"""`manage.py template [FORM …] --city CODE --out FILE`: a workbook for an office to fill in."""

from argparse import Namespace

from commands import CommandError
from commands.database import open_chosen
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Writes the workbook; a file that is there already is left alone."""
    from data_access.returns.template.city_records import city_records
    from data_access.returns.template.workbook import chosen_forms, template
    from data_access.wording import Worded

    if chosen.out.exists():
        raise CommandError(words("template.there", file=chosen.out))
    engine = open_chosen(chosen)
    try:
        forms = chosen_forms(chosen.forms)
        content = template(forms, city_records(engine, chosen.city))
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    try:
        chosen.out.write_bytes(content)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(words("template.unwritable", file=chosen.out, reason=reason)) from error
    print(words("template.done", file=chosen.out, forms=len(forms)))
    return 0
