"""Pages of several servers, asked for in turn, so that a slow spell of the machine hits all alike."""

import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.served.client import Session, request


@dataclass(frozen=True)
class Page:
    """A page of a server on this machine, under an address."""

    port: int
    name: str = ""
    query: str = ""


@dataclass(frozen=True)
class Runs:
    """Seconds until each run of a page had ended, and the messages of the last one."""

    seconds: list[float]
    bodies: list[bytes]

    @property
    def median(self) -> float:
        """The middle one of the runs, in seconds."""
        return statistics.median(self.seconds)

    @property
    def kibibytes(self) -> float:
        """What the last run sent."""
        return sum(map(len, self.bodies)) / 1024


def in_turn(pages: Sequence[Page], runs: int) -> list[Runs]:
    """Every page opened in a session of its own, then run again `runs` times, A B C A B C …

    The opening is left out.
    """
    asked = [request(page.name, page.query) for page in pages]
    with ExitStack() as stack:
        sessions = [stack.enter_context(Session(page.port)) for page in pages]
        turns = [
            [session.ask(message) for session, message in zip(sessions, asked, strict=True)]
            for _ in range(runs + 1)
        ][1:]
    return [
        Runs([seconds for seconds, _ in of_page], of_page[-1][1])
        for of_page in zip(*turns, strict=True)
    ]
