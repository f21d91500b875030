"""Two cities of the ranking compared: the difference with its interval, or why there is none."""

import re

import pytest

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import newcombe
from metrics.overall.duel import duel
from metrics.readings.tidy import readings
from tests.pages.city_ranking.conftest import OPENING, Open


@pytest.mark.parametrize("pair", [("110000", "120000"), ("310000", "500000"), ("440100", "360400")])
def test_two_cities_are_compared_with_their_interval(
    open_page: Open, counts: Counts, pair: tuple[str, str]
) -> None:
    rows = readings(counts, OPENING).set_index("entity")
    first, second = (rows.loc[code] for code in pair)
    difference, lower, upper = newcombe(
        *(
            number
            for row in (first, second)
            for number in (row["value"] * row["effective"], row["effective"])
        )
    )
    answer = open_page(lang="zh", view="duel", city=pair[0], rival=pair[1]).subheader[1].value

    shown = [float(n.replace("−", "-")) for n in re.findall(r"[+−]?\d+\.\d", answer)]
    assert shown == pytest.approx([100 * difference, 100 * lower, 100 * upper], abs=0.051)
    begins = "是" if lower > 0 else "否" if upper < 0 else "尚分不出高低"
    assert answer.startswith(begins)
    assert (
        duel(OPENING, first, second).answer
        == {"是": "ahead", "否": "behind", "尚分不出高低": "undecided"}[begins]
    )


def test_a_city_without_a_figure_is_not_compared(open_page: Open, counts: Counts) -> None:
    silent = f"{counts.codes[~counts.reported][0]:06d}"
    test = open_page(lang="zh", view="duel", city=silent, rival="110000")

    assert test.subheader[1].value.startswith("无法比较")
