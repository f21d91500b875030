"""Telephones and addresses of businesses, as keyed hashes only; drawn apart from everything else."""

import numpy as np
import pyarrow as pa

from data_access.demo.base.days import Array
from data_access.demo.base.draws import chance, whole
from data_access.demo.base.records import Businesses
from data_access.demo.persons import HEX
from data_access.demo.plan import Plan

STREAM = 4
"""Sets these draws apart, so that no other record of a seed depends on them."""
HOUSEHOLD = 0.02
"""Share of businesses with telephone and address of the one opened before them in their city."""
CROWDED, TELEPHONES, ADDRESSES = 0.3, 6, 4
"""In the planted city: share of its businesses that have one of so few telephones and addresses."""
POOL = np.int64(1 << 40)
"""Beyond every number of a person or business."""
ODD = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], dtype=np.uint64)


class Contacts:
    """Gives every business a telephone, that of its lead founder, and an address of its own."""

    def __init__(self, plan: Plan) -> None:
        self._rng = np.random.default_rng([plan.seed, STREAM])
        self._planted = plan.cities.with_oddity("shared_contacts")

    def hashes(self, made: Businesses) -> dict[str, pa.Array]:
        """`contact_hash` and `address_hash` of these businesses."""
        telephone, address = made.person.astype(np.int64), made.id.astype(np.int64)
        second, first = self._households(made)
        telephone[second], address[second] = telephone[first], address[first]
        n = len(made)
        crowded = np.isin(made.city, self._planted) & chance(self._rng, CROWDED, n)
        telephone = np.where(crowded, POOL + whole(self._rng, 1, TELEPHONES, n), telephone)
        address = np.where(crowded, POOL + whole(self._rng, 1, ADDRESSES, n), address)
        return {"contact_hash": keyed(telephone, 1), "address_hash": keyed(address, 2)}

    def _households(self, made: Businesses) -> tuple[Array, Array]:
        """Places of businesses that share with another one, and of those others: pairs only."""
        order = np.lexsort((made.id, made.opened, made.city))
        shares = chance(self._rng, HOUSEHOLD, len(made))
        if len(made):
            city, person = made.city[order], made.person[order]
            shares &= (city == np.roll(city, 1)) & (person != np.roll(person, 1))
            shares[0] = False
            shares[1:] &= ~shares[:-1]
        place = np.flatnonzero(shares)
        return order[place], order[place - 1]


def keyed(numbers: Array, key: int) -> pa.Array:
    """Texts of 64 hexadecimal digits, equal only for equal numbers under one key (splitmix64)."""
    with np.errstate(over="ignore"):
        mixed = numbers.astype(np.uint64)[:, None] * 4 + np.arange(4, dtype=np.uint64)
        mixed = (mixed + np.uint64(key)) * ODD[0]
        mixed = (mixed ^ (mixed >> np.uint64(30))) * ODD[1]
        mixed = (mixed ^ (mixed >> np.uint64(27))) * ODD[2]
        mixed ^= mixed >> np.uint64(31)
    text = HEX[mixed.astype("<u8").view(np.uint8).ravel()].tobytes()
    offsets = np.arange(len(numbers) + 1, dtype=np.int32) * 64
    return pa.StringArray.from_buffers(len(numbers), pa.py_buffer(offsets), pa.py_buffer(text))
