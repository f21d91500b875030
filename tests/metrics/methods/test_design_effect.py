"""The design effect, against its formula worked in plain Python and against planted classes."""

import numpy as np
import pytest

from metrics.methods.design_effect import design_effect


def sums(cities: list[list[tuple[int, int]]]) -> list[list[int]]:
    """The six sums over the classes (size, passed) of each city."""
    return [
        [len(city) for city in cities],
        [sum(n for n, _ in city) for city in cities],
        [sum(x for _, x in city) for city in cities],
        [sum(n * n for n, _ in city) for city in cities],
        [sum(x * x for _, x in city) for city in cities],
        [sum(n * x for n, x in city) for city in cities],
    ]


def slow_effect(cities: list[list[tuple[int, int]]]) -> float:
    by_classes = by_persons = 0.0
    for city in cities:
        if len(city) < 2:
            continue
        n, x = sum(size for size, _ in city), sum(passed for _, passed in city)
        p, k = x / n, len(city)
        by_classes += k / (k - 1) * sum((passed - p * size) ** 2 for size, passed in city)
        by_persons += n * p * (1 - p)
    return max(1.0, by_classes / by_persons)


CITIES = [[(30, 20), (28, 27), (31, 25)], [(10, 1), (40, 30)], [(25, 25)]]


def test_it_is_the_formula_worked_city_by_city() -> None:
    assert design_effect(*sums(CITIES)) == pytest.approx(slow_effect(CITIES), rel=1e-12)


def test_a_city_with_one_class_says_nothing() -> None:
    assert design_effect(*sums(CITIES)) == design_effect(*sums(CITIES[:2]))


@pytest.mark.parametrize(
    "cities",
    [[], [[(25, 20)]], [[(25, 25), (30, 30)]], [[(30, 15), (30, 15)]], [[(0, 0), (0, 0)]]],
    ids=["no city", "one class", "all passed", "classes alike", "nobody"],
)
def test_without_a_difference_between_classes_it_is_one(
    cities: list[list[tuple[int, int]]],
) -> None:
    assert design_effect(*sums(cities)) == 1.0


def test_classes_that_differ_as_planted_give_their_effect() -> None:
    """Beta-binomial classes of 29 with a correlation of 0.0075 within: 1 + 28 x 0.0075 = 1.21."""
    chance = np.random.default_rng(7)
    spread = 1 / 0.0075 - 1
    chances = chance.beta(0.8 * spread, 0.2 * spread, size=(100, 400))
    passed = chance.binomial(29, chances)
    size = np.full_like(passed, 29)
    estimate = design_effect(
        np.full(100, 400),
        size.sum(1),
        passed.sum(1),
        (size * size).sum(1),
        (passed * passed).sum(1),
        (size * passed).sum(1),
    )
    assert estimate == pytest.approx(1.21, abs=0.02)
