"""Results of departments and officers against plain Python over the records of who owns what."""

from dataclasses import replace

import numpy as np
import pytest

from metrics.appraisal.plan import PROPOSED
from metrics.appraisal.responsibility import WHY, duties, figure_of, points, results
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import held_back
from metrics.readings import verdicts
from metrics.registry import FIGURES, TASKS
from tests.metrics.conftest import Demo
from tests.oracle import appraisal as oracle


@pytest.fixture
def counts(sqlite_demo: Demo, monkeypatch: pytest.MonkeyPatch) -> Counts:
    """The counts, where five cases are enough; nothing remembered from other tests."""
    monkeypatch.setattr(verdicts, "SMALLEST_N", 5)
    return replace(sqlite_demo.counts)


@pytest.mark.parametrize("owner", ["department", "officer"])
def test_a_result_is_the_mean_score_of_what_is_owned_by_share(
    sqlite_demo: Demo, counts: Counts, owner: str
) -> None:
    year = counts.as_of.year - 1
    shown = results(counts, PROPOSED, year, owner).set_index("owner")  # type: ignore[arg-type]
    wanted = oracle.owned(sqlite_demo.records, year, owner)
    scored = {duty: scores_by_city(counts, duty, year) for duty in duty_keys(wanted)}

    assert set(shown.index) == set(wanted)
    for number, rows in wanted.items():
        known = [(row["share"], *scored[row["indicator"]][row["city_code"]]) for row in rows]
        there = [(share, score) for share, score, _ in known if not np.isnan(score)]
        carried, asked = sum(s for s, _ in there), sum(s for s, _, scaled in known if scaled)
        rateable = carried > 0 and carried >= 2 / 3 * asked - 1e-9
        result = sum(s * score for s, score in there) / carried if rateable else np.nan
        np.testing.assert_allclose(shown.loc[number, "result"], result, atol=1e-9)
        assert shown.loc[number, "owned"] == len(rows)
        assert shown.loc[number, "counted"] == len(there)
    assert shown["result"].notna().any()
    assert shown["result"].isna().any()


def duty_keys(wanted: dict[int, list[dict[str, object]]]) -> set[str]:
    return {str(row["indicator"]) for rows in wanted.values() for row in rows}


def scores_by_city(counts: Counts, duty: str, year: int) -> dict[str, tuple[float, bool]]:
    """Score, missing where under five cases, and whether there is a target, by city."""
    figure = figure_of(duty)
    scores = points(counts, figure.key, PROPOSED, year) if figure else None
    codes = [f"{code:06d}" for code in counts.codes]
    if scores is None:
        return dict.fromkeys(codes, (np.nan, False))
    score = np.where(scores.scaled & (scores.n >= 5), scores.score, np.nan)
    return dict(zip(codes, zip(score.tolist(), scores.scaled.tolist(), strict=True), strict=True))


def test_under_thirty_cases_nobody_is_rated(sqlite_demo: Demo) -> None:
    counts, year = sqlite_demo.counts, sqlite_demo.counts.as_of.year - 1
    duties_of_year = duties(counts, PROPOSED, year)
    shown = results(counts, PROPOSED, year, "department")

    assert not duties_of_year.loc[duties_of_year["n"] < 30, "counted"].any()
    assert (shown.loc[shown["result"].notna(), "n"] >= 30).all()
    assert shown["result"].isna().any()


def test_a_rated_result_has_its_interval(counts: Counts) -> None:
    shown = results(counts, PROPOSED, counts.as_of.year - 1, "department")
    rated = shown[shown["result"].notna()]

    assert (rated["lower"] <= rated["result"] + 1e-9).all()
    assert (rated["result"] <= rated["upper"] + 1e-9).all()
    assert rated[["lower", "upper"]].min().min() >= 0


def test_what_is_not_counted_says_why_and_what_is_counted_does_not(sqlite_demo: Demo) -> None:
    counts, year = sqlite_demo.counts, sqlite_demo.counts.as_of.year - 1
    duties_of_year = duties(counts, PROPOSED, year)
    aimed, silent = duties_of_year["scaled"], ~counts.reported[duties_of_year["city"]]

    assert ((duties_of_year["why"] == "") == duties_of_year["counted"]).all()
    assert set(duties_of_year["why"]) <= {"", *WHY}
    assert (
        duties_of_year.loc[silent & aimed & duties_of_year["figure"].ne(""), "why"] == "unreported"
    ).all()
    assert (
        duties_of_year.loc[~aimed & duties_of_year["figure"].ne(""), "why"] == "no_target"
    ).all()
    small = duties_of_year[duties_of_year["why"] == "too_small"]
    assert (small["n"] < 30).all()


def test_a_city_on_hold_is_not_called_too_small(sqlite_demo: Demo) -> None:
    counts, year = sqlite_demo.counts, sqlite_demo.counts.as_of.year - 1
    duties_of_year = duties(counts, PROPOSED, year)
    rows = duties_of_year[
        (duties_of_year["figure"] == "pass_rate") & counts.reported[duties_of_year["city"]]
    ]
    doubtful = held_back(counts, FIGURES["pass_rate"])[rows["city"]]

    assert (rows.loc[doubtful, "why"] == "quality_hold").all()
    assert not (rows.loc[~doubtful, "why"] == "quality_hold").any()


@pytest.mark.parametrize("owner", ["department", "officer"])
def test_who_is_not_rated_is_told_what_takes_most_of_the_share(
    sqlite_demo: Demo, owner: str
) -> None:
    counts, year = sqlite_demo.counts, sqlite_demo.counts.as_of.year - 1
    duties_of_year = duties(counts, PROPOSED, year)
    shown = results(counts, PROPOSED, year, owner).set_index("owner")  # type: ignore[arg-type]

    assert ((shown["why"] == "") == shown["result"].notna()).all()
    for number, why in shown.loc[shown["result"].isna(), "why"].items():
        duties_of_owner = duties_of_year[duties_of_year[owner] == number]
        asked = (
            duties_of_owner[duties_of_owner["scaled"]]
            if duties_of_owner["scaled"].any()
            else duties_of_owner
        )
        lost = asked[~asked["counted"]].groupby("why")["share"].sum()
        assert lost[why] == pytest.approx(lost.max())


def test_a_task_is_read_by_its_figure_of_the_index_else_by_one_with_a_target() -> None:
    assert figure_of("experts") is FIGURES["satisfaction"]
    assert figure_of("policy") is FIGURES["policy_relief"]
    assert figure_of("credit_link") is FIGURES["loan_recovery"]
    assert figure_of("follow_up") is FIGURES["contact_90"]
    assert figure_of("teachers") is TASKS["teachers"].figures[0]
    assert figure_of("opening_rate") is FIGURES["opening_rate"]
    assert figure_of("nothing of ours") is None


def test_a_figure_outside_the_index_is_scored_from_half_its_target(counts: Counts) -> None:
    scores = points(counts, "contact_90", PROPOSED, counts.as_of.year - 1)

    assert scores is not None
    known = ~np.isnan(scores.score)
    assert known.any()
    wanted = [oracle.score(value, 0.45, 0.9) for value in scores.value[known]]
    np.testing.assert_allclose(scores.score[known], wanted)


def test_the_running_year_is_held_against_the_share_of_it_that_has_passed(counts: Counts) -> None:
    year = counts.as_of.year
    scores = points(counts, "trained", PROPOSED, year)

    assert scores is not None
    share = counts.as_of.month / 12
    wanted = [oracle.score(value, share / 2, share) for value in scores.value]
    np.testing.assert_allclose(scores.score, wanted)


def test_duties_are_those_of_the_appraised_year(sqlite_demo: Demo, counts: Counts) -> None:
    for year in (2008, counts.as_of.year):
        rows = [r for r in sqlite_demo.records["responsibilities"] if r["year"] == year]
        duties_of_year = duties(counts, PROPOSED, year)
        assert len(duties_of_year) == len(rows)
        assert duties_of_year["share"].sum() == pytest.approx(sum(row["share"] for row in rows))


def test_a_snapshot_without_responsibilities_rates_nobody(counts: Counts) -> None:
    tables = {name: table for name, table in counts.tables.items() if name != "responsibilities"}
    older = replace(counts, tables=tables)

    assert duties(older, PROPOSED, 2009).empty
    assert results(older, PROPOSED, 2009, "officer").empty


def test_the_lists_of_a_snapshot_are_those_of_the_records(demo: Demo) -> None:
    """On SQLite and PostgreSQL alike: who owns what up to the year, departments, officers."""
    records, tables = demo.records, demo.counts.tables
    owned = sorted(
        (
            int(r["city_code"]),
            r["year"],
            r["indicator"],
            r["department_id"],
            r["officer_id"] or 0,
            r["share"],
        )
        for r in records["responsibilities"]
        if r["year"] <= demo.counts.as_of.year
    )
    departments = sorted(
        (r["id"], int(r["city_code"]), r["name_zh"], r["name_en"]) for r in records["departments"]
    )
    officers = sorted((r["id"], r["department_id"], r["code"]) for r in records["officers"])

    for name, rows in (
        ("responsibilities", owned),
        ("departments", departments),
        ("officers", officers),
    ):
        assert rows
        assert (
            list(zip(*(values.tolist() for values in tables[name].values()), strict=True)) == rows
        )
