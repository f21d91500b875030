"""Two at once: different files of one month, or the same file twice, as after a double click."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from benchmarks.drills import office
from benchmarks.drills.state import Acknowledged, Outcome, faults
from data_access.engine import open_database
from data_access.returns.batches import Receipt, all_batches

WRITERS = 4


def writers(url: str, rounds: int, seed: int = 6) -> Outcome:
    """Several connections bring different files of one month in at once."""
    return _together(url, rounds, lambda place, writer: 2 * (place * WRITERS + writer), WRITERS)


def double_click(url: str, rounds: int, seed: int = 7) -> Outcome:
    """The same file several times at once becomes one batch, and all get its receipt."""
    return _together(url, rounds, lambda place, writer: 2 * place, 1)


def _together(url: str, rounds: int, numbers: Callable[[int, int], int], expected: int) -> Outcome:
    outcome, acknowledged = Outcome(), Acknowledged()
    for place in range(rounds):
        files = [numbers(place, writer) for writer in range(WRITERS)]
        for number in set(files):
            office.office_file(number)
        with ThreadPoolExecutor(WRITERS) as pool:
            receipts = list(pool.map(partial(_send, url), files))
        for receipt in receipts:
            acknowledged.batches[receipt.number] = receipt.receipt
        engine = open_database(url)
        count = len(all_batches(engine))
        engine.dispose()
        wrong = [] if count == expected * (place + 1) else [f"there are {count} batches"]
        outcome.note([*wrong, *faults(url, acknowledged)])
    return outcome


def _send(url: str, number: int) -> Receipt:
    engine = open_database(url)
    try:
        return office.send(engine, number)
    finally:
        engine.dispose()
