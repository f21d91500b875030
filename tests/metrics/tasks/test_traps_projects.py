"""Projects, trap by trap: what is listed, what is chosen in time, whose business it is."""

import numpy as np
import pytest

from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Count
from tests.oracle.harness.text_tables import make_records
from tests.oracle.tasks import projects
from tests.oracle.tasks.listing import assert_tables_agree
from tests.oracle.tasks.traps import agreed, figure

AS_OF = "2009-12-31"
HEAD = "id | city_code | kind | collected_on | appraised_on | feasible | listed_on | investment"
CHOICES = "id | project_id | case_id | recommended_on | chosen_on | business_id"
TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2007-09-01 | 2007-09-10
    """,
    "enrolments": """
        id | person_id | course_id
        1  | 7         | 1
        2  | 8         | 1
    """,
    "service_cases": """
        id | enrolment_id
        1  | 1
        2  | 2
    """,
}


def counted(count: Count, rows: str, choices: str = "", businesses: str = "") -> Counts:
    """Counts of projects, some chosen by two persons who were trained and served."""
    texts = {**TRAINED, "projects": f"{HEAD}\n{rows}"}
    if choices:
        texts["project_recommendations"] = f"{CHOICES}\n{choices}"
    if businesses:
        texts["businesses"] = f"id | lead_person_id | opened_on | closed_on\n{businesses}"
    return agreed(count, projects, AS_OF, **texts)


def national(counts: Counts, key: str, variant: str | None = None, period: str = "rolling") -> int:
    """Numerator of a figure for the nation."""
    return int(readings(counts, FIGURES[key], "national", variant, period)["numerator"].iloc[0])


def of(counts: Counts, key: str, period: str = "rolling") -> tuple[int, int]:
    """Numerator and denominator of a figure for the nation."""
    return figure(counts, key, period=period)


def test_only_what_was_appraised_feasible_is_listed(count: Count) -> None:
    counts = counted(
        count,
        """
        1 | 110000 | retail | 2009-01-01 | 2009-02-01 | yes | 2009-03-01 | 10000
        2 | 110000 | retail | 2009-01-01 | 2009-02-01 | no  | 2009-03-01 | 20000
        3 | 110000 | retail | 2009-01-01 | -          | -   | 2009-03-01 | 30000
        4 | 130100 | retail | 2009-01-01 | 2009-02-01 | -   | -          | 40000
        5 | 130100 | retail | 2009-01-01 | 2009-02-01 | yes | 2010-01-01 | 50000
        """,
    )
    assert national(counts, "projects_listed") == 1
    assert national(counts, "project_library") == 1
    assert national(counts, "project_library", "collected") == 5
    assert of(counts, "projects_feasible") == (2, 3)


def test_the_library_holds_a_project_once_it_is_both_appraised_and_listed(count: Count) -> None:
    counts = counted(
        count, "1 | 110000 | retail | 2008-01-01 | 2009-11-15 | yes | 2009-10-01 | 10000"
    )
    monthly = counts.cube("library").monthly("listed").sum(axis=0)
    assert monthly[-3:].tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("chosen_on", "opened_on", "chosen"),
    [
        ("2008-03-10", "2009-02-28", 1),
        ("2008-03-10", "2009-03-01", 0),
        ("2009-03-01", "2009-02-01", 0),
        ("2008-02-28", "2008-06-01", 0),
        ("2008-03-10", "2008-02-28", 0),
        ("-", "2008-06-01", 0),
    ],
)
def test_choice_and_opening_lie_within_twelve_months_of_listing(
    count: Count, chosen_on: str, opened_on: str, chosen: int
) -> None:
    counts = counted(
        count,
        "1 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-02-29 | 10000",
        f"1 | 1 | 1 | 2008-02-01 | {chosen_on} | 1",
        f"1 | 7 | {opened_on} | -",
    )
    assert of(counts, "projects_chosen", "2008") == (chosen, 1)


def test_a_choice_without_a_business_and_a_second_choice_do_not_count(count: Count) -> None:
    counts = counted(
        count,
        """
        1 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        2 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        """,
        """
        1 | 1 | 1 | 2008-03-02 | 2008-03-05 | 1
        2 | 1 | 2 | 2008-03-02 | 2008-03-05 | 2
        3 | 2 | 1 | 2008-03-02 | 2008-03-05 | -
        """,
        """
        1 | 7 | 2008-06-01 | -
        2 | 8 | 2008-06-01 | -
        """,
    )
    assert of(counts, "projects_chosen", "2008") == (1, 2)


def test_listings_ripen_after_a_year_and_the_grace(count: Count) -> None:
    counts = counted(
        count,
        """
        1 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-11-30 | 10000
        2 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-12-01 | 10000
        """,
    )
    assert of(counts, "projects_chosen") == (0, 1)


def test_the_median_investment_is_that_of_listed_projects(count: Count) -> None:
    counts = counted(
        count,
        """
        1 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        2 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 30000
        3 | 130100 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 90000
        4 | 130100 | retail | 2008-01-01 | 2008-02-01 | no  | -          | 1
        """,
    )
    figure = FIGURES["project_investment"]
    assert readings(counts, figure, "national")["value"].tolist() == [30000]
    assert readings(counts, figure, "city")["value"].fillna(-1).tolist() == [20000, 90000, -1]


def test_a_business_belongs_to_the_project_that_it_chose_first(count: Count) -> None:
    counts = counted(
        count,
        """
        1 | 130100 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        2 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        3 | 110000 | retail | 2008-01-01 | 2008-02-01 | no  | 2008-03-01 | 10000
        """,
        """
        1 | 3 | 1 | 2008-03-02 | 2008-03-03 | 1
        2 | 2 | 1 | 2008-03-02 | 2008-03-06 | 1
        3 | 1 | 1 | 2008-03-02 | 2008-03-05 | 1
        """,
        "1 | 7 | 2008-06-01 | 2009-06-02",
    )
    figure = FIGURES["project_survival"]
    by_project = readings(counts, figure, "project", period="2008")
    assert by_project["entity"].tolist() == ["1", "2"]
    assert by_project["numerator"].tolist() == [1, 0]
    assert readings(counts, figure, "city", period="2008")["denominator"].tolist() == [0, 1, 0]


@pytest.mark.parametrize(("opened_on", "project"), [("2008-06-30", "1"), ("2008-07-01", "2")])
def test_the_project_of_a_city_that_had_left_takes_no_other_citys_place(
    count: Count, opened_on: str, project: str
) -> None:
    texts = TRAINED | {
        "cities": """
            code   | name_zh  | name_en      | province_code | tier         | valid_from | valid_to
            110000 | 北京     | Beijing      | 110000        | municipality | 2007-01-01 | -
            130100 | 石家庄   | Shijiazhuang | 130000        | other        | 2007-01-01 | 2008-06-15
            130200 | 唐山     | Tangshan     | 130000        | other        | 2007-01-01 | -
        """,
        "projects": f"""{HEAD}
            1 | 130100 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
            2 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        """,
        "project_recommendations": f"""{CHOICES}
            1 | 1 | 1 | 2008-03-02 | 2008-03-05 | 1
            2 | 2 | 1 | 2008-03-02 | 2008-03-06 | 1
        """,
        "businesses": f"""
            id | lead_person_id | opened_on | closed_on
            1  | 7              | {opened_on} | -
        """,
    }
    counts, records = count(AS_OF, **texts), make_records(**texts)
    assert_tables_agree(counts, projects.tables(records, counts.as_of), records)
    used = counts.tables["project_businesses_by_project"]
    assert used["project"].tolist() == [int(project)]


def test_a_business_registered_again_carries_its_project_on(count: Count) -> None:
    counts = counted(
        count,
        "1 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000",
        """
        1 | 1 | 1 | 2008-03-02 | 2008-03-03 | 1
        2 | 1 | 1 | 2008-03-02 | 2008-03-03 | 2
        """,
        """
        1 | 7 | 2008-03-10 | 2008-04-10
        2 | 7 | 2008-05-10 | 2008-12-10
        """,
    )
    assert of(counts, "project_survival", "2008") == (0, 1)


def test_without_a_visit_the_bounds_take_a_lost_business_both_ways(count: Count) -> None:
    counts = counted(
        count,
        "1 | 110000 | retail | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000",
        "1 | 1 | 1 | 2008-03-02 | 2008-03-03 | 1",
        "1 | 7 | 2008-06-01 | -",
    )
    shown = readings(counts, FIGURES["project_survival"], "national", period="2008").iloc[0]
    assert np.isnan(shown["numerator"]), "nobody is left to watch, and one is no answer"
    assert shown["denominator"] == 1
    assert national(counts, "project_survival", "lost_closed", "2008") == 0
    assert national(counts, "project_survival", "lost_operating", "2008") == 1


def test_projects_are_named_by_their_kind_and_number(count: Count) -> None:
    counts = counted(
        count,
        """
        4 | 110000 | catering | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        9 | 110000 | mining   | 2008-01-01 | 2008-02-01 | yes | 2008-03-01 | 10000
        """,
    )
    assert names(counts, "project") == {
        "4": Text("餐饮项目4", "Catering project 4"),
        "9": Text("其他项目9", "Other project 9"),
    }
