"""What-if is measured for targets, draws and the way back, as the screens ask for them."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks import what_if
from benchmarks.served.slider import NAME
from metrics.what_if.scenario import Scenario, Target
from shell.cache import readings
from tests.metrics.what_if.conftest import make_counts
from tests.shell.conftest import demo_database, demonstration, run_frame

__all__ = ["demo_database", "demonstration"]


def test_every_answer_of_what_if_is_measured() -> None:
    rows, seconds = what_if.answers(make_counts(), "smoke", 1)

    assert [row.target.words for row in rows] == ["8 ms"] * 2 + ["150 ms"] * 8
    assert [row.gate.words for row in rows] == ["1 ×"] * 2 + ["–"] * 8
    assert set(seconds) == {"what-if targets", "what-if draws"}
    assert all(value > 0 for value in seconds.values())


@pytest.mark.usefixtures("demo_database")
def test_the_page_asks_what_is_measured_when_a_slider_stops_at_a_new_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = run_frame("what_if")
    _move(page, 90)  # what no value changes is asked for at the first move
    asked: list[tuple[Any, dict[str, object]]] = []
    remembered = readings._results.get

    def listen(key: Any, make: Any) -> Any:
        def made() -> Any:
            asked.append((key[3], dict(key[4])))
            return make()

        return remembered(key, made)

    monkeypatch.setattr(readings._results, "get", listen)
    _move(page, 91)

    of_counts = [one for one in asked if one[0].__module__.startswith("metrics.")]
    measured = what_if.questions(Scenario(targets=(Target(what_if.KEY, 0.91),)), 0.91)
    assert of_counts == list(measured)


def _move(page: AppTest, value: float) -> None:
    (slider,) = (one for one in page.slider if one.key == NAME)
    slider.set_value(value).run()
    assert not page.exception
