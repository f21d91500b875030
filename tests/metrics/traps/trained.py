"""Two persons trained in one course, whose businesses are looked at."""

TRAINED = {
    "courses": """
        id | institution_id | starts_on  | ends_on
        1  | 1              | 2007-09-01 | 2007-09-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
        8         | 1
    """,
}
AS_OF = "2009-12-31"
