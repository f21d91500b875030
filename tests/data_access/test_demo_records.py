"""The made-up records keep every rule of the schema and agree with the truth beside them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from data_access import demo
from data_access.demo import contacts
from data_access.demo.base.writing import TABLES, arrow_type

TOTAL, SEED = 12_000, 11
AS_OF = pd.Timestamp(demo.AS_OF)
MAY_LIE_AFTER = {("teachers", "certificate_valid_to"), ("city_returns", "received_on")}
"""A certificate runs on; the last month's return comes in the days after."""
ORDERED = (
    ("courses", "starts_on", "ends_on"),
    ("institutions", "designated_on", "ended_on"),
    ("teachers", "active_from", "active_to"),
    ("experts", "active_from", "active_to"),
    ("enrolments", "first_attended_on", "completed_on"),
    ("enrolments", "completed_on", "assessed_on"),
    ("enrolments", "assessed_on", "resit_on"),
    ("enrolments", "completed_on", "recorded_on"),
    ("service_cases", "opened_on", "completed_on"),
    ("projects", "collected_on", "appraised_on"),
    ("projects", "appraised_on", "listed_on"),
    ("projects", "listed_on", "shown_on"),
    ("project_recommendations", "recommended_on", "chosen_on"),
    ("businesses", "opened_on", "closed_on"),
    ("businesses", "opened_on", "recorded_on"),
    ("loans", "applied_on", "paid_on"),
    ("tenancies", "entered_on", "left_on"),
    ("relief_cases", "eligible_on", "granted_on"),
    ("city_returns", "month_end", "received_on"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo")
    demo.write(path, seed=SEED, total=TOTAL)
    return path


@pytest.fixture(scope="module")
def records(folder: Path) -> dict[str, pd.DataFrame]:
    return {name: _dated(name, pd.read_parquet(folder / f"{name}.parquet")) for name in TABLES}


@pytest.fixture(scope="module")
def truth(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def _dated(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    for column in _dates(name):
        frame[column] = pd.to_datetime(frame[column])
    return frame


def _dates(name: str) -> list[str]:
    return [column.name for column in TABLES[name].columns if str(column.type) == "DATE"]


def _seats(records: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Enrolments in SYB with the days of their course and its city."""
    places = records["institutions"].set_index("id").city_code
    courses = records["courses"].assign(city=records["courses"].institution_id.map(places))
    courses = courses.set_index("id")[["kind", "starts_on", "ends_on", "city"]]
    seats = records["enrolments"].join(courses, on="course_id")
    return seats[seats.kind == "SYB"]


def _agrees(happened: float, n: float, chance: float) -> bool:
    """Within four standard errors."""
    return abs(happened / n - chance) < 4 * np.sqrt(chance * (1 - chance) / n)


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    demo.write(tmp_path, seed=SEED, total=TOTAL)
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    assert [
        name for name in names if (folder / name).read_bytes() != (tmp_path / name).read_bytes()
    ] == []


def test_another_seed_gives_other_records(folder: Path, tmp_path: Path) -> None:
    demo.write(tmp_path, seed=SEED + 1, total=TOTAL)
    name = "persons.parquet"
    assert (folder / name).read_bytes() != (tmp_path / name).read_bytes()


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_the_declared_ones(folder: Path, name: str) -> None:
    schema = pq.read_schema(folder / f"{name}.parquet")
    declared = [(column.name, arrow_type(column)) for column in TABLES[name].columns]
    assert list(zip(schema.names, schema.types, strict=True)) == declared


def test_csv_holds_the_same_records(folder: Path, tmp_path: Path) -> None:
    demo.write(tmp_path, seed=SEED, total=TOTAL, format="csv")
    for name in ("enrolments", "visits", "cities"):
        types = {column.name: arrow_type(column) for column in TABLES[name].columns}
        options = pa_csv.ConvertOptions(column_types=types, strings_can_be_null=True)
        read = pa_csv.read_csv(tmp_path / f"{name}.csv", convert_options=options)
        assert read.equals(pq.read_table(folder / f"{name}.parquet"))


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_keeps_its_rule(records: dict[str, pd.DataFrame], name: str) -> None:
    frame, table = records[name], TABLES[name]
    assert (len(frame) == 0) == (name == "monthly_summaries")  # its cities keep records of persons
    assert not frame.duplicated([column.name for column in table.primary_key]).any()
    for column in table.columns:
        cells = frame[column.name].dropna()
        assert column.nullable or len(cells) == len(frame), column
        assert not column.unique or cells.is_unique, column
        assert not column.info["one_of"] or cells.isin(column.info["one_of"]).all(), column
        assert column.info["least"] is None or (cells >= column.info["least"]).all(), column
        assert column.info["most"] is None or (cells <= column.info["most"]).all(), column
        for key in column.foreign_keys:
            other, field = key.target_fullname.split(".")
            assert cells.isin(records[other][field]).all(), column


@pytest.mark.parametrize("name", [name for name in TABLES if _dates(name)])
def test_nothing_lies_after_the_as_of_date(records: dict[str, pd.DataFrame], name: str) -> None:
    for column in _dates(name):
        if (name, column) not in MAY_LIE_AFTER:
            assert not (records[name][column] > AS_OF).any(), column


@pytest.mark.parametrize(("name", "first", "then"), ORDERED)
def test_days_come_in_their_order(
    records: dict[str, pd.DataFrame], name: str, first: str, then: str
) -> None:
    assert not (records[name][first] > records[name][then]).any()


def test_service_follows_training_and_visits_follow_opening(
    records: dict[str, pd.DataFrame],
) -> None:
    enrolments = records["enrolments"].set_index("id").completed_on
    cases = records["service_cases"]
    assert (cases.opened_on >= cases.enrolment_id.map(enrolments)).all()
    visits = records["visits"].join(records["businesses"].set_index("id"), on="business_id")
    assert (visits.visited_on >= visits.opened_on).all()
    after = visits.visited_on > visits.closed_on
    assert (visits[after].status == "closed").all()


def test_two_cities_have_not_reported_since_the_new_year(
    records: dict[str, pd.DataFrame], truth: dict[str, Any]
) -> None:
    silent = truth["not_reporting"]
    tiers = records["cities"].set_index("code").tier
    assert len(silent) == 2
    assert (tiers[silent] == "other").all()
    seats = _seats(records)
    businesses = records["businesses"]
    returns = records["city_returns"]
    until = pd.Timestamp("2009-12-31")
    assert seats[seats.city.isin(silent)].ends_on.max() <= until
    assert businesses[businesses.city_code.isin(silent)].opened_on.max() <= until
    reporting = set(returns[returns.month_end == AS_OF].city_code)
    assert set(tiers.index) - reporting == set(silent)


def test_passes_agree_with_the_truth(
    records: dict[str, pd.DataFrame], truth: dict[str, Any]
) -> None:
    seats = _seats(records)
    seats = seats[seats.first_attended_on.notna()].sort_values(["ends_on", "id"])
    seats = seats.assign(year=seats.ends_on.dt.year).drop_duplicates(["person_id", "year"])
    seats = seats[seats.ends_on + pd.DateOffset(months=3) <= AS_OF]
    soon = seats.resit_on <= seats.ends_on + pd.DateOffset(months=2)
    passed = seats.assessment_passed.eq(True) | (seats.resit_passed.eq(True) & soon)
    assert _agrees(passed.sum(), len(seats), truth["national"]["pass_probability"])
    by_city = passed.groupby(seats.city).agg(["sum", "size"])
    close = [
        _agrees(row["sum"], row["size"], truth["cities"][code]["pass_probability"])
        for code, row in by_city[by_city["size"] >= 30].iterrows()
    ]
    assert np.mean(close) > 0.97


def test_openings_agree_with_the_truth(
    records: dict[str, pd.DataFrame], truth: dict[str, Any]
) -> None:
    seats = _seats(records).set_index("id")[["person_id", "starts_on", "completed_on", "city"]]
    seats = seats.rename(columns={"completed_on": "trained_on"})
    cases = records["service_cases"].join(seats, on="enrolment_id")
    cases = cases[cases.completed_on.notna() & cases.city.notna()]
    cases = cases[~cases.city.isin(truth["not_reporting"])]
    latest = cases.trained_on + pd.Timedelta(days=90)
    clock = cases.completed_on.where(cases.completed_on < latest, latest)
    ripe = clock + pd.DateOffset(months=8) <= AS_OF
    opened = records["founders"].join(records["businesses"].set_index("id"), on="business_id")
    first = cases.person_id.map(opened.groupby("person_id").opened_on.min())
    soon = (first >= cases.starts_on) & (first <= clock + pd.DateOffset(months=6))
    assert _agrees(soon[ripe].sum(), ripe.sum(), truth["national"]["opening_probability_6m"])


def test_what_happened_agrees_with_its_chance(truth: dict[str, Any]) -> None:
    nation = truth["national"]
    for chance, happened, name in (
        ("pass_probability", "passed", "pass"),
        ("survival_12m", "survived", "survival"),
        ("opening_probability_6m", "opened", "opening"),
        ("lost_probability", "lost", "lost"),
    ):
        assert _agrees(nation[happened], nation[f"n_{name}"], nation[chance]), name
    assert nation["jobs"] / nation["n_jobs"] == pytest.approx(nation["mean_jobs_6m"], rel=0.03)


def test_the_nation_is_believable(truth: dict[str, Any]) -> None:
    nation = truth["national"]
    assert 0.82 < nation["pass_probability"] < 0.88
    assert 0.47 < nation["opening_probability_6m"] < 0.56
    assert 0.76 < nation["survival_12m"] < 0.84
    assert 4.4 < nation["mean_jobs_6m"] < 5.4


def test_the_planted_city_passes_exactly_24_of_30(
    records: dict[str, pd.DataFrame], truth: dict[str, Any]
) -> None:
    (city,) = next(row["cities"] for row in truth["oddities"] if row["kind"] == "pass_rate_heaped")
    seats = _seats(records)
    classes = seats[seats.city == city].groupby("course_id").assessment_passed
    exact = (classes.size() == 30) & (classes.sum() == 24)
    assert exact.mean() > 0.3


def test_telephones_and_addresses_are_hashes_and_few_are_shared(
    records: dict[str, pd.DataFrame], truth: dict[str, Any]
) -> None:
    (city,) = next(row["cities"] for row in truth["oddities"] if row["kind"] == "shared_contacts")
    frame = records["businesses"]
    persons, others = frame[frame.city_code == city], frame[frame.city_code != city]
    for name in ("contact_hash", "address_hash"):
        assert frame[name].str.fullmatch("[0-9a-f]{64}").all()
        shared = others.groupby(name).lead_person_id.nunique()
        assert shared.max() == 2
        assert 0.005 < (shared == 2).mean() < 0.04
        assert persons.groupby(name).lead_person_id.nunique().max() >= 3
    assert set(frame.contact_hash).isdisjoint(frame.address_hash)


def test_a_person_keeps_the_telephone_and_moves(records: dict[str, pd.DataFrame]) -> None:
    again = records["businesses"].groupby("lead_person_id").filter(lambda rows: len(rows) > 1)
    kept = again.groupby("lead_person_id")[["contact_hash", "address_hash"]].nunique()
    assert (kept.contact_hash == 1).mean() > 0.9
    assert (kept.address_hash > 1).all()


def test_telephones_are_drawn_apart_from_everything_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "STREAM", 99)
    demo.write(tmp_path, seed=SEED, total=TOTAL)
    changed = [
        path.name
        for path in folder.iterdir()
        if path.read_bytes() != (tmp_path / path.name).read_bytes()
    ]
    assert changed == ["businesses.parquet"]
    before, after = (pd.read_parquet(path / changed[0]) for path in (folder, tmp_path))
    other = [name for name in before if not name.endswith("_hash")]
    assert before[other].equals(after[other])


def test_a_period_can_be_chosen(tmp_path: Path) -> None:
    demo.write(tmp_path, total=3_000, years=4, as_of=date(2006, 6, 30))
    courses = pd.to_datetime(pd.read_parquet(tmp_path / "courses.parquet").starts_on)
    assert courses.min() >= pd.Timestamp("2002-07-01")
    assert courses.max() <= pd.Timestamp("2006-06-30")
    with pytest.raises(ValueError, match="not the last day of a month"):
        demo.write(tmp_path, total=3_000, as_of=date(2006, 6, 29))


def test_progress_is_told_in_order(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    demo.write(tmp_path, total=1_000, progress=lambda *step: told.append(step))
    done = [step[0] for step in told]
    assert done == sorted(done)
    assert told[-1] == (100, 100, "done")
