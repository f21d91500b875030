"""The small line: scaled to its box, broken at gaps, its unripe end apart."""

import pandas as pd

from shell.parts.sparkline import EDGE, HEIGHT, WIDTH, spark

NONE = float("nan")


def line(values: list[float], ripe: int) -> pd.DataFrame:
    return pd.DataFrame({"value": values, "mature": [i < ripe for i in range(len(values))]})


def test_lowest_and_highest_touch_the_edges() -> None:
    drawn = spark(line([0.0, 1.0, 0.5], 3), None)

    assert drawn is not None
    assert drawn.ripe == f"M{EDGE:g} {HEIGHT - EDGE:g}L{WIDTH / 2:g} {EDGE:g}L{WIDTH - EDGE:g} 22"
    assert drawn.dot == (WIDTH - EDGE, 22.0)
    assert drawn.target is None


def test_the_unripe_end_starts_at_the_last_ripe_month() -> None:
    drawn = spark(line([0.0, 1.0, 0.0, 0.5], 2), 1.0)

    assert drawn is not None
    assert drawn.ripe.split("L")[-1] == drawn.unripe.split("L")[0].removeprefix("M")
    assert drawn.target == EDGE


def test_a_missing_month_is_a_gap() -> None:
    drawn = spark(line([0.0, NONE, 1.0], 3), None)

    assert drawn is not None
    assert drawn.ripe.count("M") == 2


def test_nothing_to_draw_is_nothing() -> None:
    assert spark(line([NONE, 0.4], 2), 0.5) is None
    assert spark(line([0.5, 0.4, 0.3], 1), 0.5) is None


def test_the_unripe_end_does_not_flatten_the_ripe_part() -> None:
    drawn = spark(line([0.5, 0.6, 0.0], 2), None)

    assert drawn is not None
    assert f"{HEIGHT - EDGE:g}" in drawn.ripe
    assert float(drawn.unripe.split(" ")[-1]) > HEIGHT
