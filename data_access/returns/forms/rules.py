"""What is checked between the cells of a row: order of days, age, numbers, what goes with what."""

from datetime import date

from data_access.loading.rules import YOUNGEST
from data_access.returns.forms.form import Check, Values
from data_access.wording import Sentence

PROGRAMME_SINCE = date(2002, 1, 1)


def days_in_order(earlier: str, later: str, zh: str, en: str) -> Check:
    """The later day must not lie before the earlier one, where both are told."""

    def check(say: Values, _: date) -> Sentence | None:
        first, second = say.get(earlier), say.get(later)
        wrong = isinstance(first, date) and isinstance(second, date) and second < first
        return Sentence(zh, en) if wrong else None

    return check


def of_age(day: str) -> Check:
    """Nobody takes part before the year of their sixteenth birthday."""

    def check(say: Values, _: date) -> Sentence | None:
        person, on = say.get("identity"), say.get(day)
        if person is None or not isinstance(on, date) or on.year - person.birth_year >= YOUNGEST:
            return None
        return Sentence(f"当时不满 {YOUNGEST} 周岁", f"was under {YOUNGEST} then")

    return check


def in_programme_time(day: str) -> Check:
    """Training of this programme did not begin before the trials of 2002."""

    def check(say: Values, _: date) -> Sentence | None:
        on = say.get(day)
        if not isinstance(on, date) or on >= PROGRAMME_SINCE:
            return None
        return Sentence(f"早于 {PROGRAMME_SINCE.year} 年", f"lies before {PROGRAMME_SINCE.year}")

    return check


def between(field: str, least: int, most: int) -> Check:
    """A number lies between two others."""

    def check(say: Values, _: date) -> Sentence | None:
        value = say.get(field)
        if value is None or least <= value <= most:
            return None
        upper = f"{most:,}" if most >= 10_000 else f"{most}"
        return Sentence(f"应在 {least} 至 {upper} 之间", f"must lie between {least} and {upper}")

    return check


def at_most(field: str, other: str, zh: str, en: str) -> Check:
    """A number does not exceed another one of its row."""

    def check(say: Values, _: date) -> Sentence | None:
        value, limit = say.get(field), say.get(other)
        if value is None or limit is None:
            return None
        return Sentence(zh, en) if value > limit else None

    return check


def any_of(fields: tuple[str, ...], zh: str, en: str) -> Check:
    """At least one of these fields is filled."""

    def check(say: Values, _: date) -> Sentence | None:
        return None if any(say.get(code) is not None for code in fields) else Sentence(zh, en)

    return check


def all_or_none(fields: tuple[str, ...], zh: str, en: str) -> Check:
    """These fields are filled all of them or not at all."""

    def check(say: Values, _: date) -> Sentence | None:
        filled = [say.get(code) is not None for code in fields]
        return Sentence(zh, en) if any(filled) and not all(filled) else None

    return check


def add_up(field: str, parts: tuple[str, ...], zh: str, en: str) -> Check:
    """A number is the sum of its parts, where all of them are told."""

    def check(say: Values, _: date) -> Sentence | None:
        if any(say.get(code) is None for code in (field, *parts)):
            return None
        return Sentence(zh, en) if say[field] != sum(say[code] for code in parts) else None

    return check


def goes_with(field: str, other: str, zh: str, en: str) -> Check:
    """A field is not filled without another one."""

    def check(say: Values, _: date) -> Sentence | None:
        lone = say.get(field) is not None and say.get(other) is None
        return Sentence(zh, en) if lone else None

    return check


BUSINESS_KNOWN = any_of(
    ("identity", "licence"),
    "身份证号和营业执照号至少填一项",
    "needs an identity number or a licence number",
)
