"""What clerks write in the cells of single forms: months, links of the chain, shares, codes, kinds."""

from datetime import date
from typing import Any

import pytest

from data_access.returns.forms.choices import COURSE, GROUP, PASSED, STATUS, TRADE, month_end
from data_access.returns.forms.governance.duties import DUTY, officer_code, share
from data_access.returns.forms.governance.nil_returns import TABLES
from data_access.returns.forms.registry import FORMS, name_of
from data_access.returns.forms.services.cases import links
from data_access.returns.forms.training.institutions import RESULT
from data_access.schema.business import BUSINESS_KINDS
from data_access.schema.reference import KEPT_BY_CITIES
from data_access.schema.training import COURSE_KINDS, TARGET_GROUPS


@pytest.mark.parametrize(
    "cell", ["2008年5月", "2008-5", "2008.05", "２００８年５月", "2008-5-3", date(2008, 5, 9)]
)
def test_a_month_is_its_last_day_however_it_is_written(cell: Any) -> None:
    assert month_end(cell).value == date(2008, 5, 31)


def test_what_is_no_month_is_refused() -> None:
    rule = month_end("2008年13月").rule
    assert rule is not None and rule.en == "there is no such month"
    assert month_end("五月").value is None
    assert month_end("") == month_end(None)


def test_links_asked_for_stand_in_one_cell() -> None:
    assert links("开业指导、融资服务").value == ("guidance", "finance")
    assert links("融资,孵化 和 跟踪").value == ("finance", "incubation", "follow_up")
    assert links("均不需要").value == ()
    assert links("").value is None and links("").rule is None
    assert links("帮忙").rule is not None


@pytest.mark.parametrize(
    ("cell", "value"), [("70", 0.7), (70, 0.7), ("70%", 0.7), (0.7, 0.7), (1, 1.0), ("0.5%", 0.005)]
)
def test_a_share_is_read_as_a_part_of_one(cell: Any, value: float) -> None:
    assert share(cell).value == pytest.approx(value)


def test_shares_beyond_all_and_names_of_officers_are_refused() -> None:
    assert share("170").rule is not None and share("大部").rule is not None
    assert officer_code("G01-2").value == "G01-2"
    assert officer_code("王某").value is None and officer_code("王某").rule is not None


def test_a_whole_word_of_the_list_counts_before_a_part_of_another() -> None:
    assert (RESULT("不合格").value, RESULT("合格").value) == ("failed", "passed")
    assert DUTY("一条龙服务").value == "chain_coverage"
    assert PASSED("58").value is False


def test_lists_offer_every_code_that_the_tables_know() -> None:
    for list_, codes in ((GROUP, TARGET_GROUPS), (TRADE, BUSINESS_KINDS), (COURSE, COURSE_KINDS)):
        assert {list_(word).value for word in list_.listed} == set(codes)
    assert "not_met" in {STATUS(word).value for word in STATUS.listed}


def test_nil_returns_can_be_given_of_every_table_that_a_city_keeps() -> None:
    assert {table for tables in TABLES.values() for table in tables} == set(KEPT_BY_CITIES)
    assert set(TABLES) <= {form.name.zh for form in FORMS.values()}


def test_a_batch_of_an_unknown_form_bears_its_code() -> None:
    assert (name_of("workbook").zh, name_of("older").en) == ("多表台账", "older")
