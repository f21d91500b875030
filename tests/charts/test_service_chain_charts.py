"""Bars of the steps and dots of the links show what they are given, and nothing for no value."""

import pytest

from charts.base.palette import palette
from charts.chain_steps import chain_steps
from charts.shares import shares
from tests.charts.chain_frames import PERSONS, REACHED, links, steps
from tests.charts.drawn import words


def test_a_bar_is_as_long_as_its_persons_and_the_unknown_stand_behind() -> None:
    known, unknown = chain_steps(steps("zh"), "zh", "light").data
    assert list(known.x) == list(PERSONS)
    assert list(unknown.x) == [0, 0, 0, 30]
    assert known.y == unknown.y


def test_the_marked_step_alone_has_the_colour_of_a_shortfall() -> None:
    known, _ = chain_steps(steps("zh"), "zh", "dark").data
    orange = palette("dark").verdict["missed"]
    assert [colour == orange for colour in known.marker.color] == [False, True, False, False]


def test_jobs_are_a_hollow_bar_apart_from_the_persons() -> None:
    rows = steps("zh")
    rows["apart"] = rows.index == len(rows) - 1
    known, _ = chain_steps(rows, "zh", "light").data
    ground = palette("light").background
    assert [colour == ground for colour in known.marker.color] == [False, False, False, True]
    assert list(known.marker.line.width) == [0, 0, 0, 1.5]


def test_peers_are_marked_where_there_are_any() -> None:
    marks = chain_steps(steps("en"), "en", "light").layout.shapes
    assert [mark.x0 for mark in marks] == pytest.approx([1.1 * n for n in PERSONS[1:]])


def test_every_step_and_link_bears_its_name_and_number() -> None:
    rows = steps("en")
    pairs = zip(rows["name"], rows["words"], strict=True)
    assert words(chain_steps(rows, "en", "light")) == [one for pair in pairs for one in pair]
    figure = shares(links("zh"), "zh", "light")
    assert words(figure) == links("zh")["words"].tolist()
    assert list(figure.layout.yaxis.ticktext) == links("zh")["name"].tolist()


def test_a_share_without_value_keeps_its_place_without_a_dot() -> None:
    (dots,) = shares(links("zh"), "zh", "light").data
    assert list(dots.x)[:4] == list(REACHED[:4])
    assert dots.x[4] != dots.x[4]
    assert list(dots.y) == [0, 1, 2, 3, 4]
