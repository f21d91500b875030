"""`manage.py periods [ACTION]`: how far the cities' months are, and the next step of one."""

import getpass
from argparse import Namespace
from datetime import date, datetime
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine
    from data_access.periods.progress import Progress
    from data_access.wording import Sentence

LIST = "list"


def main(chosen: Namespace) -> int:
    """Lists a line for each city and month, or takes a step."""
    from data_access.wording import Worded

    if chosen.action != LIST:
        _check(chosen)
    engine = open_chosen(chosen)
    try:
        if chosen.action == LIST:
            _list(engine, chosen.month, chosen.cities)
        elif chosen.action == "lock":
            _lock(engine, chosen.month, chosen.cities)
        else:
            _step(engine, chosen)
    except Worded as refusal:
        raise CommandError(of_pair(refusal)) from refusal
    finally:
        engine.dispose()
    return 0


def _check(chosen: Namespace) -> None:
    """Refuses an action without its month, or without the one city that it is about."""
    if chosen.month is None:
        raise WrongArgument(words("periods.no_month"))
    if chosen.action != "lock" and len(chosen.cities or ()) != 1:
        raise WrongArgument(words("periods.one_city"))


def _list(engine: "Engine", month: date | None, cities: list[str] | None) -> None:
    """The month named, else the latest one reported; of named cities a year of months."""
    from data_access.cities import names_of_cities
    from data_access.periods.progress import latest_month, missing_forms, months_until, progress
    from metrics.doubts.reporting import IN_TIME

    last = month or latest_month(engine)
    if last is None:
        print(words("periods.none"))
        return
    months = [last] if month or not cities else months_until(last)
    names = names_of_cities(engine)
    missing = missing_forms(engine, last, cities)
    today = datetime.now().astimezone().date()
    for (city, month_end), row in progress(engine, months, IN_TIME, cities).items():
        forms = missing.get(city, ()) if month_end == last else ()
        print(_line(row, names[city], forms, today))


def _line(row: "Progress", name: "Sentence", missing: tuple[str, ...], today: date) -> str:
    from data_access.periods.steps import state_words
    from data_access.returns.forms.registry import name_of

    late = row.days_late(today)
    separator = words("periods.separator")
    parts = [
        words("periods.received", day=row.received_on) if row.received else "",
        words("periods.late", days=late) if late else "",
        words("periods.missing", forms=separator.join(of_pair(name_of(code)) for code in missing))
        if missing
        else "",
    ]
    return words(
        "periods.line",
        city=row.period.city,
        name=of_pair(name),
        month=f"{row.period.month_end:%Y-%m}",
        state=of_pair(state_words(row.period, row.received)),
        rest="".join(f"  {part}" for part in parts if part),
    )


def _step(engine: "Engine", chosen: Namespace) -> None:
    from data_access.periods.actions import take_step
    from data_access.periods.steps import state_words

    action = chosen.action.replace("-", "_")
    user = getpass.getuser()
    period = take_step(engine, action, chosen.cities[0], chosen.month, user, chosen.reason or "")
    state = of_pair(state_words(period, received=True))
    print(words("periods.done", city=period.city, month=f"{period.month_end:%Y-%m}", state=state))


def _lock(engine: "Engine", month: date, cities: list[str] | None) -> None:
    from data_access.periods.actions import lock_month

    done = lock_month(engine, month, getpass.getuser(), cities)
    print(words("periods.locked", month=f"{month:%Y-%m}", n=len(done.locked)))
    if done.left:
        print(words("periods.left", n=len(done.left), cities=" ".join(done.left)))
