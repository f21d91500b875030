"""Planted oddities are found, clean provinces are not accused, and only those named are on hold."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from benchmarks.false_alarms import PLANTED, counted
from data_access.counts import doubts as counted_rules
from data_access.counts.workbench.packing import pack, unpack
from data_access.demo import AS_OF, contacts, write
from metrics.counts.entities import NATION, keys, members
from metrics.counts.snapshot import Counts
from metrics.counts.wide_columns import WideColumns
from metrics.doubts import impossible_dates, screening
from metrics.doubts.evidence import evidence, shared_marks
from metrics.doubts.holds import bears_on, holds
from metrics.doubts.impossible_dates import dates_in_doubt, impossible
from metrics.doubts.screening import (
    GATES,
    SURE,
    TOLERATED,
    detections,
    looked_at,
    on_hold,
    suspects,
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """Folders of made-up records of full size, with oddities or without, written when asked for."""
    made: dict[bool, Path] = {}

    def folder(oddities: bool) -> Path:
        if oddities not in made:
            made[oddities] = tmp_path_factory.mktemp("odd" if oddities else "clean")
            write(made[oddities], oddities=oddities)
        return made[oddities]

    return folder


@pytest.fixture(scope="module")
def odd(written: Callable[[bool], Path]) -> Counts:
    return counted(written(True), AS_OF)


def planted(folder: Path, kind: str) -> list[str]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return next(row["cities"] for row in truth["oddities"] if row["kind"] == kind)


def province_of(counts: Counts, city: str) -> str:
    row = keys(counts, "city").index(city)
    return keys(counts, "province")[members(counts, "province")[row]]


@pytest.mark.parametrize("screen", PLANTED)
@pytest.mark.slow
def test_a_planted_city_is_found_and_nobody_else(
    odd: Counts, written: Callable[[bool], Path], screen: str
) -> None:
    (city,) = planted(written(True), PLANTED[screen])
    detected = detections(odd)
    open_ = detected[detected["open"] & (detected["screen"] == screen)]
    assert open_["entity"].tolist() == [province_of(odd, city)]
    named = suspects(odd)
    assert named.loc[named["named"] & (named["screen"] == screen), "entity"].tolist() == [city]
    cities_on_hold = np.array(keys(odd, "city"))[on_hold(odd, GATES[screen])]
    assert cities_on_hold.tolist() == [city]


@pytest.mark.slow
def test_without_oddities_nobody_is_accused(written: Callable[[bool], Path]) -> None:
    counts = counted(written(False), AS_OF)
    assert len(detections(counts)) == len(GATES) * 32
    assert not detections(counts)["open"].any()
    assert suspects(counts).empty
    assert not impossible(counts)["open"].any()


@pytest.mark.slow
def test_a_finding_stands_outside_its_range_and_is_adjusted_upwards(odd: Counts) -> None:
    detected = detections(odd)
    open_ = detected[detected["open"]]
    assert (open_["seen"] > open_["upper"]).all()
    assert (detected["adjusted"] >= detected["p"]).all()
    assert (open_["adjusted"] <= SURE).all()
    assert (detected["lower"] <= detected["expected"] + 1).all()


def test_counts_held_in_few_bytes_give_the_same_findings(odd: Counts) -> None:
    tables = {
        name: WideColumns(unpack(pack(dict(columns)))) for name, columns in odd.tables.items()
    }
    small = detections(Counts(1, odd.as_of, "", tables))
    assert small.equals(detections(odd))


@pytest.mark.parametrize("screen", GATES)
def test_the_evidence_adds_up_to_the_finding(odd: Counts, screen: str) -> None:
    for row in detections(odd)[lambda table: table["screen"] == screen].head(5).itertuples():
        table = evidence(odd, screen, row.entity)
        spot = table[table["looked_at"]]
        assert spot["seen"].sum() == row.seen
        assert spot["expected"].sum() == pytest.approx(row.expected, rel=1e-6)


def test_the_nation_is_tested_but_holds_nobody(
    odd: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (detections(odd)["entity"] == NATION).sum() == len(GATES)
    everywhere = detections(odd).assign(open=detections(odd)["by"] == "national")
    monkeypatch.setattr(screening, "detections", lambda counts: everywhere)
    fresh = Counts(2, odd.as_of, "", odd.tables)
    assert not any(on_hold(fresh, gate).any() for gate in set(GATES.values()))


def test_where_no_city_stands_out_the_whole_province_is_to_verify() -> None:
    """Twenty of fifty classes with just enough passes in each of five cities, and not one more so."""
    counts = classes_of({110000 + city: (20, 50) for city in range(5)}, clean=95)
    detected = detections(counts)
    assert detected.loc[detected["open"], "entity"].tolist() == ["110000"]
    assert suspects(counts)["named"].tolist() == [True] * 5
    assert on_hold(counts, "threshold").sum() == 5


def classes_of(heaped: dict[int, tuple[int, int]], clean: int) -> Counts:
    """Classes of thirty: `heaped` cities have so many of so many at 24, the others by chance."""
    rng = np.random.default_rng(0)
    codes = np.array([*heaped, *(130000 + 100 * place for place in range(clean))])
    rows = []
    for code in codes.tolist():
        just, total = heaped.get(code, (0, 50))
        passed = rng.binomial(30, 0.85, total)
        passed[:just] = 24
        rows += [(code, 30, int(x), 1) for x in passed]
    columns = np.array(sorted(rows)).T
    provinces = np.unique(codes // 10000 * 10000)
    none = np.zeros(0, dtype=np.int64)
    tables = {
        "cities": {"code": codes, "province_code": codes // 10000 * 10000},
        "provinces": {"code": provinces},
        "classes": dict(zip(("city", "attended", "passed", "classes"), columns, strict=True)),
        "openings_near": dict.fromkeys(("city", "cutoff", "week", "openings"), none),
        "closings_near": dict.fromkeys(("city", "week", "closings"), none),
    }
    return Counts(1, date(2010, 6, 30), "", tables)


def shared(sizes: dict[int, dict[int, int]]) -> Counts:
    """Businesses by city and by how many share; beside classes of which nothing can be said."""
    rows = [(city, size, n) for city, amounts in sizes.items() for size, n in amounts.items()]
    counts = classes_of(dict.fromkeys(sizes, (0, 50)), clean=0)
    columns = np.array(sorted(rows), dtype=np.int64).reshape(-1, 3).T
    names = ("city", "size", "businesses")
    return Counts(
        1, counts.as_of, "", {**counts.tables, "sharing": dict(zip(names, columns, strict=True))}
    )


def test_many_that_share_are_found_though_nobody_else_shares_at_all() -> None:
    """A share of none elsewhere is no impossibility: two in a hundred are expected anyhow."""
    counts = shared(
        {110000 + 10000 * place: {1: 300} for place in range(9)} | {370000: {1: 240, 9: 60}}
    )
    detected = detections(counts)[lambda table: table["screen"] == "sharing"]
    assert detected.loc[detected["open"], "entity"].tolist() == ["370000"]
    assert detected.set_index("entity").loc["370000", "expected"] == pytest.approx(300 * TOLERATED)
    assert np.flatnonzero(on_hold(counts, "contacts")).tolist() == [9]


def test_a_market_hall_and_many_households_accuse_nobody() -> None:
    counts = shared(
        {110000 + 10000 * place: {1: 260, 2: 40} for place in range(9)} | {370000: {1: 290, 10: 10}}
    )
    detected = detections(counts)[lambda table: table["screen"] == "sharing"]
    assert len(detected) == 11
    assert not detected["open"].any()


def test_what_is_usual_everywhere_is_noticed_in_the_nation_and_holds_nobody() -> None:
    counts = shared({110000 + 10000 * place: {1: 200, 4: 100} for place in range(9)})
    detected = detections(counts)[lambda table: table["screen"] == "sharing"]
    assert detected.loc[detected["open"], "entity"].tolist() == [NATION]
    assert not on_hold(counts, "contacts").any()


def test_records_without_telephones_and_addresses_are_not_screened_for_them() -> None:
    for counts in (shared({110000: {}}), classes_of({110000: (0, 50)}, clean=3)):
        assert "sharing" not in looked_at(counts)
        assert "sharing" not in set(detections(counts)["screen"])
        assert not on_hold(counts, "contacts").any()


def test_the_evidence_tells_how_many_share_how_many(
    odd: Counts, written: Callable[[bool], Path]
) -> None:
    (city,) = planted(written(True), "shared_contacts")
    province = province_of(odd, city)
    (telephones, by_telephone), (addresses, by_address) = shared_marks(odd, province)
    row = detections(odd).set_index(["screen", "entity"]).loc[("sharing", province)]
    assert contacts.TELEPHONES <= telephones <= contacts.TELEPHONES + 5
    assert contacts.ADDRESSES <= addresses <= contacts.ADDRESSES + 5
    assert max(by_telephone, by_address) <= row["seen"] <= by_telephone + by_address


def test_the_rules_of_dates_stand_in_the_order_in_which_they_are_counted() -> None:
    assert tuple(rule.key for rule in impossible_dates.RULES) == counted_rules.RULES


@pytest.mark.parametrize(("faults", "on_hold_then"), [(2, False), (3, True)])
def test_a_slip_of_the_pen_holds_nobody(faults: int, on_hold_then: bool) -> None:
    counts = with_dates(checked=100, faults=faults)
    assert dates_in_doubt(counts, "business_dates").tolist() == [on_hold_then, False]
    assert not dates_in_doubt(counts, "service_dates").any()


def test_one_in_a_hundred_is_still_borne() -> None:
    assert not dates_in_doubt(with_dates(checked=500, faults=5), "business_dates").any()


def with_dates(checked: int, faults: int) -> Counts:
    rule = counted_rules.RULES.index("opened_under_16")
    columns = {
        "city": [110000, 120000],
        "rule": [rule, rule],
        "checked": [checked, checked],
        "found": [faults, 0],
    }
    tables = {
        "cities": {"code": np.array([110000, 120000])},
        "impossible": {name: np.array(column) for name, column in columns.items()},
    }
    return Counts(1, date(2010, 6, 30), "", tables)


def test_every_gate_bears_on_a_target() -> None:
    assert bears_on("threshold") == ("pass_rate", "chain_coverage")
    assert bears_on("openings") == ("opening_rate",)
    assert bears_on("closings") == ("stability_rate",)
    assert bears_on("contacts") == ("opening_rate", "job_multiplier", "stability_rate")
    assert all(bears_on(rule.gate) for rule in impossible_dates.RULES)


def test_an_older_snapshot_without_these_counts_is_not_screened() -> None:
    tables = {
        "cities": {"code": np.array([110000])},
        "returns": {"city": np.array([110000]), "month": np.array([2010 * 12 + 5])},
        "lost": {"city": np.array([110000]), "followed": np.array([40]), "lost": np.array([9])},
        "duplicates": dict.fromkeys(("city", "persons", "duplicates"), np.zeros(0, np.int64)),
    }
    counts = Counts(1, date(2010, 6, 30), "", tables)
    assert detections(counts).empty
    assert impossible(counts).empty
    assert set(holds(counts)["gate"]) == {"lost"}
