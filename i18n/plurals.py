"""The form of a word that agrees with the number before it: 1 city, 2 cities.

A text writes `{n} {n:city misses|cities miss}`: the forms that go with the number `n`, in the
order of `FORMS`. Chinese, which has no plurals, writes none.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.plural import PluralRule

FORMS = ("one", "other")
CHOICE = re.compile(r"\{(\w+):([^{}|]+)\|([^{}|]+)\}")
NUMBER = re.compile(r"[-+−]?(\d[\d,]*(?:\.\d+)?)")


def with_plurals(wording: str, language: str, values: Mapping[str, object]) -> str:
    """The wording with every choice of forms settled by the number that it names.

    A wording that is given no number for it, such as the head of a column, takes the plural.
    """

    def form(choice: re.Match[str]) -> str:
        name, *forms = choice.groups()
        return forms[FORMS.index(plural_form(values.get(name), language))]

    return CHOICE.sub(form, wording)


def plural_form(value: object, language: str) -> str:
    """Which of `FORMS` goes with a number, plain or written as "1,234".

    By the rule for English 1 and −1 are one; 0, 2 and "1.0" are other, and so is what is no number.
    """
    written = NUMBER.fullmatch(str(value))
    if written is None:
        return "other"
    return _rule(language)(Decimal(written[1].replace(",", "")))


@cache
def _rule(language: str) -> PluralRule:
    return Locale.parse(language).plural_form
