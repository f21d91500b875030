"""A bounded memory of finished results, shared by all sessions of this process.

Streamlit's own cache spends 0.3 ms on hashing the arguments of every hit, a page has a dozen of
them, and it hashes large tables from a sample; here the keys are small, exact and compared whole.
"""

import ctypes
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

# M_ARENA_MAX and M_MMAP_THRESHOLD of glibc's malloc.h.
MOST_HEAPS, LARGE = -8, -3
LARGE_BYTES = 512 * 1024


class ResultStore:
    """The last `size` results by key; each is computed once, also when many ask together."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._results: OrderedDict[Hashable, Any] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The result under the key, made now if it is not held; an error is not remembered."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
            lock = self._locks.setdefault(key, Lock())
        with lock:
            with self._lock:
                if key in self._results:
                    return self._results[key]
            try:
                return self._store(key, make())
            finally:
                with self._lock:
                    self._locks.pop(key, None)

    def _store(self, key: Hashable, result: Any) -> Any:
        with self._lock:
            self._results[key] = result
            while len(self._results) > self.size:
                self._results.popitem(last=False)
        return result

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._results.clear()


def spare_heap() -> None:
    """Lets all threads share one heap, and large pieces stand outside it, where glibc serves us.

    Else every thread that serves a session gets a heap of its own, and what is free in one is of
    no use to the others; and freed tables leave holes. Together a tenth of all memory. Only one
    thread runs Python at a time anyhow.
    """
    if sys.platform == "linux":
        choose = getattr(ctypes.CDLL(None), "mallopt", None)
        if choose is not None:
            choose(MOST_HEAPS, 1)
            choose(LARGE, LARGE_BYTES)
