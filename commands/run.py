"""`manage.py run`: starts the dashboard, after making a demonstration when there is nothing."""

import os
import tempfile
from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument, database
from commands.arguments import DEMO_SEED, DEMO_TRAINEES
from commands.progress import Progress
from commands.serving.hosts import check_named
from commands.serving.server import check_free, serve
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine

CITY = "STARTUP_DASHBOARD_CITY"


def main(chosen: Namespace) -> int:
    """Prepares the database and keeps the server running until Ctrl-C."""
    check_free(chosen.address, chosen.port)
    check_named(chosen.address)
    prepare(chosen)
    os.environ[database.VARIABLE] = database.address(chosen)
    if chosen.city is not None:
        os.environ[CITY] = chosen.city
    return serve(chosen.address, chosen.port)


def prepare(chosen: Namespace) -> None:
    """Sees to records (made-up ones only in the embedded file, when empty) and to a snapshot."""
    from data_access import snapshots
    from data_access.load import has_records, holds_anything

    engine = database.open_chosen(chosen)
    try:
        if not database.configured(chosen) and not holds_anything(engine):
            bring_in_demonstration(engine)
        check_city(engine, os.environ.get(CITY) if chosen.city is None else chosen.city)
        if has_records(engine) and snapshots.newest(engine) is None:
            count_last_two_months(engine)
    finally:
        engine.dispose()


def check_city(engine: "Engine", code: str | None) -> None:
    """Raises WrongArgument unless the city of whose office this is stands in the list."""
    from data_access.cities import listed_codes

    if code is not None and code not in listed_codes(engine):
        raise WrongArgument(words("run.no_city", code=code))


def bring_in_demonstration(engine: "Engine") -> None:
    """Writes made-up records to a folder and loads it by the door that all records take."""
    from data_access import demo
    from data_access.load import load_folder

    print(words("run.demonstration"))
    place = database.EMBEDDED.parent
    with tempfile.TemporaryDirectory(prefix="demo-", dir=place) as name:
        folder = Path(name)
        with Progress(words("demo.writing")) as progress:
            demo.write(folder, DEMO_TRAINEES, DEMO_SEED, progress)
        with Progress(words("load.loading")) as progress:
            report = load_folder(engine, folder, True, progress)
    if report.errors:
        raise CommandError(words("run.not_passed", error=of_pair(report.errors[0].line)))


def count_last_two_months(engine: "Engine") -> None:
    """Publishes the last two months' ends, so that the screens can say what has moved."""
    from data_access import snapshots

    last = snapshots.last_month_end(engine)
    if last is None:
        return
    for as_of in (last.replace(day=1) - timedelta(days=1), last):
        with Progress(words("snapshot.counting", as_of=as_of)) as progress:
            info = snapshots.build(engine, as_of, progress)
        snapshots.publish(engine, info.number)
