"""A load tells of closings without a date, so that the date can be filled in."""

from sqlalchemy import Engine

from data_access.loading.undated import undated_closings
from tests.oracle.harness.text_tables import make_records, replace_records


def test_only_verified_visits_tell_of_closings_without_a_date(database: Engine) -> None:
    records = make_records(
        businesses="""
            lead_person_id | opened_on  | closed_on
            7              | 2008-03-01 | -
            8              | 2008-03-01 | 2008-09-01
            9              | 2008-03-01 | -
        """,
        visits="""
            business_id | visited_on | status | verified
            1           | 2008-09-10 | closed | yes
            1           | 2008-12-10 | closed | yes
            2           | 2008-09-10 | closed | yes
            3           | 2008-09-10 | closed | no
        """,
    )
    replace_records(database, records)
    with database.connect() as connection:
        closings = undated_closings(connection)
    assert list(closings.values()) == [1]
