"""A browser's half of Streamlit's websocket: asks for runs, waits for their end, counts bytes."""

import asyncio
import random
import socket
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect as connect_async
from websockets.sync.client import connect

FIRST_PAGE = "overview"  # its address is the bare one
SETTLING = 4  # times the thinking
WELL = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class PageFailed(RuntimeError):
    """The script ended with an exception, or the server does not know the page."""


def reruns(port: int, page: str, query: str, runs: int) -> tuple[list[float], int]:
    """One session that opens a page and asks for it again `runs` times.

    Returns the seconds until each run had ended, the opening left out unless it is the only
    run, and the bytes of the last one.
    """
    with Session(port) as session:
        answers = [session.run(page, query) for _ in range(runs + 1 if runs > 1 else 1)]
    return [seconds for seconds, _ in answers[1:] or answers], answers[-1][1]


class Session:
    """One browser tab."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __enter__(self) -> "Session":
        self.connection = connect(_address(self.port), **_options(self.port))
        self.socket = self.connection.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.__exit__(kind, error, trace)

    def run(self, page: str, query: str = "") -> tuple[float, int]:
        """Ask for a run; seconds until it had ended, and the bytes received."""
        seconds, bodies = self.ask(request(page, query))
        return seconds, sum(map(len, bodies))

    def ask(self, message: bytes) -> tuple[float, list[bytes]]:
        """Send a message that asks for a run; seconds until its end, and all that came back."""
        begun, bodies = time.perf_counter(), []
        self.socket.send(message)
        while True:
            acknowledge_at_once(self.socket.socket)
            bodies.append(self.socket.recv(timeout=300, decode=False))
            if ended(bodies[-1]):
                return time.perf_counter() - begun, bodies


def acknowledge_at_once(connection: Any) -> None:
    """Keeps Linux from waiting 40 ms with an acknowledgement for which the server's end waits.

    Browsers keep the connection busy and rarely meet that wait; a client this bare always would.
    """
    if hasattr(socket, "TCP_QUICKACK"):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def request(page: str, query: str) -> bytes:
    """The message with which a browser asks for a run of a page."""
    message = BackMsg()
    message.rerun_script.page_name = "" if page == FIRST_PAGE else page
    message.rerun_script.query_string = query
    return bytes(message.SerializeToString())


def ended(body: bytes) -> bool:
    """Whether this message ends the run; raises PageFailed where the run went wrong."""
    message = ForwardMsg.FromString(body)
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        raise PageFailed("The server does not know the page.")
    if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
        raise PageFailed(message.delta.new_element.exception.message)
    if kind == "script_finished" and message.script_finished not in WELL:
        raise PageFailed(f"The run ended with status {message.script_finished}.")
    return bool(kind == "script_finished")


def crowd(port: int, pages: Sequence[str], users: int, think: float, seconds: float) -> list[float]:
    """Seconds that many readers wait, each opening page after page and thinking in between.

    They come one after another within `think` seconds; what they wait while all of them open
    their first pages is not counted.
    """
    return asyncio.run(_crowd(port, pages, users, think, seconds))


async def _crowd(
    port: int, pages: Sequence[str], users: int, think: float, seconds: float
) -> list[float]:
    settled = time.perf_counter() + SETTLING * think
    readers = [_reader(port, pages, i, think, settled, settled + seconds) for i in range(users)]
    return [wait for waits in await asyncio.gather(*readers) for wait in waits]


async def _reader(
    port: int, pages: Sequence[str], number: int, think: float, settled: float, until: float
) -> list[float]:
    """One reader, from the moment `settled` to `until`."""
    waits: list[float] = []
    await asyncio.sleep(random.uniform(0, think))
    async with connect_async(_address(port), **_options(port)) as tab:
        for turn in range(number, number + 10_000):
            begun = time.perf_counter()
            await tab.send(request(pages[turn % len(pages)], "lang=zh"))
            while True:
                acknowledge_at_once(tab.transport.get_extra_info("socket"))
                if ended(await tab.recv(decode=False)):
                    break
            if begun > settled:
                waits.append(time.perf_counter() - begun)
            if time.perf_counter() > until:
                break
            await asyncio.sleep(random.uniform(0.5, 1.5) * think)
    return waits


def _address(port: int) -> str:
    return f"ws://127.0.0.1:{port}/_stcore/stream"


def _options(port: int) -> dict[str, Any]:
    return {
        "subprotocols": ["streamlit"],
        "origin": f"http://127.0.0.1:{port}",
        "max_size": None,
        "open_timeout": 60,
        "proxy": None,
    }
