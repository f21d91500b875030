"""What came of each form: rows and the last month, of a city and of all, and back again after an undo."""

from datetime import date

from sqlalchemy import Engine

from data_access.returns.batches import undo
from data_access.returns.keeping.received import Received, received
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import MONTH_END, NEIGHBOUR, begin, send

NOTHING = Received(0, None)
MAY = date(2009, 5, 31)


def test_rows_and_months_of_a_city_and_of_all(database: Engine) -> None:
    begin(database)
    roster, openings = samples.roster(persons=12, classes=1), samples.openings()
    send(database, "a.xlsx", roster, month_end=MAY)
    batch = send(database, "b.xlsx", openings)
    for city in (None, "340100"):
        rows = received(database, city)
        assert rows["roster"] == Received(12, MAY)
        assert rows["classes"] == Received(1, MAY)
        assert rows["openings"] == Received(12, MONTH_END)
        assert rows["loans"] == NOTHING
    assert set(received(database, NEIGHBOUR.city).values()) == {NOTHING}
    undo(database, batch.number, "C900")
    assert received(database)["openings"] == NOTHING
