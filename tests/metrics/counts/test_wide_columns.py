"""Columns are kept as narrow as they were packed, and handed out with room to compute."""

import numpy as np
import pytest

from data_access.counts.workbench.packing import pack, unpack
from metrics.counts.wide_columns import WideColumns


def test_words_and_fractions_stay_and_nothing_can_be_changed() -> None:
    columns = WideColumns({"name": np.array(["a"], dtype=object), "share": np.array([0.5])})

    assert columns["name"].tolist() == ["a"]
    assert columns["share"].dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        columns["share"][0] = 1


def test_columns_handed_out_have_room_to_multiply() -> None:
    columns = WideColumns(unpack(pack({"n": np.array([100, 120])})))

    assert (columns["n"] * columns["n"]).tolist() == [10_000, 14_400]
    with pytest.raises(ValueError, match="read-only"):
        columns["n"][0] = 1
