"""A full snapshot, beside the plain way: one query per figure straight from the records."""

import time
from pathlib import Path

from sqlalchemy import text

from benchmarks.data import AS_OF
from benchmarks.rows import Row, compared
from commands.progress import Progress
from data_access import snapshots
from data_access.engine import Engine, open_database

# What a report would ask of SQL, one figure at a time, clock rules left out: the least a plain
# way must do, and far less than a snapshot counts.
PLAIN = (
    """SELECT i.city_code, strftime('%Y-%m', c.ends_on), e.target_group, count(*),
              sum(e.assessment_passed OR e.resit_passed)
       FROM enrolments e JOIN courses c ON c.id = e.course_id
       JOIN institutions i ON i.id = c.institution_id GROUP BY 1, 2, 3""",
    """SELECT i.city_code, strftime('%Y-%m', s.completed_on), e.target_group, count(*),
              sum(EXISTS (SELECT 1 FROM founders f JOIN businesses b ON b.id = f.business_id
                          WHERE f.person_id = e.person_id AND b.opened_on > e.completed_on
                            AND b.opened_on <= date(s.completed_on, '+6 months')))
       FROM service_cases s JOIN enrolments e ON e.id = s.enrolment_id
       JOIN courses c ON c.id = e.course_id JOIN institutions i ON i.id = c.institution_id
       GROUP BY 1, 2, 3""",
    """SELECT b.city_code, strftime('%Y-%m', b.opened_on), count(*),
              sum((SELECT v.workers FROM visits v WHERE v.business_id = b.id
                   AND v.visited_on >= date(b.opened_on, '+5 months')
                   ORDER BY v.visited_on, v.id LIMIT 1))
       FROM businesses b GROUP BY 1, 2""",
    """SELECT b.city_code, strftime('%Y-%m', b.opened_on), count(*),
              sum(EXISTS (SELECT 1 FROM visits v WHERE v.business_id = b.id
                          AND v.status = 'operating'
                          AND v.visited_on >= date(b.opened_on, '+12 months')))
       FROM businesses b GROUP BY 1, 2""",
    """SELECT i.city_code, strftime('%Y-%m', s.completed_on), count(*),
              sum((SELECT count(DISTINCT v.link) FROM services v WHERE v.case_id = s.id) >= 3)
       FROM service_cases s JOIN enrolments e ON e.id = s.enrolment_id
       JOIN courses c ON c.id = e.course_id JOIN institutions i ON i.id = c.institution_id
       GROUP BY 1, 2""",
)


def measure(file: Path, size: str) -> tuple[list[Row], float]:
    """A rebuild of the newest snapshot, and whether it gives the same content again."""
    engine = open_database(str(file))
    newest = snapshots.newest(engine)
    with Progress(f"{size}: full snapshot") as progress:
        begun = time.perf_counter()
        again = snapshots.build(engine, AS_OF, progress)
        ours = time.perf_counter() - begun
    plain = _plain(engine, size)
    engine.dispose()
    same = newest is not None and newest.content_hash == again.content_hash
    equal = Row(
        "snapshot rebuilt: same content",
        size,
        again.content_hash[:12],
        "the one before",
        "equal" if same else "different",
        "equal",
        same,
    )
    target = "15 s" if size == "M" else "–"
    return [
        compared("full snapshot, SQLite", size, ours, ("5 figures, plain SQL", plain), target, 3.0),
        equal,
    ], ours


def _plain(engine: Engine, size: str) -> float:
    begun = time.perf_counter()
    with engine.connect() as connection, Progress(f"{size}: plain SQL") as progress:
        for done, query in enumerate(PLAIN):
            progress(done, len(PLAIN), "")
            connection.execute(text(query)).fetchall()
    return time.perf_counter() - begun
