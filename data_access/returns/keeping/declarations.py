"""What a city declares to keep: a form that it does not keep is neither late nor missing."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, Engine, select

from data_access import changes
from data_access.cities import listed_codes
from data_access.engine import writing
from data_access.returns.forms.registry import FORMS
from data_access.schema.returns import kept_forms
from data_access.wording import Worded

SUBJECT = "kept_forms"
Declared = Mapping[str, bool]


class DeclarationRefused(Worded):
    """A declaration of a city or form that there is not, or without a name under it."""


def declared_forms(engine: Engine, city: str, on: date) -> dict[str, bool]:
    """Whether a city keeps each form on a day, by the form's code; what it never declared is left out."""
    with engine.connect() as connection:
        return _declared(connection, city, on)


def declared_numbers(engine: Engine, on: date) -> dict[str, tuple[int, int]]:
    """How many cities keep each form on a day, and how many declare that they do not."""
    k = kept_forms.c
    query = select(k.city_code, k.form, k.is_kept).where(k.since <= on).order_by(k.since)
    with engine.connect() as connection:
        latest = {(row.city_code, row.form): bool(row.is_kept) for row in connection.execute(query)}
    numbers: dict[str, tuple[int, int]] = {}
    for (_, form), is_kept in sorted(latest.items()):
        n, without = numbers.get(form, (0, 0))
        numbers[form] = (n + is_kept, without + (not is_kept))
    return numbers


def declare(
    engine: Engine, cities: Sequence[str], forms: Declared, since: date, author: str
) -> None:
    """Notes for these cities which forms they keep from a day on; earlier days stay as they were.

    A second word for the same day takes the place of the first. Every city that says something
    new gets an entry in the log. Raises DeclarationRefused for a city that is not in the list, an
    unknown form, and where nobody signs.
    """
    _check(engine, cities, forms, author)
    k = kept_forms.c
    with writing(engine) as connection:
        changes.one_after_the_other(connection)
        for city in cities:
            before = _declared(connection, city, since)
            new = {form: is_kept for form, is_kept in forms.items() if before.get(form) != is_kept}
            if not new:
                continue
            connection.execute(
                kept_forms.delete().where(
                    k.city_code == city, k.since == since, k.form.in_(sorted(new))
                )
            )
            rows = [
                {"city_code": city, "form": form, "since": since, "is_kept": is_kept}
                for form, is_kept in new.items()
            ]
            connection.execute(kept_forms.insert(), rows)
            after = {**before, **new}
            lines = _line(before), _line(after)
            when = changes.now()
            changes.log_change(connection, when, author, f"{SUBJECT}:{city}", lines, str(since))


def _declared(connection: Connection, city: str, on: date) -> dict[str, bool]:
    k = kept_forms.c
    query = select(k.form, k.is_kept).where(k.city_code == city, k.since <= on).order_by(k.since)
    latest = {row.form: bool(row.is_kept) for row in connection.execute(query)}
    return {form: latest[form] for form in sorted(latest)}


def _check(engine: Engine, cities: Sequence[str], forms: Declared, author: str) -> None:
    if not author.strip():
        raise DeclarationRefused("请填写声明人。", "Say who declares this.")
    unlisted = sorted(set(cities) - set(listed_codes(engine)))
    if unlisted:
        codes = ", ".join(unlisted)
        raise DeclarationRefused(f"名单中没有城市 {codes}。", f"The list has no city {codes}.")
    unknown = sorted(set(forms) - set(FORMS))
    if unknown:
        names = ", ".join(unknown)
        raise DeclarationRefused(f"没有这种台账：{names}。", f"There is no such form: {names}.")


def _line(forms: Declared) -> str:
    return ", ".join(f"{form} {'+' if is_kept else '-'}" for form, is_kept in sorted(forms.items()))
