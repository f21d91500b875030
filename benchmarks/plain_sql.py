"""What a report would ask of SQL, one figure at a time, straight from the records.

The clock rules are left out: this is the least a plain way must do, and far less than a
snapshot counts.
"""

MONTH = {"sqlite": "strftime('%Y-%m', {day})", "postgresql": "to_char({day}, 'YYYY-MM')"}
LATER = {
    "sqlite": "date({day}, '+{months} months')",
    "postgresql": "({day} + INTERVAL '{months} months')",
}


def queries(dialect: str) -> list[str]:
    """One query per figure in the words of a database."""

    def month(day: str) -> str:
        return MONTH[dialect].format(day=day)

    def later(day: str, months: int) -> str:
        return LATER[dialect].format(day=day, months=months)

    def share(condition: str) -> str:
        return f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END)"

    trained = """enrolments e JOIN courses c ON c.id = e.course_id
        JOIN institutions i ON i.id = c.institution_id"""
    served = f"service_cases s JOIN {trained}".replace(
        "enrolments e", "enrolments e ON e.id = s.enrolment_id"
    )
    opened_in_time = f"""EXISTS (SELECT 1 FROM founders f JOIN businesses b ON b.id = f.business_id
        WHERE f.person_id = e.person_id AND b.opened_on > e.completed_on
        AND b.opened_on <= {later("s.completed_on", 6)})"""
    workers = f"""(SELECT v.workers FROM visits v WHERE v.business_id = b.id
        AND v.visited_on >= {later("b.opened_on", 5)} ORDER BY v.visited_on, v.id LIMIT 1)"""
    still_there = f"""EXISTS (SELECT 1 FROM visits v WHERE v.business_id = b.id
        AND v.status = 'operating' AND v.visited_on >= {later("b.opened_on", 12)})"""
    links = "(SELECT count(DISTINCT v.link) FROM services v WHERE v.case_id = s.id) >= 3"
    return [
        f"""SELECT i.city_code, {month("c.ends_on")}, e.target_group, count(*),
            {share("e.assessment_passed OR e.resit_passed")} FROM {trained} GROUP BY 1, 2, 3""",
        f"""SELECT i.city_code, {month("s.completed_on")}, e.target_group, count(*),
            {share(opened_in_time)} FROM {served} GROUP BY 1, 2, 3""",
        f"""SELECT b.city_code, {month("b.opened_on")}, count(*), sum({workers})
            FROM businesses b GROUP BY 1, 2""",
        f"""SELECT b.city_code, {month("b.opened_on")}, count(*), {share(still_there)}
            FROM businesses b GROUP BY 1, 2""",
        f"""SELECT i.city_code, {month("s.completed_on")}, count(*), {share(links)}
            FROM {served} GROUP BY 1, 2""",
    ]
