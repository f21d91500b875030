"""The page of gaps through the frame: its figures, its order, its link, its states, both languages."""

import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, entries, pick, text
from i18n.formats import count
from metrics.counts.snapshot import Counts
from metrics.overall.gap_order import ordered
from metrics.overall.gaps import FIGURES, gaps
from metrics.readings.forecasts import outlook
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from sentences.target_gap import amounts
from sentences.verdict_badges import tally
from shell.parts import export
from shell.screens.target_gap import cells as gap_cells
from shell.screens.target_gap import export as gap_export
from shell.screens.target_gap import table as gap_table
from shell.viewer.view import KEY

ROOT = Path(__file__).resolve().parent.parent.parent
STATES = ("immature", "unreported", "quality_hold", "too_small")
DECIDED = ("met", "likely_met", "undecided", "likely_missed", "missed")
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("target_gap", link)


@pytest.fixture
def table(counts: Counts) -> pd.DataFrame:
    """Readings of all targets by city, computed one by one."""
    return pd.concat([readings(counts, i, "city", ranks=False) for i in INDICATORS.values()])


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.markdown, *test.caption])


def city_with(table: pd.DataFrame, verdict: str) -> tuple[str, str]:
    """Code and indicator of the first cell with a verdict."""
    matching = table[table["verdict"] == verdict]
    if matching.empty:
        pytest.skip(f"no cell of the demonstration is {verdict}")
    return str(matching["entity"].iloc[0]), str(matching["indicator"].iloc[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_counts_cells_and_people(
    open_page: Open, table: pd.DataFrame, language: Language
) -> None:
    test = open_page(lang=language)

    assert not test.exception
    assert test.header[0].value == {"zh": "目标差距", "en": "Target gap"}[language]
    headline = next(node.value for node in test.markdown if node.value.startswith("**100"))
    assert tally(table["verdict"].value_counts().to_dict(), language) in headline
    short = table[table["verdict"].isin(DECIDED)].groupby("indicator")["needed"].sum()
    for key, n in short[short > 0].items():
        noun = pick(INDICATORS[key].missing, language)
        gap = "" if language == "zh" else " "
        assert f"{count(n, language)}{gap}{noun}" in headline


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_totals_name_what_they_leave_out(
    open_page: Open, table: pd.DataFrame, language: Language
) -> None:
    """By state and target: withheld cells are neither zeros nor part of a sum."""
    said = next(node.value for node in open_page(lang=language).caption)
    tallies = pd.crosstab(table["verdict"], table["indicator"])
    for state in {"quality_hold", "too_small"} & set(tallies.index):
        for key, n in tallies.loc[state].items():
            gap = "" if language == "zh" else " "
            part = f"{pick(INDICATORS[str(key)].short, language)}{gap}{n}"
            assert (part in said) == (n > 0)
    silent = tallies.loc["unreported"].max()
    assert {"zh": f"未报的{silent}个城市", "en": f"{silent} cities not reported"}[language] in said


def test_the_city_that_misses_most_stands_first_and_is_chosen(
    open_page: Open, table: pd.DataFrame
) -> None:
    missed = (table["verdict"] == "missed").groupby(table["entity"]).sum()
    chosen = open_page(lang="zh").selectbox(key="city").value

    assert missed[chosen] == missed.max()


@pytest.mark.parametrize("key", INDICATORS)
def test_the_order_goes_by_the_people_missing(
    counts: Counts, table: pd.DataFrame, key: str
) -> None:
    rows_of_target = table[table["indicator"] == key].set_index("entity")
    needed = rows_of_target["needed"].where(rows_of_target["verdict"].isin(DECIDED))

    order = ordered(counts, None, key)

    assert order["measure"].dropna().is_monotonic_decreasing
    assert order["measure"].isna().sum() == needed.isna().sum()
    np.testing.assert_array_equal(order["measure"], needed.loc[order["entity"]])


def test_a_league_holds_its_own_cities_in_order_of_codes(counts: Counts) -> None:
    order = ordered(counts, "municipality", "code")

    assert list(order["entity"]) == ["110000", "120000", "310000", "500000"]


def test_figures_under_a_state_are_withheld(counts: Counts, table: pd.DataFrame) -> None:
    gap_table = gaps(counts).set_index(["indicator", "entity"])
    hidden = table.set_index(["indicator", "entity"])["verdict"].isin(STATES)

    assert hidden.any()
    assert gap_table.loc[hidden[hidden].index, FIGURES].isna().all(axis=None)
    assert gap_table.loc[hidden[~hidden].index, "value"].notna().all()


@pytest.mark.parametrize("key", INDICATORS)
def test_the_year_is_that_of_the_outlook(counts: Counts, key: str) -> None:
    """Pace, requirement and probability agree: who is likely to reach the target is fast enough."""
    gap_table = gaps(counts)
    rows_of_target = gap_table[gap_table["indicator"] == key].reset_index(drop=True)
    year, shown = outlook(counts, INDICATORS[key]), ~rows_of_target["verdict"].isin(STATES)

    np.testing.assert_array_equal(rows_of_target["required"][shown], year.required[shown])
    np.testing.assert_array_equal(rows_of_target["probability"][shown], year.probability[shown])
    if INDICATORS[key].kind != "progress":
        # Of 5 to come 3 succeed with 0.60 at a rate that brings 2.9: persons are whole.
        fast = rows_of_target[shown & (rows_of_target["probability"] > 0.65)]
        assert (fast["pace"] >= 0.98 * fast["required"]).all()


def test_peers_range_lies_within_the_tier(counts: Counts) -> None:
    gap_table = gaps(counts)
    ranges = gap_table.groupby(["tier", "indicator"])[["value", "peer_lower", "peer_upper"]]
    low, high = ranges.min(), ranges.max()

    assert (low["peer_lower"] >= low["value"] - 1e-12).all()
    assert (high["peer_upper"] <= high["value"] + 1e-12).all()
    assert (low["peer_lower"] <= low["peer_upper"]).all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_opens_the_same_view(open_page: Open, language: Language) -> None:
    link = {"city": "440100", "sort": "stability_rate", "league": "capital_or_subprovincial"}
    test = open_page(lang=language, indicator="pass_rate", **link)

    assert not test.exception
    for name, value in link.items():
        assert test.selectbox(key=name).value == value
    assert {"zh": "广州市培训合格率", "en": "Guangzhou, training pass rate"}[language] in (
        test.code[0].value
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", INDICATORS)
def test_every_target_has_its_sentence(
    open_page: Open, table: pd.DataFrame, key: str, language: Language
) -> None:
    rows_of_target = table[(table["indicator"] == key) & table["verdict"].isin(DECIDED)].iloc[0]
    test = open_page(lang=language, city=rows_of_target["entity"], indicator=key)
    sentence = test.code[0].value

    assert {"zh": "截至2010年6月30日", "en": "As of 30 June 2010"}[language] in sentence
    figure = (
        rows_of_target["value"] if INDICATORS[key].unit == "jobs" else 100 * rows_of_target["value"]
    )
    assert f"{figure:.{2 if INDICATORS[key].unit == 'jobs' else 1}f}" in sentence
    if rows_of_target["needed"] > 0:
        assert count(rows_of_target["needed"], language) in sentence
    assert "{" not in sentence
    assert "nan" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["unreported", "quality_hold", "too_small"])
def test_a_state_is_named_not_counted(
    open_page: Open, table: pd.DataFrame, state: str, language: Language
) -> None:
    code, key = city_with(table, state)
    test = open_page(lang=language, city=code, indicator=key)

    assert not test.exception
    template = text(f"target_gap.minutes.{state}", language)
    assert template.rsplit("}", 1)[1] in test.code[0].value
    if state == "unreported":
        assert text("states.unreported_sentence", language) in words(test)


def test_a_click_on_a_cell_chooses_city_and_target(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {"t": {"selection": {"cells": [(1, "pass_rate")]}}}
    monkeypatch.setattr(gap_table.st, "session_state", state)

    gap_table._choose("t", ("110000", "120000"))

    assert (state["city"], state["indicator"]) == ("120000", "pass_rate")


@pytest.mark.parametrize("cells", [[], [(7, "pass_rate")]])
def test_a_click_beside_the_table_chooses_nothing(
    monkeypatch: pytest.MonkeyPatch, cells: list[Any]
) -> None:
    state: dict[str, Any] = {"t": {"selection": {"cells": cells}}}
    monkeypatch.setattr(gap_table.st, "session_state", state)

    gap_table._choose("t", ("110000", "120000"))

    assert "city" not in state


@pytest.mark.parametrize(
    ("probability", "zh", "en"),
    [
        (0.999, "预计完成 >99%", "expected >99%"),
        (0.95, "预计完成 95%", "expected 95%"),
        (0.80, "可望完成 80%", "likely 80%"),
        (0.21, "尚难判断 21%", "open 21%"),
        (0.06, "难以完成 6%", "unlikely 6%"),
        (0.001, "预计不能完成 <1%", "not expected <1%"),
    ],
)
def test_words_for_probabilities(probability: float, zh: str, en: str) -> None:
    row = SimpleNamespace(probability=probability, missing=5.0, months_left=6.0, verdict="missed")

    assert amounts.outlook_with_chance(row, "zh") == zh
    assert amounts.outlook_with_chance(row, "en") == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_leaves_with_every_city_and_target(counts: Counts, language: Language) -> None:
    matrix = gap_export.matrix(counts, language)
    headers = gap_export.headers(language)

    assert matrix.shape == (100, 4 * len(INDICATORS))
    assert [key for key in headers if key not in matrix] == ["code", "city", "tier"]
    frame = matrix.assign(code=matrix.index, city="x", tier="y")
    sheet = export.Sheet("target_gap", "t", "d", frame, headers)
    book = openpyxl.load_workbook(io.BytesIO(export.xlsx_bytes([], export.rows(sheet, "zh"))))
    assert book.active.max_column == 27


def test_every_text_of_the_page_is_written_in_both_languages() -> None:
    rows_of_target = {
        key: entry for key, entry in entries().items() if key.startswith("target_gap.")
    }

    assert all(set(entry) == set(LANGUAGES) for entry in rows_of_target.values())
    for entry in rows_of_target.values():
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in entry["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_styles_worked_out_beforehand_are_those_of_pandas(
    open_page: Open, counts: Counts, language: Language
) -> None:
    """Streamlit asks the table for its styles by names that pandas does not promise to keep."""
    view = open_page(lang=language).session_state[KEY]
    order = ordered(counts, None, "missed")
    chosen = str(order["entity"].iloc[3])
    tints = gap_cells.tints(view, order, chosen)
    usual = gap_cells.cells(view, order).style.apply(lambda _: tints, axis=None).set_uuid("u")

    ours, theirs = ArrowData(), ArrowData()
    styled = gap_cells.styled(view, None, "missed", chosen).words
    marshall_styler(ours, styled.set_uuid("u"), "u")
    marshall_styler(theirs, usual, "u")

    assert ours.styler.styles == theirs.styler.styles
    assert ours.styler.display_values == theirs.styler.display_values
    assert styled.data.equals(usual.data)
