"""The table has a column for the gate and one for the target, and either may say no."""

import pytest

from benchmarks.rows import NO_LIMIT, Limit, Row, compared, markdown, paired, within, within_times


def test_a_gate_is_missed_when_ours_is_slower_than_allowed() -> None:
    slow = compared("a", "S", 0.2, ("b", 0.1), NO_LIMIT, 1.0)
    fast = compared("a", "S", 0.05, ("b", 0.1), NO_LIMIT, 1.0)
    assert (slow.gate.met, fast.gate.met) == (False, True)


def test_the_table_has_a_column_for_the_gate_and_one_for_the_target() -> None:
    row = Row("甲", "S", "1", target=Limit("8 ms", True), gate=Limit("1 ×", False))
    head, _, line = markdown([row]).splitlines()

    heads, cells = ([cell.strip() for cell in one.split("|")[1:-1]] for one in (head, line))
    cell_of_head = dict(zip(heads, cells, strict=True))

    assert (cell_of_head["gate"], cell_of_head["gate holds"]) == ("1 ×", "no")
    assert (cell_of_head["target"], cell_of_head["target met"]) == ("8 ms", "yes")


def test_what_has_no_limit_is_neither_met_nor_missed() -> None:
    assert markdown([Row("a", "S", "1")]).splitlines()[2].count("–") == 6


@pytest.mark.parametrize(
    ("limit", "words", "met"),
    [
        (within(0.015, 0.015), "15 ms", True),
        (within(1.6, 1.5), "1.5 s", False),
        (within_times(1.31, 1.3), "1.3 ×", False),
        (within_times(0.03, 1 / 30), "1/30", True),
    ],
)
def test_a_limit_says_what_it_is_and_whether_it_was_met(
    limit: Limit, words: str, met: bool
) -> None:
    assert (limit.words, limit.met) == (words, met)


def test_calls_are_timed_in_turn() -> None:
    order: list[str] = []
    pairs = paired(2, lambda: order.append("a"), lambda: order.append("b"))
    assert order == ["a", "b"] * 3
    assert len(pairs) == 2
