"""A complement is read like any other measure."""

import numpy as np

from metrics.counts.measures import measure_amounts, measure_columns
from tests.metrics.text_counts import text_counts

FOLLOWED = """
    city   | grp   | month   | followed | contacted
    130100 | other | 2010-05 | 10       | 7
    130100 | other | 2010-06 | 12       | 12
    440300 | other | 2010-06 | 5        | 1
"""


def test_a_complement_is_the_one_less_the_other() -> None:
    columns = {
        "followed": np.array([10, 12], dtype=np.uint8),
        "contacted": np.array([7, 13], dtype=np.uint8),
    }

    assert measure_amounts(columns, "followed - contacted").tolist() == [3, -1]
    assert measure_amounts(columns, "followed").tolist() == [10, 12]
    assert measure_columns("followed - contacted") == ("followed", "contacted")
    assert measure_columns("followed") == ("followed",)


def test_a_cube_sums_complements() -> None:
    counts = text_counts("2010-06-30", follow_up=FOLLOWED)
    june = counts.month
    cube = counts.cube("follow_up")

    assert cube.window("followed - contacted", june - 1, june).tolist() == [0, 3, 0, 0, 4]
    assert cube.window("followed - contacted", june, june).tolist() == [0, 0, 0, 0, 4]
