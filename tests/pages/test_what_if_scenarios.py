"""The tab of scenarios through the frame: compare, save, share, follow, adopt, in both languages."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import streamlit as st
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

from data_access import scenarios, yearly_targets
from data_access.scenarios import SavedScenario
from data_access.yearly_targets import NewTarget
from i18n import LANGUAGES, Language, entries, text
from i18n.formats import count
from metrics.counts import Counts
from metrics.entities import keys
from metrics.what_if.adopted import Problem as CannotAdopt
from metrics.what_if.beside import moved_on
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import effect
from shell import database, export, what_if_frame, what_if_scenarios_one, what_if_scenarios_saving
from shell.access import NOBODY, AccessRefused, Scope
from shell.view import KEY
from shell.what_if_scenarios_beside import lines, sheet
from shell.what_if_scenarios_saving import Draft

Open = Callable[..., AppTest]
MINISTRY = Scope("ministry", None)
ONE = Scenario(targets=(Target("pass_rate", 0.85),), levers=(("opening_rate", 0.6),))
TWO = Scenario("other", (Target("opening_rate", 0.4, "other"),))
YEAR = 2011


@pytest.fixture
def demonstration(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration, as these tests write into it."""
    return Path(shutil.copy(demonstration, tmp_path / "written.sqlite3"))


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("what_if", {"what_if_tab": "scenarios", **link})


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def keep(scenario: Scenario, name: str = "方案一", snapshot: int = 2) -> SavedScenario:
    return scenarios.save(database.engine(), name, scenario.text, snapshot, "王", "理由")


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.markdown, *test.caption])


def send(test: AppTest, form: str) -> AppTest:
    (found,) = (b for b in test.button if "FormSubmitter" in str(b.key) and form in str(b.key))
    return found.click().run()


def save(test: AppTest, name: str = "方案一", who: str = "规划处", why: str = "提高") -> AppTest:
    for key, value in (("name", name), ("author", who), ("reason", why)):
        test.text_input(key=f"what_if_scenario_{key}").set_value(value)
    return send(test, "scenarios_save")


def look(test: AppTest, who: str = "规划司", why: str = "会议决定") -> AppTest:
    test.text_input(key="what_if_adopt_author").set_value(who)
    test.text_area(key="what_if_adopt_reason").set_value(why)
    return send(test, "scenarios_adopt")


def beside(test: AppTest) -> Any:
    (found,) = (each.value for each in test.dataframe if "today" in each.value.columns)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_anything_assumed_or_saved_the_tab_says_what_to_do(
    open_page: Open, language: Language
) -> None:
    test = open_page(lang=language)

    assert not test.exception
    assert text("what_if_scenarios.nothing_saved", language) in words(test)
    assert test.info[0].value == text("what_if_scenarios.refused.nothing", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_present_assumptions_stand_beside_today(
    open_page: Open, counts: Counts, language: Language
) -> None:
    test = open_page(lang=language, scenario=ONE.text)
    found = effect(counts, "pass_rate", ONE.targets)
    frame = beside(test).set_index("line")
    name = {"zh": "合格率", "en": "Pass rate"}[language]
    met = frame.loc[text("what_if_scenarios.line.met", language, name=name)]

    assert not test.exception
    assert "{" not in words(test)
    assert "nan" not in words(test)
    present = text("what_if_scenarios.present", language)
    assert (met["today"], met[present]) == (str(found.before["met"]), str(found.after["met"]))
    assert count(found.missing_after, language) in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_is_saved_listed_and_logged(open_page: Open, language: Language) -> None:
    test = save(open_page(lang=language, scenario=ONE.text))
    (saved,) = scenarios.listed(database.engine())

    assert not test.exception
    assert test.success[0].value == text(
        "what_if_scenarios.done.saved", language, name="方案一", version=1
    )
    assert (saved.content, saved.author, saved.reason) == (ONE.text, "规划处", "提高")
    assert saved.snapshot_number == 2
    assert text("what_if_scenarios.list_title", language, n=1) in words(test)
    assert text("what_if_scenarios.log_title", language, n=1) in words(test)


@pytest.mark.parametrize(
    ("name", "who", "why", "problem"),
    [("", "w", "r", "name"), ("n", " ", "r", "author"), ("n", "w", "", "reason")],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    open_page: Open, name: str, who: str, why: str, problem: str
) -> None:
    test = save(open_page(lang="zh", scenario=ONE.text), name, who, why)

    assert [e.value for e in test.error] == [text(f"what_if_scenarios.refused.{problem}", "zh")]
    assert test.text_input(key="what_if_scenario_name").value == name
    assert test.text_input(key="what_if_scenario_reason").value == why
    assert scenarios.listed(database.engine()) == []


def test_words_of_others_are_shown_as_words(open_page: Open) -> None:
    test = save(open_page(lang="zh", scenario=ONE.text), "**x** <b>", "[a](b)", "$r$")

    assert not test.exception
    assert "\\*\\*x\\*\\* \\<b\\>" in test.success[0].value


def test_four_scenarios_stand_beside_today_and_a_fifth_is_not_taken(open_page: Open) -> None:
    for number in range(5):
        moved = Scenario(targets=(Target("pass_rate", 0.8 + number / 100),), levers=ONE.levers)
        keep(moved, f"方案{number}")
    test = open_page(lang="zh", what_if_compared="1-2-3-4-5")

    assert not test.exception
    assert list(beside(test).columns) == [
        "line", "today", "1号 方案0", "2号 方案1", "3号 方案2", "4号 方案3",
    ]  # fmt: skip
    assert test.multiselect(key="what_if_compared").max_selections == 4


def test_scenarios_of_different_cities_have_no_common_today(open_page: Open) -> None:
    keep(ONE, "全国")
    keep(Scenario("other", levers=(("jobs", 6.0),)), "其他")
    frame = beside(open_page(lang="zh", what_if_compared="1-2")).set_index("line")

    assert frame.loc["范围"].tolist() == ["", "全国", "其他城市"]
    assert frame.loc["带动就业人数", "today"] == "—"
    assert frame.loc["其95%区间", "today"].tolist() == ["—", "—"]
    assert frame.loc["合格率：达标城市数", "today"] != "—"


def test_a_link_opens_the_same_where_nothing_was_saved(open_page: Open, demo_url: str) -> None:
    keep(ONE)
    test = open_page(lang="zh", what_if_compared="1")
    (link,) = (each.value for each in test.code)
    query = dict(part.split("=", 1) for part in link.partition("?")[2].split("&"))
    saved = beside(test)
    with database.engine().begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER scenarios_kept_delete")
        connection.exec_driver_sql("DELETE FROM scenarios")
    opened = beside(open_page(**query))

    assert opened.to_numpy().tolist() == saved.to_numpy().tolist()


def test_what_was_just_saved_is_the_one_to_share_and_adopt(open_page: Open) -> None:
    keep(TWO)
    test = open_page(lang="zh", scenario=ONE.text)
    assert test.selectbox(key="saved_scenario").value == "1"
    test = save(test, "后来")

    assert test.selectbox(key="saved_scenario").value == "2"
    assert test.query_params["saved_scenario"] == "2"


def test_opening_a_saved_scenario_makes_it_the_present_one(open_page: Open) -> None:
    keep(ONE)
    test = open_page(lang="zh")
    test.button(key="what_if_open").click().run()

    assert test.query_params["scenario"] == ONE.text
    assert text("what_if_scenarios.present", "zh") in beside(test).columns


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_newer_snapshot_it_says_what_the_data_changed(
    open_page: Open, counts: Counts, language: Language
) -> None:
    saved = keep(ONE, snapshot=1)
    test = open_page(lang=language)
    before = database.load(1)
    found = moved_on(before, counts, ONE).set_index("stage").loc["jobs"]
    (shown,) = (e.value for e in test.dataframe if "then_before" in e.value.columns)
    row = shown.set_index("stage").loc[text("what_if_scenarios.stage.jobs", language)]
    old, new = (effect(each, "pass_rate", ONE.targets) for each in (before, counts))

    assert not test.exception
    assert saved.snapshot_number == 1
    assert row["then_before"] == count(found["then_before"], language)
    assert row["then_now"] == count(found["then_now"], language)
    name = {"zh": "合格率", "en": "Pass rate"}[language]
    assert text(
        "what_if_scenarios.moved_cities", language, name=name, a=old.after["met"],
        b=new.after["met"], c=count(old.missing_after, language),
        d=count(new.missing_after, language),
    ) in words(test)  # fmt: skip


def test_on_its_own_snapshot_nothing_is_said_to_have_changed(open_page: Open) -> None:
    keep(ONE)

    test = open_page(lang="zh")
    assert not [e for e in test.dataframe if "then_before" in e.value.columns]


def test_a_saved_scenario_that_is_no_longer_known_is_said(open_page: Open) -> None:
    scenarios.save(database.engine(), "旧", "000000~t-old_key-all-0-0.5", 2, "王", "r")
    test = open_page(lang="zh")

    assert not test.exception
    assert test.warning[0].value == text("what_if_scenarios.not_understood", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_are_adopted_after_a_second_look(
    open_page: Open, counts: Counts, language: Language
) -> None:
    keep(ONE)
    test = look(open_page(lang=language))
    n = len(keys(counts, "city"))
    assert [v for v in yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
            if v.year == YEAR] == []  # fmt: skip
    name = {"zh": "合格率", "en": "Pass rate"}[language]
    assert text(
        "what_if_scenarios.will_change", language, name=name, n=n, a="80.0%", b="85.0%"
    ) in words(test)  # fmt: skip

    test.button(key="what_if_confirm").click().run()

    assert not test.exception
    done = text("what_if_scenarios.done.adopted", language, year=YEAR, rows=1)
    assert test.success[0].value == done
    held = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [(v.value, v.version) for v in held if v.year == YEAR] == [(0.85, 1)]
    assert len([v for v in held if v.year == 2010]) == 1
    assert text("what_if_scenarios.log_title", language, n=2) in words(test)


def test_fair_targets_of_every_city_are_adopted_one_by_one(open_page: Open, counts: Counts) -> None:
    codes = keys(counts, "city")
    fair = tuple(Target("opening_rate", 0.4 + n / 1000, code) for n, code in enumerate(codes))
    keep(Scenario(targets=fair))
    test = look(open_page(lang="zh"))
    test.button(key="what_if_confirm").click().run()
    held = yearly_targets.versions(database.engine(), ["opening_rate"], YEAR)

    assert not test.exception
    assert {v.city: v.value for v in held if v.year == YEAR and v.city} == {
        each.whom: each.value for each in fair
    }


def test_going_back_sets_nothing_and_keeps_what_was_typed(open_page: Open) -> None:
    keep(ONE)
    test = look(open_page(lang="zh"))
    test.button(key="what_if_dismiss").click().run()

    assert test.text_input(key="what_if_adopt_author").value == "规划司"
    assert test.text_area(key="what_if_adopt_reason").value == "会议决定"
    held = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [v for v in held if v.year == YEAR] == []


def test_who_was_overtaken_is_told_and_loses_nothing(open_page: Open) -> None:
    saved = keep(ONE)
    test = look(open_page(lang="zh"))
    seen = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    other = (NewTarget("pass_rate", "", "", 0.82),)
    yearly_targets.adopt(database.engine(), YEAR, other, saved.id, "张", "先到", seen)
    test.button(key="what_if_confirm").click().run()

    assert test.error[0].value == text("what_if_scenarios.refused.overtaken", "zh", year=YEAR)
    assert test.text_area(key="what_if_adopt_reason").value == "会议决定"
    look(test).button(key="what_if_confirm").click().run()
    held = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [v.value for v in held if v.year == YEAR] == [0.82, 0.85]


@pytest.mark.parametrize(("who", "why", "problem"), [("", "r", "author"), ("w", " ", "reason")])
def test_an_adoption_needs_author_and_reason(
    open_page: Open, who: str, why: str, problem: str
) -> None:
    keep(ONE)
    test = look(open_page(lang="zh"), who, why)

    assert [e.value for e in test.error] == [text(f"what_if_scenarios.refused.{problem}", "zh")]


def test_a_scenario_of_levers_alone_has_nothing_to_adopt(open_page: Open) -> None:
    keep(Scenario(levers=ONE.levers))
    test = open_page(lang="zh")

    assert text("what_if_scenarios.cannot.none", "zh", name="方案一", year=YEAR) in [
        each.value for each in test.info
    ]


@pytest.mark.parametrize("scope", [NOBODY, Scope("ministry", ("110000",))])
def test_only_the_ministry_adopts(demo_url: str, scope: Scope) -> None:
    saved = keep(ONE)
    new = (NewTarget("pass_rate", "", "", 0.85),)
    with pytest.raises(AccessRefused):
        what_if_scenarios_saving.adopt(scope, Draft(2, saved.id, YEAR, new, (), "w", "r"))
    with pytest.raises(AccessRefused):
        what_if_scenarios_saving.versions(scope, ("pass_rate",), YEAR)
    with pytest.raises(AccessRefused):
        what_if_scenarios_saving.log(scope)

    held = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [v for v in held if v.year == YEAR] == []


def test_a_viewer_sees_scenarios_of_the_own_cities_only(demo_url: str) -> None:
    keep(ONE)
    own = keep(Scenario("110000", levers=ONE.levers), "北京")

    assert what_if_scenarios_saving.listed(MINISTRY, ("110000",)) == [own]
    with pytest.raises(AccessRefused):
        what_if_scenarios_saving.listed(NOBODY, ("110000",))
    with pytest.raises(AccessRefused):
        what_if_scenarios_saving.save(NOBODY, ONE, 2, "n", "w", "r")


def test_a_database_that_cannot_be_written_is_an_outcome(
    demo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("", {}, Exception("disk full"))

    monkeypatch.setattr(scenarios, "save", fail)
    monkeypatch.setattr(yearly_targets, "adopt", fail)
    saved = what_if_scenarios_saving.save(MINISTRY, ONE, 2, "n", "w", "r")
    adopted = what_if_scenarios_saving.adopt(MINISTRY, Draft(2, 1, YEAR, (), (), "w", "r"))

    assert (saved.problem, adopted.problem) == ("database", "database")


def test_every_problem_has_its_sentence() -> None:
    refused = {*scenarios.Problem.__args__, *yearly_targets.Problem.__args__}  # type: ignore[attr-defined]
    cannot = [each for each in CannotAdopt.__args__ if each]  # type: ignore[attr-defined]

    assert all(
        f"what_if_scenarios.refused.{problem}" in entries()
        for problem in (*refused, "database", "nothing")
    )
    assert all(f"what_if_scenarios.cannot.{problem}" in entries() for problem in cannot)


def test_the_comparison_leaves_as_numbers(open_page: Open, counts: Counts) -> None:
    view = open_page(lang="en", scenario=ONE.text).session_state[KEY]
    held = lines(view, (ONE,))
    made = sheet(view, held, {"=Plan": ONE})
    book = openpyxl.load_workbook(
        io.BytesIO(export.xlsx_bytes(export.notes(made, view), export.rows(made)))
    )
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    (head,) = (row for row in cells if row[0] == "Item")
    (target,) = (row for row in cells if row[0] == "Pass rate: target")
    (met,) = (row for row in cells if row[0] == "Pass rate: cities surely meeting it")

    assert head[4] == "'=Plan"
    assert (target[1], target[4]) == (0.8, 0.85)
    assert met[4] == effect(counts, "pass_rate", ONE.targets).after["met"]


def test_the_address_names_scenario_and_snapshot(open_page: Open) -> None:
    view = open_page(lang="en", scenario=ONE.text).session_state[KEY]
    where = what_if_scenarios_one.address(view, keep(TWO))

    assert f"{what_if_frame.NAME}={TWO.text}" in where
    assert "snapshot=2" in where
