"""A count of the changed cities alone gives the hash of a full count, on both databases."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, select

from data_access import demo, snapshots
from data_access.engine import open_database, writing
from data_access.load import load_folder
from data_access.returns.batches import undo
from data_access.schema.reference import cities
from tests.data_access.counts.recount.edits import change, share
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import NEIGHBOUR, begin, send
from tests.oracle.harness.text_tables import DEFAULTS

AS_OF = date(2009, 6, 30)
PERSONS = 1_500
BOTH = [pytest.param("sqlite"), pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demonstration as files."""
    folder = tmp_path_factory.mktemp("demo")
    demo.write(folder, total=PERSONS)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("kind", BOTH)
def test_random_changes_of_a_few_cities_whose_persons_are_shared(
    kind: str, folder: Path, tmp_path: Path, new_postgres: Callable[[], str]
) -> None:
    engine = open_database(new_postgres() if kind == "postgres" else str(tmp_path / "a.sqlite3"))
    assert not load_folder(engine, folder).errors
    random, as_of = Random(7), demo.AS_OF
    with writing(engine) as connection:
        share(connection, random, 12)
        left = cities.update().where(cities.c.code == "340100")
        connection.execute(left.values(valid_to=date(as_of.year - 1, 5, 9)))
    with engine.connect() as connection:
        codes = sorted(connection.execute(select(cities.c.code)).scalars())
    hashes = [snapshots.build(engine, as_of).content_hash]
    for times in (25, 12, 0):
        with writing(engine) as connection:
            for city in random.sample(codes, 2) if times else ():
                change(connection, city, random, times)
        built = snapshots.count_anew(engine, as_of)
        assert built.reason is None and bool(built.cities) == bool(times)
        hashes.append(built.info.content_hash)
    assert hashes[-1] == snapshots.build(engine, as_of).content_hash
    assert len({*hashes}) == 3
    engine.dispose()


@pytest.mark.slow
def test_the_month_of_an_office_comes_and_goes(database: Engine) -> None:
    begin(database)
    _third_city(database)
    send(database, "roster.xlsx", samples.roster(4), NEIGHBOUR)
    without = snapshots.count_anew(database, AS_OF)
    numbers = [
        send(database, "roster.xlsx", samples.roster(classes=1, mess=False)).number,
        send(database, "openings.xlsx", samples.openings(range(9))).number,
    ]
    month = snapshots.count_anew(database, AS_OF)
    full = snapshots.build(database, AS_OF)
    for number in reversed(numbers):
        undo(database, number, "C900")
    again = snapshots.count_anew(database, AS_OF)

    assert without.reason is not None
    assert month.reason is again.reason is None
    assert month.cities == again.cities == ("340100", "340200"), "they share four persons"
    assert month.info.content_hash == full.content_hash
    assert again.info.content_hash == without.info.content_hash != full.content_hash


def _third_city(engine: Engine) -> None:
    row = {"code": "340300", "name_zh": "蚌埠市", "name_en": "Bengbu", "province_code": "340000"}
    with writing(engine) as connection:
        connection.execute(cities.insert(), {**DEFAULTS["cities"], **row, "tier": "other"})
