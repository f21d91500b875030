"""Golden questions to the records give what the snapshot counted, and tell where they no longer do."""

from datetime import date

from sqlalchemy import Engine, text

from data_access import snapshots
from data_access.engine import writing
from data_access.publishing import golden
from data_access.publishing.golden import Difference, differences, drawn_by_lot
from metrics.publishing.golden import golden_readings
from tests.data_access.publishing.office import SENDER, begin_office
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import send
from tests.oracle.harness.crowded import crowded_records
from tests.oracle.harness.shown import read_counts
from tests.oracle.harness.text_tables import replace_records

MONTH_ENDS = (date(2010, 6, 30), date(2009, 2, 28))


def differing(engine: Engine, number: int) -> list[Difference]:
    """What differs between a snapshot and the records now."""
    infos = {info.number: info for info in snapshots.all_snapshots(engine)}
    return differences(engine, infos[number], golden_readings(read_counts(engine, number)))


def test_crowded_records_agree_until_a_figure_of_a_city_changes(database: Engine) -> None:
    replace_records(database, crowded_records(5))
    later, number = (snapshots.build(database, month_end).number for month_end in MONTH_ENDS)
    assert differing(database, later) == []
    assert differing(database, number) == []

    before = golden_readings(read_counts(database, number))
    with writing(database) as connection:
        connection.execute(text("UPDATE visits SET workers = workers + 1"))
    told = differing(database, number)

    assert {difference.what for difference in told} == {"workers"}
    for _, city, counted, recorded in told:
        assert counted == before["workers", city]
        assert recorded == counted + before["known", city] - _closed(database, number, city)


def test_what_a_city_never_returned_is_not_asked_of_it(database: Engine) -> None:
    begin_office(database)
    send(database, "开业.xlsx", samples.openings(range(5)), SENDER)
    number = snapshots.build(database, date(2009, 2, 28)).number
    counted = golden_readings(read_counts(database, number))
    assert counted["attended", SENDER.city] == counted["attended", golden.NATION] == 60
    assert ("known", SENDER.city) not in counted  # nobody was visited
    assert ("trained", "340200") not in counted
    assert differing(database, number) == []


def _closed(engine: Engine, number: int, city: str) -> int:
    """Businesses known at six months because they had closed, in the months of the reading."""
    counts = read_counts(engine, number)
    cube, last = counts.cube("business"), counts.month - 8
    closed = cube.window("jobs_6_known - jobs_6_survivors", last - 11, last)
    return int(
        closed.sum() if city == golden.NATION else closed[list(counts.codes).index(int(city))]
    )


def test_a_few_cities_are_drawn_by_lot_and_others_for_another_content() -> None:
    codes = [f"{code:06d}" for code in range(100)]

    assert drawn_by_lot("a", codes) == drawn_by_lot("a", codes[::-1])
    assert drawn_by_lot("a", codes) != drawn_by_lot("b", codes)
    assert len(drawn_by_lot("a", codes)) == golden.ASKED
    assert drawn_by_lot("a", codes[:2]) == set(codes[:2])
