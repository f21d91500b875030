"""The memory of results: bounded, computed once, without errors in it."""

import threading
import time

import pytest

from shell.cache.store import ResultStore, spare_heap


def test_the_oldest_unused_result_is_forgotten() -> None:
    memory = ResultStore(2)
    for key in ("a", "b", "a", "c"):
        memory.get(key, key.upper)

    assert memory.get("a", lambda: "new") == "A"
    assert memory.get("b", lambda: "new") == "new"


def test_many_who_ask_together_wait_for_one_computation() -> None:
    memory, made = ResultStore(2), []

    def make() -> object:
        time.sleep(0.05)
        made.append(1)
        return object()

    results: list[object] = []
    threads = [
        threading.Thread(target=lambda: results.append(memory.get("key", make))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 1
    assert len(set(map(id, results))) == 1


def test_an_error_is_not_remembered() -> None:
    memory = ResultStore(2)

    with pytest.raises(ZeroDivisionError):
        memory.get("key", lambda: 1 // 0)
    assert memory.get("key", lambda: 1) == 1


def test_the_heap_is_spared_where_it_can_be() -> None:
    spare_heap()  # says nothing and asks for nothing, on any system
    assert bytearray(10_000_000).count(0) == 10_000_000
