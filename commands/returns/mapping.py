"""What `--map` says of a file's heads: understood, shown, and kept for the city once confirmed."""

import getpass
import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.load import YES
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine
    from data_access.returns.layout import HeadWords
    from data_access.returns.understood import Understood


def given_heads(pairs: Sequence[str]) -> "HeadWords":
    """The fields of heads as `[FORM:]HEAD=FIELD` gives them, by form; without one for every form.

    A field is named by its code or its Chinese name. Raises WrongArgument for one that there is not.
    """
    from data_access.returns.forms.registry import FORMS
    from data_access.returns.layout import bare_head

    heads: dict[str, dict[str, str]] = defaultdict(dict)
    for pair in pairs:
        left, _, field = pair.rpartition("=")
        form, _, head = left.rpartition(":")
        known = False
        for code, one in FORMS.items():
            names = {name: own.code for own in one.fields for name in (own.names[0], own.code)}
            if form in ("", code, one.name.zh) and field.strip() in names and head.strip():
                heads[code][bare_head(head)] = names[field.strip()]
                known = True
        if not known:
            raise WrongArgument(words("import.map_unknown", field=pair))
    return dict(heads)


def with_given(kept: "HeadWords", given: "HeadWords") -> "HeadWords":
    """What the city confirmed before, and what is given now."""
    return {form: {**kept.get(form, {}), **given.get(form, {})} for form in {*kept, *given}}


def keep_used(
    engine: "Engine", chosen: Namespace, understood: "Understood", given: "HeadWords"
) -> None:
    """Shows what of `--map` the file's sheets use, and keeps it once that is confirmed.

    Raises CommandError where a head is in no sheet, and where nobody confirms it.
    """
    from data_access.returns.forms.registry import FORMS, name_of
    from data_access.returns.heads.confirmed import confirm_heads

    used = _used(understood, given)
    absent = {head for heads in given.values() for head in heads} - {
        head for heads in used.values() for head in heads
    }
    for head in sorted(absent):
        raise CommandError(words("import.map_unused", head=head))
    for form, heads in used.items():
        for head, code in heads.items():
            field = FORMS[form].by_code[code].names[0]
            print(words("import.map", form=of_pair(name_of(form)), head=head, field=field))
    if not chosen.yes and not _agreed():
        raise CommandError(words("import.map_unconfirmed"))
    for form, heads in used.items():
        confirm_heads(engine, chosen.city, form, heads, getpass.getuser())


def _used(understood: "Understood", given: "HeadWords") -> dict[str, Mapping[str, str]]:
    used: dict[str, Mapping[str, str]] = {}
    for sheet in understood.sheets:
        form = sheet.layout.form.code
        heads = {
            head: code
            for head, code in given.get(form, {}).items()
            if code in sheet.layout.confirmed
        }
        if heads:
            used[form] = {**used.get(form, {}), **heads}
    return used


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    try:
        return input(words("import.map_confirm")).strip().lower() in YES
    except EOFError:
        return False
