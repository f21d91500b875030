"""The what-if through the frame: its large sentences, its sliders and its link, in both languages."""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, text
from i18n.formats import MISSING, count, percent
from i18n.verdicts import word
from metrics.counts.entities import NATION, keys
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import VERDICTS
from metrics.registry import INDICATORS
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.draws import draw, quantiles
from metrics.what_if.levers.flow import outcome
from metrics.what_if.levers.inverse import solve
from metrics.what_if.levers.observed import observed_range
from metrics.what_if.scenario import Scenario, Target, read
from metrics.what_if.targets.before_after import plan_totals
from metrics.what_if.targets.reached import Reach
from shell.screens.what_if import state
from shell.screens.what_if.scopes import scopes
from shell.screens.what_if.targets import reached
from shell.viewer.access import Scope
from shell.viewer.view import KEY, View
from tests.oracle.what_if import effect

Open = Callable[..., AppTest]
RAISED = Scenario(targets=(Target("pass_rate", 0.9),))
MOVED = Scenario(levers=(("opening_rate", 0.6),))


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("what_if", link)


@pytest.fixture(autouse=True)
def nothing_left() -> None:
    st.cache_resource.clear()


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.title, *test.markdown, *test.caption])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", state.TABS)
@pytest.mark.parametrize("scope", ["nation", "municipality", "city"])
def test_every_tab_is_drawn_for_every_scope(
    open_page: Open, counts: Counts, scope: str, tab: str, language: Language
) -> None:
    code = {"nation": NATION, "city": keys(counts, "city")[0]}.get(scope, "municipality")
    test = open_page(lang=language, what_if_tab=tab, scenario=code)

    assert not test.exception
    assert test.header[0].value == {"zh": "目标测算", "en": "What if"}[language]
    assert "{" not in words(test)
    assert "nan" not in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deep_link_says_what_the_target_changes(
    open_page: Open, counts: Counts, language: Language
) -> None:
    test = open_page(lang=language, scenario=RAISED.text)
    sides = effect(counts, "pass_rate", RAISED.targets)
    before, after = (f":blue[{side['met']}]" for side in (sides.before, sides.after))

    assert not test.exception
    assert "90%" in test.title[0].value
    assert test.title[0].value.index(before) < test.title[0].value.rindex(after)
    assert test.slider(key="what_if_slide_pass_rate").value == 90
    assert test.number_input(key="what_if_number_pass_rate").value == 90
    turned = text(
        "what_if.turned",
        language,
        n=len(sides.turned),
        won=(sides.turned["after"] == "met").sum(),
        lost=(sides.turned["before"] == "met").sum(),
    )
    assert turned in words(test)


def test_the_table_of_totals_says_what_is_missing(open_page: Open, counts: Counts) -> None:
    test = open_page(lang="en", scenario=RAISED.text)
    sides = effect(counts, "pass_rate", RAISED.targets)
    rows = test.table[0].value.set_index("Target")

    now, then = (count(n, "en") for n in (sides.missing_before, sides.missing_after))
    assert rows.loc["**Pass rate**", "Still missing"] == f"{now} → **{then}**"
    untouched = effect(counts, "stability_rate", ())
    assert rows.loc["Stability", "Still missing"] == count(untouched.missing_before, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moved_says_so_and_shows_todays_readings(
    open_page: Open, counts: Counts, language: Language
) -> None:
    test = open_page(lang=language, indicator="opening_rate")
    verdicts = readings(counts, INDICATORS["opening_rate"], "city", ranks=False)["verdict"]

    assert f"{word('met', language)} {(verdicts == 'met').sum()} ·" in test.title[0].value
    assert text("what_if.is_today", language) in words(test)
    assert "scenario" not in test.query_params

    test = open_page(lang=language, what_if_tab="levers")
    shown = [
        readings(counts, INDICATORS[key], "national")["value"].iloc[0]
        for key in ("pass_rate", "opening_rate", "stability_rate")
    ]
    said = words(test)
    assert all(percent(value, language) in said for value in shown)
    assert count(baseline(counts, NATION).amounts["jobs"], language) in test.title[0].value


def test_a_slider_changes_the_sentence_and_the_link(open_page: Open, counts: Counts) -> None:
    test = open_page(lang="zh")
    test.slider(key="what_if_slide_stability_rate").set_value(70.0).run()
    sides = effect(counts, "stability_rate", (Target("stability_rate", 0.7),))

    assert "稳定率目标降低到70%" in test.title[0].value
    assert f":blue[{sides.after['met']}]" in test.title[0].value
    assert read(test.query_params["scenario"]) == Scenario(targets=(Target("stability_rate", 0.7),))
    assert test.number_input(key="what_if_number_stability_rate").value == 70

    test.number_input(key="what_if_number_stability_rate").set_value(80.0).run()
    assert text("what_if.is_today", "zh") in words(test)


def test_a_target_may_be_for_a_tier_and_a_year(open_page: Open, counts: Counts) -> None:
    year = str(counts.as_of.year + 1)
    test = open_page(lang="en", scenario="municipality", target_year=year)
    test.slider(key="what_if_slide_pass_rate").set_value(95.0).run()

    expected = Target("pass_rate", 0.95, "municipality", int(year))
    assert read(test.query_params["scenario"]).targets == (expected,)
    assert text("what_if.other_year_all", "en", year=year) in words(test)


def test_the_plan_follows_the_chosen_year(open_page: Open, counts: Counts) -> None:
    year = counts.as_of.year + 1
    later = Scenario(targets=(Target("pass_rate", 0.9, year=year),))
    test = open_page(lang="en", scenario=later.text, target_year=str(year))
    now, then = (
        plan_totals(counts, NATION, targets, year)["passed"] for targets in ((), later.targets)
    )
    rows = test.table[0].value.set_index("Target")

    assert now < then
    assert rows.loc["Pass rate", f"Plan, {year}"] == f"{count(now, 'en')} → **{count(then, 'en')}**"
    assert "→" not in rows.loc["Pass rate", "Cities meeting"]

    test = open_page(lang="en", scenario=later.text)
    assert test.table[0].value.set_index("Target").loc["Pass rate", "Plan, a year"] == count(
        plan_totals(counts, NATION, ())["passed"], "en"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_one_city_there_is_a_verdict_and_no_bar(
    open_page: Open, counts: Counts, language: Language
) -> None:
    code = keys(counts, "city")[0]
    raised = Scenario(code, (Target("pass_rate", 0.9, code),))
    city, nation = (
        open_page(lang=language, scenario=one_scenario.text)
        for one_scenario in (raised, Scenario())
    )

    assert len(city.get("plotly_chart")) == len(nation.get("plotly_chart")) - 1
    assert text("what_if.around", language) in words(city)
    assert text("what_if.plan_all", language, n=len(keys(counts, "city"))) in words(nation)


def test_the_button_gives_up_the_targets_only(open_page: Open) -> None:
    both = Scenario(targets=RAISED.targets, levers=MOVED.levers)
    test = open_page(lang="zh", scenario=both.text)
    test.button(key="what_if_put_back").click().run()

    assert read(test.query_params["scenario"]) == MOVED


@pytest.mark.parametrize("link", ["", "x", "999999", "000000~t-pass_rate-all-0-2", "~" * 20_000])
def test_a_link_that_is_no_scenario_shows_today(open_page: Open, link: str) -> None:
    test = open_page(lang="zh", scenario=link)

    assert not test.exception
    assert text("what_if.is_today", "zh") in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moved_lever_gives_the_draws_of_the_model(
    open_page: Open, counts: Counts, language: Language
) -> None:
    test = open_page(lang=language, what_if_tab="levers", scenario=MOVED.text)
    row = outcome(counts, MOVED).set_index("stage").loc["jobs"]
    quantile_table = quantiles(draw(counts, MOVED)).set_index("stage").loc["jobs"]
    said = test.title[0].value

    assert "60%" in said
    assert f"{count(row['today'], language)}" in said
    assert f":blue[{count(row['then'], language)}]" in said
    assert (
        f"{count(quantile_table['q025'], language)}–{count(quantile_table['q975'], language)}"
        in said
    )


def test_a_slid_lever_moves_the_sentence(open_page: Open, counts: Counts) -> None:
    test = open_page(lang="en", what_if_tab="levers")
    test.slider(key="what_if_slide_jobs").set_value(9.0).run()
    moved = Scenario(levers=(("jobs", 9.0),))

    then = outcome(counts, moved).set_index("stage").loc["jobs", "then"]
    assert f":blue[{count(then, 'en')}]" in test.title[0].value
    assert read(test.query_params["scenario"]) == moved


def test_a_lever_outside_anything_observed_is_marked(open_page: Open, counts: Counts) -> None:
    assert observed_range(counts, NATION, "opening_rate").high < 0.99
    test = open_page(lang="en", what_if_tab="levers", scenario="000000~l-opening_rate-0.99")

    assert "outside anything observed" in words(test)
    assert "not that any measure would bring those rates about" in words(test)


def test_shares_that_exceed_one_are_refused_in_words(open_page: Open) -> None:
    test = open_page(
        lang="zh", what_if_tab="levers", lever_set="mix", scenario="000000~l-share_student-0.9"
    )
    test.slider(key="what_if_slide_share_rural").set_value(50.0).run()

    assert not test.exception
    assert text("what_if.refused", "zh", name="农村劳动者占比") in [w.value for w in test.warning]
    assert test.slider(key="what_if_slide_share_student").value == 90


def test_one_lever_alone_is_solved_for_the_goal(open_page: Open, counts: Counts) -> None:
    test = open_page(lang="en", what_if_tab="levers")
    goal = round(1.02 * baseline(counts, NATION).amounts["jobs"])
    test.number_input(key=f"what_if_goal_jobs_{NATION}").set_value(goal).run()
    solution = solve(counts, Scenario(), "opening_rate", goal)

    assert f"**Opening rate** at **{percent(solution.value, 'en')}**" in words(test)


def test_what_no_lever_can_do_is_said_with_the_nearest(open_page: Open, counts: Counts) -> None:
    test = open_page(lang="zh", what_if_tab="levers")
    test.number_input(key=f"what_if_goal_jobs_{NATION}").set_value(90_000_000).run()
    solution = solve(counts, Scenario(), "opening_rate", 9e7)

    assert f"单独做不到：到100.0%时为 **{count(solution.amount, 'zh')}**" in words(test)


def test_the_cheapest_way_wants_prices_and_then_names_them(open_page: Open) -> None:
    test = open_page(lang="zh", what_if_tab="levers")
    test.multiselect(key="what_if_priced").set_value(["volume", "opening_rate"]).run()
    assert text("what_if.cheapest_wanting", "zh") in words(test)

    test.number_input(key="what_if_cost_volume").set_value(900.0)
    test.number_input(key="what_if_cost_opening_rate").set_value(9_000.0).run()
    assert not test.exception
    assert "最省组合花费" in words(test) or "在所设上限内达不到" in words(test)


def test_an_officer_is_offered_the_own_city_only(monkeypatch: pytest.MonkeyPatch) -> None:
    officer = Scope("ministry", ("110000",))
    view = View(officer, "zh", 1, None, True, False, None, "light", False)  # type: ignore[arg-type]

    assert scopes(view) == ["110000"]


def test_every_verdict_keeps_its_place() -> None:
    assert VERDICTS[0] == "met"
    assert VERDICTS[4] == "missed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_city_has_a_figure_a_sentence_says_so(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    view = open_page(lang=language).session_state[KEY]
    nothing = Reach(0, float("nan"), float("nan"), float("nan"))
    monkeypatch.setattr(reached, "cached", lambda *_, **__: nothing)
    said = reached.title(view, "pass_rate", 0.8)

    assert ("无记录" if language == "zh" else "not recorded") in said
    assert "0" not in said
    assert MISSING not in said
