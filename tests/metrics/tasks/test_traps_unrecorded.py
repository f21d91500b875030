"""What an office need not record: an empty column is no value, and never zero."""

from dataclasses import replace

import pytest

from i18n import LANGUAGES, Language, pick
from metrics.counts.presence import is_counted, measures
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from metrics.tasks.forms import NO_RECORD
from sentences.established import verdict_or_nothing
from tests.metrics.conftest import Count, Demo
from tests.oracle.tasks import target_groups
from tests.oracle.tasks.traps import agreed, city_values, figure

AS_OF = "2009-12-31"
OPTIONAL = [key for key, one in FIGURES.items() if one.optional]
TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2007-09-01 | 2007-09-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
        8         | 1
    """,
}


@pytest.mark.parametrize("key", OPTIONAL)
def test_where_nothing_was_recorded_there_is_no_value(count: Count, key: str) -> None:
    one, counts = FIGURES[key], count(AS_OF)
    for variant in (None, *one.variants):
        shown = readings(counts, one, "city", variant)
        assert shown["value"].isna().all()
        assert not set(shown["verdict"]) & {"met", "missed", "no_target"}
        assert shown["rank"].isna().all()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", OPTIONAL)
def test_that_is_told_as_no_record_and_neither_as_too_few_nor_unripe(
    key: str, language: Language
) -> None:
    for verdict in ("too_small", "immature"):
        words = verdict_or_nothing(FIGURES[key], verdict, False, language)
        assert words.endswith(pick(NO_RECORD, language))
        assert not verdict_or_nothing(FIGURES[key], verdict, True, language).endswith(
            pick(NO_RECORD, language)
        )


@pytest.mark.parametrize("key", OPTIONAL)
def test_an_older_snapshot_counts_the_figures_that_it_had(sqlite_demo: Demo, key: str) -> None:
    counts: Counts = sqlite_demo.counts
    one = FIGURES[key]
    assert is_counted(counts, one)
    newer = measures(one)
    table = {
        name: column for name, column in counts.tables[one.counts].items() if name not in newer
    }
    older = replace(counts, tables={**counts.tables, one.counts: table})
    assert not is_counted(older, one)
    of_old = [
        other
        for other in FIGURES.values()
        if other.counts == one.counts and not other.optional and other.kind != "median"
    ]
    assert all(is_counted(older, other) for other in of_old)


def test_a_city_that_records_nothing_stays_out_of_the_national_share(count: Count) -> None:
    counts = agreed(
        count,
        target_groups,
        AS_OF,
        enrolments="person_id | course_id\n7 | 1",
        courses="""
            id | institution_id | starts_on  | ends_on    | local_material | model
            1  | 1              | 2009-06-01 | 2009-06-10 | yes            | no
            2  | 1              | 2009-06-01 | 2009-06-10 | no             | no
            3  | 1              | 2009-06-01 | 2009-06-10 | -              | no
            4  | 2              | 2009-06-01 | 2009-06-10 | -              | yes
        """,
    )
    assert figure(counts, "local_material") == (1, 2)
    assert city_values(counts, "local_material") == {"110000": 0.5}
    assert city_values(counts, "model_courses") == {"110000": 0.0, "130100": 1.0}
