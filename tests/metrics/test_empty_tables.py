"""What rests on a table that is empty is 无记录 and never a zero: each emptied in turn, and counted."""

from pathlib import Path

import pytest

from data_access.schema.reference import KEPT_BY_CITIES
from metrics.chain import amounts, link_effects, service_funnel
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.shell.small_data import SHANDONG, counts_of, make_records, programme, with_referring

pytestmark = pytest.mark.slow
OF_NATION = [
    (key, variant) for key, figure in FIGURES.items() for variant in (None, *figure.variants)
]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_records(tmp_path_factory.mktemp("records"), 2_000)


@pytest.fixture(scope="module")
def whole(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Counts:
    return counts_of(programme(records, tmp_path_factory.mktemp("whole") / "four.sqlite3"))


@pytest.fixture(scope="module")
def before(whole: Counts) -> dict[tuple[str, str | None], float]:
    """Every numerator of the nation where no table is empty."""
    return {of: nation(whole, *of)[0] for of in OF_NATION}


def nation(counts: Counts, figure: str, variant: str | None) -> tuple[float, str]:
    """A figure's numerator and its verdict."""
    row = readings(counts, FIGURES[figure], "national", variant, ranks=False).iloc[0]
    return float(row["numerator"]), str(row["verdict"])


@pytest.mark.parametrize("table", KEPT_BY_CITIES)
def test_an_empty_table_turns_no_figure_into_a_zero(
    records: Path, before: dict[tuple[str, str | None], float], tmp_path: Path, table: str
) -> None:
    emptied = with_referring(table)
    counts = counts_of(programme(records, tmp_path / "four.sqlite3", SHANDONG, emptied))
    for of in OF_NATION:
        now, verdict = nation(counts, *of)
        assert not (before[of] > 0 and now == 0) or verdict == "not_recorded", (of, verdict)


@pytest.mark.parametrize("table", ["enrolments", "service_cases", "businesses", "founders"])
def test_no_step_and_no_link_of_the_chain_is_a_zero_either(
    records: Path, whole: Counts, tmp_path: Path, table: str
) -> None:
    emptied = with_referring(table)
    counts = counts_of(programme(records, tmp_path / "four.sqlite3", SHANDONG, emptied))
    before, now = (amounts.amounts(one, "national").iloc[0] for one in (whole, counts))
    for name in amounts.AMOUNTS:
        assert before[name] > 0
        assert now[name] != 0, name
    steps = service_funnel.steps(counts, "national").set_index("step")
    assert steps.loc[["opened", "operating"], "state"].eq("not_recorded").all()
    for result in ("opening", "survival"):
        effects = link_effects.effects(counts, result)
        silent = effects["state"] == "not_recorded"
        assert silent.any()
        assert effects.loc[silent, link_effects.CASES].isna().all(axis=None)


def test_tables_that_refer_to_an_empty_one_are_empty_too() -> None:
    assert with_referring("credit_communities") == ("credit_communities", "credit_files")
    assert with_referring("founders") == ("founders",)
