"""The page of the appraisal through the frame: its findings, its sliders, its plans, both languages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import streamlit as st
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

from data_access import appraisal_plans
from i18n import LANGUAGES, Language, entries, text
from metrics.appraisal.index import appraise
from metrics.appraisal.plan import KEYS, PROPOSED
from metrics.appraisal.responsibility import WHY, results
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from sentences.appraisal import reasons
from shell.cache import database
from shell.screens.appraisal import saving
from shell.screens.appraisal.saving import Draft
from shell.viewer.access import NOBODY, AccessRefused, Scope

Open = Callable[..., AppTest]
YEAR = 2011
DRAFT = Draft(YEAR, 0, saving.rows_of(PROPOSED), "王", "理由")


@pytest.fixture
def demonstration(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration, as these tests write into it."""
    return Path(shutil.copy(demonstration, tmp_path / "written.sqlite3"))


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("appraisal", link)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.markdown, *test.caption])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["places", "duties", "plans"])
def test_every_part_is_drawn(open_page: Open, part: str, language: Language) -> None:
    test = open_page(lang=language, part=part)

    assert not test.exception
    assert test.header[0].value == {"zh": "考核", "en": "Appraisal"}[language]
    assert "{" not in words(test)
    assert "nan" not in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["figure", "table"])
@pytest.mark.parametrize("year", ["2008", "2010", "rolling"])
def test_every_year_has_its_finding(
    open_page: Open, counts: Counts, year: str, form: str, language: Language
) -> None:
    test = open_page(lang=language, appraisal_year=year, appraisal_form=form)
    rows = appraise(counts, PROPOSED, year if year == "rolling" else int(year))
    n = int(rows["index"].notna().sum())

    assert not test.exception
    said = {"zh": f"{n}个城市有考核指数", "en": f"{n} cities have an index"}[language]
    assert (said if n else text("appraisal.headline_none", language)) in words(test)


def test_a_moved_slider_gives_the_index_under_its_weights(open_page: Open, counts: Counts) -> None:
    test = open_page(lang="en", appraisal_year="rolling")
    appraisal = appraise(counts, PROPOSED, "rolling")
    code = str(appraisal.loc[appraisal["index"].notna(), "entity"].iloc[0])
    test.selectbox(key="city").set_value(code).run()
    test.slider(key="appraisal_weight_job_multiplier").set_value(50).run()
    moved = appraise(counts, PROPOSED.with_weights((15, 10, 15, 20, 20, 50)), "rolling")
    index = moved.set_index("entity").loc[code, "index"]

    assert not test.exception
    assert f"index **{index:.1f}**" in words(test)
    test.button(key="appraisal_put_back").click().run()
    assert test.slider(key="appraisal_weight_job_multiplier").value == 20


def test_all_weights_at_nothing_are_a_sentence_not_an_error(open_page: Open) -> None:
    test = open_page(lang="zh", appraisal_year="rolling")
    for key in KEYS:
        test.slider(key=f"appraisal_weight_{key}").set_value(0)
    test.run()

    assert not test.exception
    assert text("appraisal.headline_no_weight", "zh") in words(test)


def test_the_headline_of_owners_counts_those_that_cannot_be_rated(
    open_page: Open, counts: Counts
) -> None:
    test = open_page(lang="en", part="duties", appraisal_scope="all")
    owners_results = results(counts, PROPOSED, 2009, "department")["result"]

    assert f"{owners_results.notna().sum()} departments" in words(test)
    assert f"{owners_results.isna().sum()} departments" in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("owner", ["department", "officer"])
def test_the_headline_says_how_many_are_not_rated_for_which_reason(
    open_page: Open, counts: Counts, owner: str, language: Language
) -> None:
    said = words(open_page(lang=language, part="duties"))
    why = results(counts, PROPOSED, 2009, owner)["why"]  # type: ignore[arg-type]

    assert (why != "").any()
    for reason, n in why[why != ""].value_counts().items():
        word = reasons.reason(str(reason), language)
        word = word[:1].lower() + word[1:]
        assert text(f"appraisal.reason_{owner}", language, n=n, word=word) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_without_returns_is_told_so_in_every_row(
    open_page: Open, counts: Counts, language: Language
) -> None:
    code = keys(counts, "city")[int((~counts.reported).argmax())]
    test = open_page(lang=language, part="duties", city=code)
    departments, officers, owned = (table.value for table in test.dataframe)
    silent, aimless = (reasons.reason(why, language) for why in ("unreported", "no_target"))
    told = text("appraisal.not_rateable", language, why=silent)

    assert set(departments["result"]) == {told}
    assert told in set(officers["result"])
    assert set(owned["score"]) == {silent, aimless}
    assert set(owned["value"]) == set(owned["n"]) == {"—"}


def test_every_reason_has_its_word() -> None:
    for language in LANGUAGES:
        assert len({reasons.reason(why, language) for why in WHY}) == len(WHY)


def written(test: AppTest, who: str = "规划处", why: str = "看重就业") -> AppTest:
    test.text_input(key="appraisal_author").set_value(who)
    test.text_area(key="appraisal_reason").set_value(why)
    sent = next(button for button in test.button if "FormSubmitter" in str(button.key))
    return sent.click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_saved_after_a_second_look(open_page: Open, language: Language) -> None:
    test = open_page(lang=language, part="plans")
    test.slider(key="appraisal_weight_job_multiplier").set_value(25).run()
    test = written(test)
    assert appraisal_plans.newest(database.engine(), YEAR) is None

    test.button(key="appraisal_confirm").click().run()

    assert not test.exception
    assert test.success[0].value == text("appraisal.saved", language, year=YEAR, version=1)
    saved = appraisal_plans.newest(database.engine(), YEAR)
    assert saved is not None
    assert (saved.set_by, saved.reason) == ("规划处", "看重就业")
    assert {row.component: row.weight for row in saved.rows}["job_multiplier"] == 25
    assert text("appraisal.log_title", language, n=1) in words(test)


def test_going_back_saves_nothing_and_keeps_what_was_typed(open_page: Open) -> None:
    test = written(open_page(lang="zh", part="plans"))
    test.button(key="appraisal_dismiss").click().run()

    assert test.text_input(key="appraisal_author").value == "规划处"
    assert test.text_area(key="appraisal_reason").value == "看重就业"
    assert appraisal_plans.log(database.engine()) == []


@pytest.mark.parametrize(("who", "why", "problem"), [("", "r", "author"), ("w", " ", "reason")])
def test_what_is_missing_is_said(open_page: Open, who: str, why: str, problem: str) -> None:
    test = written(open_page(lang="zh", part="plans"), who, why)

    assert [error.value for error in test.error] == [text(f"appraisal.refused.{problem}", "zh")]
    assert appraisal_plans.log(database.engine()) == []


def test_nothing_is_called_saved_that_is_in_no_file(open_page: Open, demonstration: Path) -> None:
    test = written(open_page(lang="zh", part="plans"))
    demonstration.unlink()
    test.button(key="appraisal_confirm").click().run()

    assert test.error[0].value == text("appraisal.refused.file_replaced", "zh")
    assert not test.success
    assert test.text_area(key="appraisal_reason").value == "看重就业"


def test_who_was_overtaken_is_told_and_loses_nothing(open_page: Open) -> None:
    test = written(open_page(lang="zh", part="plans"))
    other = saving.rows_of(PROPOSED)
    appraisal_plans.save(database.engine(), YEAR, other, "李 *x* <b>", "先到", after=0)
    test.button(key="appraisal_confirm").click().run()

    assert test.error[0].value == text("appraisal.refused.overtaken", "zh", year=YEAR)
    assert "李 \\*x\\* \\<b\\>" in words(test)
    assert test.text_area(key="appraisal_reason").value == "看重就业"
    written(test).button(key="appraisal_confirm").click().run()
    assert [entry.changed_by for entry in appraisal_plans.log(database.engine())] == [
        "规划处",
        "李 *x* <b>",
    ]


def test_a_database_that_cannot_be_written_is_an_outcome(
    demo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("", {}, Exception("disk full"))

    monkeypatch.setattr(appraisal_plans, "save", fail)
    outcome = saving.save(Scope("ministry", None), DRAFT)

    assert outcome.problem == "database"


@pytest.mark.parametrize("scope", [NOBODY, Scope("ministry", ("110000",))])
def test_only_the_ministry_saves(demo_url: str, scope: Scope) -> None:
    with pytest.raises(AccessRefused):
        saving.save(scope, DRAFT)
    with pytest.raises(AccessRefused):
        saving.log(scope)

    assert appraisal_plans.log(database.engine()) == []


def test_every_problem_has_its_sentence() -> None:
    problems = (*appraisal_plans.Problem.__args__, "database")  # type: ignore[attr-defined]

    assert all(f"appraisal.refused.{problem}" in entries() for problem in problems)


def test_a_slider_moves_no_number_of_the_plan(open_page: Open, counts: Counts) -> None:
    before = appraise(counts, PROPOSED, "rolling")["index"].to_numpy()
    test = open_page(lang="zh", appraisal_year="rolling")
    test.slider(key="appraisal_weight_pass_rate").set_value(50).run()

    np.testing.assert_array_equal(appraise(counts, PROPOSED, "rolling")["index"], before)
