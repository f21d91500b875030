"""Who may not see or set is refused, a database that fails is said, each problem in a sentence."""

from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from data_access import scenarios, yearly_targets
from data_access.yearly_targets import NewTarget
from i18n import entries
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets.adopted import Problem as CannotAdopt
from shell.cache import database
from shell.screens.what_if.scenarios import saving
from shell.screens.what_if.scenarios.saving import Draft
from shell.viewer.access import NOBODY, AccessRefused, Scope
from tests.pages.what_if.scenarios.conftest import ONE, YEAR, keep

MINISTRY = Scope("ministry", None)


@pytest.mark.parametrize("scope", [NOBODY, Scope("ministry", ("110000",))])
def test_only_the_ministry_adopts(demo_url: str, scope: Scope) -> None:
    saved = keep(ONE)
    new = (NewTarget("pass_rate", "", "", 0.85),)
    with pytest.raises(AccessRefused):
        saving.adopt(scope, Draft(2, saved.id, YEAR, new, (), "w", "r"))
    with pytest.raises(AccessRefused):
        saving.versions(scope, ("pass_rate",), YEAR)
    with pytest.raises(AccessRefused):
        saving.log(scope)

    versions_kept = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [v for v in versions_kept if v.year == YEAR] == []


def test_a_viewer_sees_scenarios_of_the_own_cities_only(demo_url: str) -> None:
    keep(ONE)
    own = keep(Scenario("110000", levers=ONE.levers), "北京")

    assert saving.listed(MINISTRY, ("110000",)) == [own]
    with pytest.raises(AccessRefused):
        saving.listed(NOBODY, ("110000",))
    with pytest.raises(AccessRefused):
        saving.save(NOBODY, ONE, 2, "n", "w", "r")


def test_a_database_that_cannot_be_written_is_an_outcome(
    demo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("", {}, Exception("disk full"))

    monkeypatch.setattr(scenarios, "save", fail)
    monkeypatch.setattr(yearly_targets, "adopt", fail)
    saved = saving.save(MINISTRY, ONE, 2, "n", "w", "r")
    adopted = saving.adopt(MINISTRY, Draft(2, 1, YEAR, (), (), "w", "r"))

    assert (saved.problem, adopted.problem) == ("database", "database")


def test_every_problem_has_its_sentence() -> None:
    refused = {*scenarios.Problem.__args__, *yearly_targets.Problem.__args__}  # type: ignore[attr-defined]
    cannot = [code for code in CannotAdopt.__args__ if code]  # type: ignore[attr-defined]

    assert all(
        f"what_if_scenarios.refused.{problem}" in entries()
        for problem in (*refused, "database", "nothing")
    )
    assert all(f"what_if_scenarios.cannot.{problem}" in entries() for problem in cannot)
