"""Whatever leaves: whole persons, units and digits of the screen, a code beside every city, 暂定."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from i18n.verdicts import word
from metrics.what_if.scenario import Scenario, Target
from shell.parts import export
from shell.screens.data_quality import effects

Open = Callable[..., AppTest]
UNIT = ("（%）", "（百分点）", "（人/户）", "（分）", "（个月）", "（元）")
CITY = {"城市", "城市代码", "行政区划代码", "代码"}
YEAR = {"opening_rate": "2009", "pass_rate": "2010"}
ASSUMED = Scenario(targets=(Target("trained", 1_600.0), Target("pass_rate", 0.85))).text
PLACES: list[tuple[str, dict[str, str]]] = [
    ("city_ranking", {"view": "table", "indicator": "opening_rate"}),
    ("city_ranking", {"view": "table", "indicator": "job_multiplier"}),
    ("city_ranking", {"view": "table", "indicator": "trained"}),
    ("target_gap", {}),
    ("appraisal", {"appraisal_form": "table"}),
    ("data_quality", {}),
    ("cohort_survival", {}),
    ("service_chain", {}),
    ("what_if", {"part": "targets"}),
]
SCENARIOS: tuple[str, dict[str, str]] = (
    "what_if",
    {"what_if_tab": "scenarios", "scenario": ASSUMED},
)


@pytest.fixture
def sheets_of(run_page: Open, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """The sheets that a page offers."""

    def opened(page: str, link: dict[str, str]) -> list[export.Sheet]:
        sheets: list[export.Sheet] = []
        for module in (export, effects):
            monkeypatch.setattr(module, "buttons", lambda sheet, _view: sheets.append(sheet))
        test = run_page(page, {"lang": "zh", **link})
        assert not test.exception
        return sheets

    return opened


@pytest.mark.parametrize(("page", "link"), PLACES)
def test_fractions_leave_with_their_unit_and_the_digits_of_the_screen(
    sheets_of: Callable[..., list[Any]], page: str, link: dict[str, str]
) -> None:
    sheets = sheets_of(page, link)
    assert sheets or page in ("data_quality", "what_if")
    for sheet in sheets:
        head, *body = export.rows(sheet, "zh")
        for place, name in enumerate(head):
            fractions = [line[place] for line in body if isinstance(line[place], float)]
            assert not fractions or str(name).endswith(UNIT), (sheet.name, name)
            assert all(round(cell, 2) == cell for cell in fractions), (sheet.name, name)


@pytest.mark.parametrize(("page", "link"), [*PLACES, SCENARIOS])
def test_whole_numbers_leave_as_12_and_what_is_missing_as_nothing(
    sheets_of: Callable[..., list[Any]], page: str, link: dict[str, str]
) -> None:
    for sheet in sheets_of(page, link):
        # One city without records makes fractions of every number in the frame.
        numbers = sheet.frame.select_dtypes("number").columns
        frame = sheet.frame.astype(dict.fromkeys(numbers, float))
        frame.loc[frame.index[:1], numbers] = float("nan")
        table = export.rows(replace(sheet, frame=frame), "zh")
        words = export.csv_bytes([], table).decode("utf-8-sig")
        cells = [cell for line in csv.reader(io.StringIO(words)) for cell in line]
        assert not [cell for cell in cells if re.fullmatch(r"-?\d+\.0+|nan|<NA>|None", cell)]


@pytest.mark.parametrize(("page", "link"), PLACES)
def test_a_table_of_cities_leaves_with_their_codes(
    sheets_of: Callable[..., list[Any]], page: str, link: dict[str, str]
) -> None:
    for sheet in sheets_of(page, link):
        if "city" in sheet.headers:
            codes = sheet.frame["code" if "code" in sheet.headers else "entity"]
            assert {"code", "entity"} & set(sheet.headers), sheet.name
            assert codes.str.fullmatch(r"\d{6}").all()


@pytest.mark.parametrize("indicator", ["opening_rate", "pass_rate"])
def test_a_verdict_of_a_year_that_is_not_ripe_leaves_as_provisional(
    sheets_of: Callable[..., list[Any]], indicator: str
) -> None:
    link = {"view": "table", "indicator": indicator}
    (unripe,) = sheets_of("city_ranking", link | {"period": YEAR[indicator]})
    (rolling,) = sheets_of("city_ranking", link)

    assert unripe.frame["share_mature"].lt(1).any()
    decided = unripe.frame[unripe.frame["provisional"]]
    assert len(decided)
    assert decided["word"].str.endswith("（暂定）").all()
    assert decided["badge"].str.endswith("（暂定）").all()
    assert word("met", "en", provisional=True) == "Met (provisional)"
    assert not rolling.frame["provisional"].any()


def test_grades_of_a_year_that_is_not_ripe_leave_as_provisional(
    sheets_of: Callable[..., list[Any]],
) -> None:
    link = {"appraisal_form": "table", "appraisal_year": "2009"}
    (sheet,) = sheets_of("appraisal", link)
    grades = sheet.frame.loc[sheet.frame["index"].notna(), "band"]

    assert "2009" in sheet.title
    assert "暂定" in sheet.title
    assert grades.str.endswith("（暂定）").all()
