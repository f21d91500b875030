"""Counts of how long records took to arrive, from the event to its entry, by city and kind of event."""

from datetime import date

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns, roll_up

EVENTS = ("completion", "assessment", "opening")
"""Kinds of event, by the place that the counts call `event`."""
LONGEST = 180
"""Days after which a record counts as never coming: what arrives later still tells no delay."""
SINCE = 365
"""Days before the as-of date from which events are looked at."""


def delays(bench: Workbench, as_of: date) -> Columns:
    """By (city, event, day): `reported` records that took so many days, `aged` events so old.

    Of the records entered by the as-of date, events of its last 365 days; `aged` to 179 days.
    Both together give, for any delay u, the events that happened u days ago or earlier and took
    at most u: those that took at most u, less those younger than u (who all took less). An entry
    dated before the event took no day; a record without the day of its entry tells no delay.
    """
    columns = bench.numbers(DELAYS)
    return roll_up(columns, ("city", "event", "day"), ("reported", "aged"))


_COURSES = "JOIN courses c ON c.id = e.course_id JOIN institutions i ON i.id = c.institution_id"
_OF_ENROLMENT = """
    SELECT i.city_code, {event} AS event, e.{column} AS happened, e.recorded_on
    FROM enrolments e {courses} AND c.ends_on <= as_of()
"""
DELAYS = f"""
    WITH events AS (
        {_OF_ENROLMENT.format(event=0, column="completed_on", courses=_COURSES)}
        UNION ALL
        {_OF_ENROLMENT.format(event=1, column="assessed_on", courses=_COURSES)}
        UNION ALL
        SELECT i.city_code, 2 AS event, b.opened_on AS happened, b.recorded_on
        FROM ventures v
        JOIN businesses b ON b.id = v.venture
        JOIN institutions i ON i.id = v.institution
    ), known AS (
        SELECT p.city, e.event, as_of() - e.happened AS age,
            greatest(0, e.recorded_on - e.happened) AS delay
        FROM events e JOIN programme p ON p.code = e.city_code
        WHERE e.recorded_on IS NOT NULL AND e.happened <= as_of() AND as_of() - e.happened < {SINCE}
    )
    SELECT city, event, delay AS day, count(*) AS reported, 0 AS aged
    FROM known WHERE delay <= {LONGEST} GROUP BY ALL
    UNION ALL
    SELECT city, event, age AS day, 0 AS reported, count(*) AS aged
    FROM known WHERE delay <= {LONGEST} AND age < {LONGEST} GROUP BY ALL
"""
