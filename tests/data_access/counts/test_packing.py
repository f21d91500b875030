"""Packed columns come back as they were, take little room and keep their hash."""

import numpy as np
import pytest

from data_access.counts.workbench.packing import content_hash, pack, unpack


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([0, 255], np.uint8),
        ([-1, 255], np.int16),
        ([70_000], np.uint32),
        ([-1, 2**40], np.int64),
        ([], np.int64),
    ],
)
def test_whole_numbers_are_packed_in_the_narrowest_type(values: list[int], kind: type) -> None:
    columns = {"n": np.array(values, dtype=np.int64)}

    unpacked = unpack(pack(columns))

    assert unpacked["n"].dtype == kind
    assert unpacked["n"].tolist() == values
    assert content_hash(unpacked) == content_hash(columns)
