"""The profile of a city through the frame: its figures, its sentences, its link, its states."""

import pytest

from i18n import LANGUAGES, Language, pick, text
from metrics.board.since import since
from metrics.city.findings import city_findings
from metrics.city.positions import target_positions
from metrics.city.tasks import city_tasks
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, INDICATORS, TASKS
from sentences.city_profile.cells import task_words
from sentences.city_profile.findings import clause, evidence
from sentences.established import established_since
from shell.screens.city_profile import tables as profile_tables
from shell.screens.city_profile.choice import Choice
from shell.viewer.view import KEY
from tests.pages.city_profile.conftest import CITY, NOTHING, TABLES, Open, drawn, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("against", ["tier", "nearest"])
def test_the_link_opens_the_same_profile(open_page: Open, language: Language, against: str) -> None:
    test = open_page(lang=language, city=CITY, against=against, indicator="stability_rate")

    assert not test.exception
    assert test.header[0].value == {"zh": "城市画像", "en": "City profile"}[language]
    assert test.selectbox(key="city").value == CITY
    assert test.session_state["against"] == against
    assert test.session_state["indicator"] == "stability_rate"
    assert test.subheader[0].value.startswith({"zh": "广州：", "en": "Guangzhou: "}[language])
    assert len(test.dataframe) == len(TABLES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_stands_on_the_page_with_its_numbers(
    open_page: Open, counts: Counts, language: Language
) -> None:
    code, findings_of_city = max(
        ((code, city_findings(counts, code)) for code in keys(counts, "city")),
        key=lambda city: len(city[1]),
    )
    said = words(open_page(lang=language, city=code))

    assert len(findings_of_city) > 1
    for one in findings_of_city:
        assert evidence(one, language) in said
    assert "{" not in said
    assert not NOTHING.search(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.slow
def test_every_kind_of_finding_has_its_sentence(counts: Counts, language: Language) -> None:
    seen = {}
    for code in keys(counts, "city"):
        for one in city_findings(counts, code):
            seen[one.kind] = one

    assert {"place", "closing"} <= set(seen)
    for one in seen.values():
        said = clause(one, language) + evidence(one, language)
        assert "{" not in said
        assert not NOTHING.search(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unreported_city_says_so_and_shows_no_figure_of_its_own(
    open_page: Open, counts: Counts, language: Language
) -> None:
    code = keys(counts, "city")[int((~counts.reported).argmax())]
    test = open_page(lang=language, city=code)

    assert not test.exception
    told = text("city_profile.headline.unreported", language, city="").strip(" :：")
    assert told in test.subheader[0].value
    assert text("city_profile.findings_none", language) in words(test)
    assert text("states.unreported_sentence", language) in words(test)
    assert len(test.dataframe) == 1  # the tasks, each 未报
    assert target_positions(counts, code)["value"].isna().all()


def test_the_figures_are_those_of_the_readings(counts: Counts) -> None:
    positions = target_positions(counts, CITY).set_index("indicator")

    for key, indicator in INDICATORS.items():
        reading = readings(counts, indicator, "city", ranks=False).set_index("entity").loc[CITY]
        assert positions.loc[key, "verdict"] == reading["verdict"]
        assert positions.loc[key, "numerator"] == reading["numerator"]
        shown = positions.loc[key, ["peer_low", "peer_q25", "peer_median", "peer_q75", "peer_high"]]
        assert shown.is_monotonic_increasing


def test_every_figure_of_a_task_that_is_read_by_city_has_a_row(
    open_page: Open, counts: Counts
) -> None:
    wanted = [
        (task.key, figure.key)
        for task in TASKS.values()
        for figure in task.figures
        if "city" in figure.by
    ]
    figures = city_tasks(counts, CITY)
    view = open_page(lang="zh", city=CITY).session_state[KEY]
    places, shown = profile_tables.tasks_table(view, Choice(CITY, "tier"))

    assert list(zip(figures["task"], figures["figure"], strict=True)) == wanted == places
    assert len(shown) == len(wanted)
    assert list(shown["task"][shown["task"] != ""]) != []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_is_named_with_its_month_or_as_missing(counts: Counts, language: Language) -> None:
    city, day = since(counts, "leadership_group").iloc[0]
    bare = next(
        f"{code:06d}"
        for code in counts.codes[counts.reported]
        if f"{code:06d}" not in set(since(counts, "dedicated_body")["entity"])
    )
    figures = {"leadership_group": city, "dedicated_body": bare, "districts_covered": bare}
    rows = {key: city_tasks(counts, of).set_index("figure").loc[key] for key, of in figures.items()}
    told = {
        key: task_words({**row.to_dict(), "first": True, "figure": key}, language)
        for key, row in rows.items()
    }

    assert told["leadership_group"]["value"] == established_since(
        FIGURES["leadership_group"], True, day, language
    )
    assert str(day.year) in told["leadership_group"]["value"]
    assert told["dedicated_body"]["value"] == {"zh": "未建立", "en": "not set up"}[language]
    assert (
        told["districts_covered"]["state"]
        == {"zh": "· 未建立专门组织", "en": "· no dedicated body"}[language]
    )


def test_a_figure_that_an_older_snapshot_does_not_hold_is_named_so(counts: Counts) -> None:
    older = Counts(
        counts.number,
        counts.as_of,
        "",
        {name: table for name, table in counts.tables.items() if name != "organisation"},
    )
    figures = city_tasks(older, CITY).set_index("figure")

    assert not figures.loc["dedicated_body", "counted"]
    row = {**figures.loc["dedicated_body"].to_dict(), "first": True, "figure": "dedicated_body"}
    assert task_words(row, "zh")["state"] == "本快照未统计"


@pytest.mark.parametrize("language", LANGUAGES)
def test_cohorts_and_groups_name_the_nation_beside_the_city(
    open_page: Open, language: Language
) -> None:
    test = open_page(lang=language, city=CITY)
    view = test.session_state[KEY]
    cohorts = profile_tables.cohorts_table(view, CITY)
    groups = profile_tables.groups_table(view, CITY)

    assert list(cohorts["year"]) == ["2007", "2008", "2009", "2010"]
    assert cohorts["opening_nation"].str.endswith("%").any()
    assert len(groups) == 6
    assert set(cohorts["opening"]) <= set(drawn(test))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_change_since_the_last_snapshot_is_told(open_page: Open, language: Language) -> None:
    view = open_page(lang=language, city=CITY).session_state[KEY]
    changes = profile_tables.changes_table(view, CITY)

    assert view.previous is not None
    assert list(changes["name"]) == [pick(one.short, language) for one in INDICATORS.values()]
    assert (changes["before"] != "—").any()


def test_without_an_earlier_snapshot_nothing_is_said_of_it(open_page: Open) -> None:
    test = open_page(lang="zh", city=CITY, snapshot="1")

    assert not test.exception
    assert text("city_profile.changes_none", "zh") in words(test)
