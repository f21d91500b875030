"""Scenarios stand beside today and beside each other, on the screen and in the file."""

import io

import openpyxl
import pytest

from i18n import LANGUAGES, Language, pick, text
from i18n.formats import count, uncapitalised
from i18n.verdicts import badge, word
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.before_after import before_after
from shell.parts import export
from shell.screens.what_if.scenarios.comparison import lines, sheet
from shell.viewer.view import KEY
from tests.oracle.what_if import effect
from tests.pages.what_if.scenarios.conftest import ONE, Open, comparison, keep, words


def _cities(name: str, state: str, language: Language) -> str:
    """The label of the line of cities in a state."""
    words = uncapitalised(word(state, language))
    return text("what_if_scenarios.line.cities", language, name=name, state=words)


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
    sides = effect(counts, "pass_rate", ONE.targets)
    frame = comparison(test).set_index("line")
    name = {"zh": "合格率", "en": "Pass rate"}[language]
    met = frame.loc[_cities(name, "met", language)]

    assert not test.exception
    assert "{" not in words(test)
    assert "nan" not in words(test)
    present = text("what_if_scenarios.present", language)
    assert (met["today"], met[present]) == (str(sides.before["met"]), str(sides.after["met"]))
    assert count(sides.missing_after, language) in words(test)


def test_four_scenarios_stand_beside_today_and_a_fifth_is_not_taken(open_page: Open) -> None:
    for number in range(5):
        moved = Scenario(targets=(Target("pass_rate", 0.8 + number / 100),), levers=ONE.levers)
        keep(moved, f"方案{number}")
    test = open_page(lang="zh", what_if_compared="1-2-3-4-5")

    assert not test.exception
    assert list(comparison(test).columns) == [
        "line",
        "today",
        "1号 方案0",
        "2号 方案1",
        "3号 方案2",
        "4号 方案3",
    ]
    assert test.multiselect(key="what_if_compared").max_selections == 4


def test_scenarios_of_different_cities_have_no_common_today(open_page: Open) -> None:
    keep(ONE, "全国")
    keep(Scenario("other", levers=(("jobs", 6.0),)), "其他")
    frame = comparison(open_page(lang="zh", what_if_compared="1-2")).set_index("line")

    assert frame.loc["范围"].tolist() == ["", "全国", "其他城市"]
    assert frame.loc["带动就业人数", "today"] == "—"
    assert frame.loc["其95%区间", "today"].tolist() == ["—", "—"]
    assert frame.loc["合格率：达标城市数", "today"] != "—"


def test_a_tiers_scenario_is_about_that_tier(open_page: Open, counts: Counts) -> None:
    tier = Scenario("municipality", ONE.targets)
    test = open_page(lang="zh", scenario=tier.text)
    sides = before_after(counts, "pass_rate", "municipality", ONE.targets)
    frame = comparison(test).set_index("line")

    assert frame.loc["合格率：达标城市数"].tolist() == [str(n) for n in sides.cities("met")]
    assert frame.loc["合格率：目标"].tolist() == [
        f"{100 * sides.today[0]:.1f}%",
        f"{100 * sides.assumed[0]:.1f}%",
    ]
    assert "municipality" not in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_citys_scenario_has_its_verdict(
    open_page: Open, counts: Counts, language: Language
) -> None:
    code = keys(counts, "city")[0]
    one = Scenario(code, (Target("pass_rate", 1.0, code),))
    test = open_page(lang=language, scenario=one.text)
    sides = before_after(counts, "pass_rate", code, one.targets)
    frame = comparison(test).set_index("line")
    name = {"zh": "合格率", "en": "Pass rate"}[language]
    both = [badge(state, language) for state in sides.of_city()]

    assert frame.loc[text("what_if_scenarios.line.verdict", language, name=name)].tolist() == both
    assert _cities(name, "met", language) not in frame.index
    noun = pick(INDICATORS["pass_rate"].missing, language)
    missing = text("what_if_scenarios.line.missing", language, name=name, noun=noun)
    assert frame.loc[missing].tolist() == [count(n, language) for n in sides.missing]


def test_the_comparison_leaves_as_numbers(open_page: Open, counts: Counts) -> None:
    view = open_page(lang="en", scenario=ONE.text).session_state[KEY]
    rows = lines(view, (ONE,))
    made = sheet(view, rows, {"=Plan": ONE})
    book = openpyxl.load_workbook(
        io.BytesIO(export.xlsx_bytes(export.notes(made, view), export.rows(made, "zh")))
    )
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    (head,) = (row for row in cells if row[0] == "Item")
    (target,) = (row for row in cells if row[0] == "Pass rate: target")
    (met,) = (row for row in cells if row[0] == "Pass rate: cities, met")

    assert head[5] == "'=Plan"
    assert (target[1], target[2], target[5]) == ("per cent (%)", 80, 85)
    assert met[5] == effect(counts, "pass_rate", ONE.targets).after["met"]
