"""A figure split into parts: one dot each, its name and figure beside it."""

import numpy as np
import pytest

from charts.breakdown import breakdown, describe_breakdown
from charts.months.line import month_line
from i18n import Language
from tests.charts.drawn import words
from tests.charts.frames import months, parts


def test_every_part_has_its_dot_and_its_interval() -> None:
    rows = parts("zh")
    (dots,) = breakdown(rows, "zh", "light").data

    np.testing.assert_array_equal(np.array(dots.x, dtype=float), rows["value"])
    np.testing.assert_allclose(
        np.array(dots.error_x.array, dtype=float), rows["upper"] - rows["value"]
    )
    assert list(dots.customdata) == rows["entity"].tolist()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_figures_and_numbers_stand_beside_the_dots(language: Language) -> None:
    rows = parts(language)
    said = words(breakdown(rows, language, "light", national=0.5))

    assert all(name in said for name in rows["name"])
    first = rows.iloc[0]
    assert any(f"{100 * first['value']:.1f}%" in one for one in said)
    assert all(name in describe_breakdown(rows, language) for name in rows["name"])


def test_the_nation_is_a_line_across() -> None:
    lines = breakdown(parts("zh"), "zh", "light", national=0.53).layout.shapes

    assert [(line.x0, line.x1) for line in lines] == [(0.53, 0.53)]
    assert not breakdown(parts("zh"), "zh", "light").layout.shapes


def test_no_limit_of_a_share_lies_beyond_all() -> None:
    line = months(24, 0)
    line["value"] = [1.0, 0.8] * 12
    line[["lower", "upper"]] = np.nan
    dotted = [s.y0 for s in month_line(line, None, "zh", "light", "share", True).layout.shapes]

    assert max(dotted) == 1.0
