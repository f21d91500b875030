"""Pages of several servers, asked for in turn, so that a slow spell of the machine hits all alike."""

import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

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

    def times(self, baseline: "Runs") -> float:
        """How many times a baseline's run takes, the middle one of the turns."""
        pairs = zip(self.seconds, baseline.seconds, strict=True)
        return statistics.median(own / other for own, other in pairs)

    @property
    def kibibytes(self) -> float:
        """What the last run sent."""
        return sum(map(len, self.bodies)) / 1024


def in_turn(pages: Sequence[Page], runs: int) -> list[Runs]:
    """Every page opened in a session of its own, then run again `runs` times, A B C A B C …

    The opening is left out. As in a browser, a page is asked for again by the link that it wrote.
    """
    with ExitStack() as stack:
        sessions = [stack.enter_context(Session(page.port)) for page in pages]
        links = [page.query for page in pages]
        turns = []
        for _ in range(runs + 1):
            turn = [
                session.ask(request(page.name, link))
                for page, session, link in zip(pages, sessions, links, strict=True)
            ]
            links = [
                link_after(link, bodies) for link, (_, bodies) in zip(links, turn, strict=True)
            ]
            turns.append(turn)
    return [
        Runs([seconds for seconds, _ in of_page], of_page[-1][1])
        for of_page in zip(*turns[1:], strict=True)
    ]


def link_after(link: str, bodies: Sequence[bytes]) -> str:
    """What stands behind the address after a run: the parameters that the page wrote last."""
    for message in map(ForwardMsg.FromString, bodies):
        if message.WhichOneof("type") == "page_info_changed":
            link = message.page_info_changed.query_string
    return link
