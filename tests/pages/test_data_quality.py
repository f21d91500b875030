"""The page of data quality through the frame: its figures, its link, its states, both languages."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, entries, text
from i18n.formats import count, percent
from metrics.counts.entities import NATION, keys
from metrics.counts.snapshot import Counts
from metrics.doubts import screening
from metrics.doubts.gates import lost_share
from metrics.doubts.holds import holds
from metrics.doubts.reporting import days_taken, months_due, reporting
from metrics.doubts.screening import GATES, detections
from metrics.readings.verdicts import LOST_LIMIT
from sentences.data_quality import headline as quality_headline
from sentences.data_quality.cards import card_words
from sentences.data_quality.effects import effects
from sentences.data_quality.findings import finding, place_names
from sentences.data_quality.returns import return_words
from shell.cache.readings import _results
from shell.screens.data_quality import checks, reports

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("data_quality", link)


@pytest.fixture
def accused(counts: Counts) -> Counts:
    """The same counts, with fifty classes of one city's province at exactly 24 of 30."""
    codes = counts.codes
    cities = codes[codes // 10000 == 36]
    table = counts.tables["classes"]
    added = {"city": cities[:1], "attended": [30], "passed": [24], "classes": [50]}
    classes = {name: np.append(table[name], added[name]) for name in table}
    order = np.lexsort((classes["passed"], classes["attended"], classes["city"]))
    tables = {**counts.tables, "classes": {name: column[order] for name, column in classes.items()}}
    return Counts(99, counts.as_of, "accused", tables)


def unscreened(_counts: Counts) -> bool:
    """What an older snapshot says."""
    return False


def nothing_shared(_counts: Counts) -> tuple[str, ...]:
    """What a snapshot says that holds no telephones."""
    return tuple(screen for screen in GATES if screen != "sharing")


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.markdown, *test.caption])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_counts_cities_and_findings(
    open_page: Open, counts: Counts, language: Language
) -> None:
    test = open_page(lang=language)

    assert not test.exception
    assert test.header[0].value == {"zh": "数据质量", "en": "Data quality"}[language]
    missing = int((~counts.reported).sum())
    assert missing == 2
    open_, cities_on_hold = int(detections(counts)["open"].sum()), holds(counts)["entity"].nunique()
    headline = {
        "zh": f"{100 - missing}个城市已报送2010年6月数据，{missing}个未报；{open_}项筛查结果待核实；{cities_on_hold}个城市",
        "en": f"reported for June 2010: {100 - missing}, not yet: {missing}; screening results to verify: {open_}",
    }
    assert headline[language] in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_opens_the_same_view(open_page: Open, language: Language) -> None:
    link = {"quality_sort": "lost", "screen": "anniversary", "place_anniversary": NATION}
    test = open_page(lang=language, **link)

    assert not test.exception
    assert test.selectbox(key="quality_sort").value == "lost"
    assert test.selectbox(key="place_anniversary").value == NATION
    name = {"zh": "全国", "en": "Nation"}[language]
    assert f"**{name}" in words(test)
    assert text("data_quality.screen.anniversary.how", language) in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", GATES)
def test_every_screen_tells_the_numbers_of_its_finding(
    open_page: Open, counts: Counts, screen: str, language: Language
) -> None:
    test = open_page(lang=language, screen=screen, **{f"place_{screen}": NATION})
    row = detections(counts)[lambda t: (t["screen"] == screen) & (t["entity"] == NATION)].iloc[0]

    assert not test.exception
    sentence = next(
        node.value for node in test.markdown if node.value.startswith((":violet-", ":gray-"))
    )
    assert count(row["seen"], language) in sentence
    assert count(row["n"], language) in sentence
    assert "{" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_asks_to_verify_and_names_city_and_figures(
    accused: Counts, language: Language
) -> None:
    written = finding(accused, language, "threshold", "360000")
    assert {"zh": "待核实", "en": "To verify"}[language] in written
    first = keys(accused, "city").index("360100")
    assert accused.tables["cities"]["name_zh"][first][:2] in written or language == "en"
    assert {"zh": "合格率", "en": "Pass rate"}[language] in written
    rows = effects(accused, language)
    reason = text("data_quality.gate.threshold", language)
    assert (rows["reason"] == reason).sum() == 1
    assert next(iter(place_names(accused, language, "threshold"))) == "360000"
    assert checks.first_open(accused) == "threshold"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_shares_telephones_is_told_with_their_number_and_held(
    counts: Counts, language: Language
) -> None:
    city, place = (
        counts.codes[counts.codes // 10000 == 36][0],
        {"zh": "个电话", "en": "telephones: 6"},
    )
    sharing = {
        name: np.append(column, added)
        for (name, column), added in zip(
            counts.tables["sharing"].items(),
            (
                {"city": city, "size": 9, "businesses": 700}[name]
                for name in counts.tables["sharing"]
            ),
            strict=True,
        )
    }
    marks = {"city": [city, city], "mark": [0, 1], "marks": [6, 4], "businesses": [700, 650]}
    more = {name: np.array(column) for name, column in marks.items()}
    crowded = Counts(
        97, counts.as_of, "crowded", {**counts.tables, "sharing": sharing, "shared_marks": more}
    )

    written = finding(crowded, language, "sharing", "360000")
    assert {"zh": "待核实", "en": "To verify"}[language] in written
    assert place[language] in written
    assert count(700, language) in written
    rows = effects(crowded, language)
    of_gate = rows[rows["reason"] == text("data_quality.gate.contacts", language)]
    assert {"zh": "开业率", "en": "Opening rate"}[language] in of_gate["figures"].iloc[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_telephones_the_page_says_that_they_were_not_screened(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setattr(checks, "looked_at", nothing_shared)
    _results.clear()
    test = open_page(lang=language, screen="sharing")
    _results.clear()
    assert not test.exception
    assert text("data_quality.screen.sharing.none", language) in words(test)


def test_nothing_on_the_page_speaks_of_guilt() -> None:
    texts = {key: entry for key, entry in entries().items() if key.startswith("data_quality.")}
    assert len(texts) > 50
    for entry in texts.values():
        assert not any(word in entry["zh"] for word in ("造假", "作弊", "虚报", "违规"))
        assert not any(word in entry["en"].lower() for word in ("fraud", "cheat", "guilt", "false"))


def test_returns_are_read_in_days_and_missing_ones_are_not_zero(counts: Counts) -> None:
    returns, taken = reporting(counts), days_taken(counts)
    silent = returns[~returns["reported"]]
    assert taken.shape == (100, 12)
    assert len(silent) == 2
    assert (silent["received"] == 6).all()
    assert np.isnan(taken[silent.index, -6:]).all()
    assert np.nanmin(taken) >= 2
    assert (returns["in_time"] <= returns["received"]).all()
    assert months_due(counts)[-1] == counts.month


def test_a_snapshot_that_did_not_count_days_knows_only_who_reported(counts: Counts) -> None:
    plain = {key: column for key, column in counts.tables["returns"].items() if key != "days"}
    older = Counts(98, counts.as_of, "older", {**counts.tables, "returns": plain})
    assert reporting(older)["received"].tolist() == reporting(counts)["received"].tolist()
    assert reporting(older)["in_time"].isna().all()
    assert card_words(older, "en")[0].value == "—"
    written = return_words(older, "en")
    assert set(written[str(counts.month)]) == {"yes", "no"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_shows_every_city_and_marks_what_is_above_its_limit(
    counts: Counts, language: Language
) -> None:
    table, share = return_words(counts, language), lost_share(counts)
    assert table.shape == (100, 17)
    absent = {"zh": "缺", "en": "no"}[language]
    assert (table == absent).sum().sum() == 12
    marked = table["lost"].str.startswith("※")
    assert (marked == (share > LOST_LIMIT)).all()
    assert marked.any()


@pytest.mark.parametrize("sort", reports.SORTS)
def test_the_order_puts_the_worst_first(counts: Counts, sort: str) -> None:
    rows = reports.row_order(counts, sort)
    assert sorted(rows) == list(range(100))
    if sort == "reports":
        assert set(rows[:2]) == set(np.flatnonzero(~counts.reported))
    if sort == "lost":
        assert lost_share(counts)[rows[0]] == np.nanmax(lost_share(counts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cards_hold_national_figures(counts: Counts, language: Language) -> None:
    prompt, lost, _duplicates, _dates, screens = card_words(counts, language)
    sums = reporting(counts)[["in_time", "due"]].sum()
    assert prompt.value == percent(sums["in_time"] / sums["due"], language)
    assert lost.value == percent(
        counts.total("lost", "lost").sum() / counts.total("lost", "followed").sum(), language
    )
    assert screens.value == count(detections(counts)["open"].sum(), language)
    assert count(len(detections(counts)), language) in screens.sentence


def test_cities_above_a_limit_are_counted_apart_where_they_did_not_report(counts: Counts) -> None:
    over = lost_share(counts) > LOST_LIMIT
    reported, silent = int((over & counts.reported).sum()), int((over & ~counts.reported).sum())
    on_hold = holds(counts)
    sentence = card_words(counts, "zh")[1].sentence

    assert silent > 0
    assert reported == on_hold.loc[on_hold["gate"] == "lost", "entity"].nunique()
    assert f"{reported}（另{silent}个未报）" in sentence


def test_an_older_snapshot_says_that_it_was_not_screened(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (screening, quality_headline, checks):
        monkeypatch.setattr(place, "screened", unscreened)
    _results.clear()
    test = open_page(lang="zh")
    _results.clear()  # what was not screened here is screened everywhere else
    assert not test.exception
    assert text("data_quality.screens.none", "zh") in words(test)
    assert "本快照未作筛查" in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_on_hold_stands_with_reason_and_evidence(
    counts: Counts, language: Language
) -> None:
    rows = effects(counts, language)
    assert len(rows) == len(holds(counts).groupby(["entity", "gate"]))
    assert (rows != "").all(axis=None)
    assert counts.as_of == date(2010, 6, 30)
