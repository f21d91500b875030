"""Colours everybody can read: contrast to the ground, and words upon every fill."""

import pytest

from charts.base.palette import DARK, LIGHT, Palette
from i18n.verdicts import ICONS
from metrics.readings.verdicts import VERDICTS


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_meets_wcag_aa(colours: Palette) -> None:
    ground = colours.background

    for words in (
        colours.ink,
        colours.muted,
        colours.accent,
        colours.chosen,
        *colours.verdict_text.values(),
    ):
        assert contrast(words, ground) >= 4.5
    for mark in (colours.faint, *colours.verdict.values()):
        assert contrast(mark, ground) >= 3
    for verdict, fill in colours.verdict.items():
        assert contrast(colours.on_verdict[verdict], fill) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_verdict_has_a_colour_a_pattern_and_an_icon(colours: Palette) -> None:
    assert (
        set(colours.verdict) == set(colours.on_verdict) == set(colours.verdict_text) == set(ICONS)
    )
    assert len({ICONS[verdict] for verdict in VERDICTS}) == len(VERDICTS)
