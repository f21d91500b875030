"""A browser's half of Streamlit's websocket, and servers on this machine to drive with it."""

import asyncio
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect as connect_async
from websockets.sync.client import connect

from benchmarks.memory import resident

ROOT = Path(__file__).resolve().parent.parent
FIRST_PAGE = "overview"  # its address is the bare one
START_SECONDS = 180


class PageFailed(RuntimeError):
    """The script ended with an exception, or the server does not know the page."""


@dataclass(frozen=True)
class Server:
    """A running server; `started` seconds passed until it answered."""

    port: int
    process: int
    started: float

    def memory(self) -> float:
        """Memory that it holds, in MiB."""
        return resident(self.process)


@contextmanager
def serving(script: Path, file: Path) -> Iterator[Server]:
    """A server of a script over a SQLite file, in a process of its own, on the loopback only."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "STARTUP_DASHBOARD_DATABASE": f"sqlite:///{file.resolve()}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, port)
        yield Server(port, process.pid, time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended at its start with status {process.returncode}.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"The server did not answer within {START_SECONDS} s.")


def reruns(port: int, page: str, query: str, runs: int) -> tuple[list[float], int]:
    """One session that opens a page and asks for it again `runs` times.

    Returns the seconds until each run had ended, the opening left out unless it is the only
    run, and the bytes of the last one.
    """
    with Session(port) as session:
        found = [session.run(page, query) for _ in range(runs + 1 if runs > 1 else 1)]
    return [seconds for seconds, _ in found[1:] or found], found[-1][1]


class Session:
    """One browser tab."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __enter__(self) -> "Session":
        self.socket = connect(_address(self.port), **_options(self.port))
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def run(self, page: str, query: str = "") -> tuple[float, int]:
        """Ask for a run; seconds until it had ended, and the bytes received."""
        begun, received = time.perf_counter(), 0
        self.socket.send(request(page, query))
        while True:
            body = self.socket.recv(timeout=300, decode=False)
            received += len(body)
            if ended(body):
                return time.perf_counter() - begun, received


def request(page: str, query: str) -> bytes:
    """The message with which a browser asks for a run of a page."""
    message = BackMsg()
    message.rerun_script.page_name = "" if page == FIRST_PAGE else page
    message.rerun_script.query_string = query
    return message.SerializeToString()


def ended(body: bytes) -> bool:
    """Whether this message ends the run; raises PageFailed where the run went wrong."""
    message = ForwardMsg.FromString(body)
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        raise PageFailed("The server does not know the page.")
    if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
        raise PageFailed(message.delta.new_element.exception.message)
    if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        raise PageFailed(f"The run ended with status {message.script_finished}.")
    return kind == "script_finished"


def crowd(port: int, pages: Sequence[str], users: int, think: float, seconds: float) -> list[float]:
    """Seconds that many readers wait, each opening page after page and thinking in between."""
    return asyncio.run(_crowd(port, pages, users, think, seconds))


async def _crowd(
    port: int, pages: Sequence[str], users: int, think: float, seconds: float
) -> list[float]:
    until = time.perf_counter() + think + seconds
    readers = [_reader(port, pages, i, think, until) for i in range(users)]
    return [wait for waits in await asyncio.gather(*readers) for wait in waits]


async def _reader(
    port: int, pages: Sequence[str], number: int, think: float, until: float
) -> list[float]:
    """One reader; the opening page is not counted, as all of them come within `think` seconds."""
    waits: list[float] = []
    await asyncio.sleep(random.uniform(0, think))
    async with connect_async(_address(port), **_options(port)) as tab:
        for turn in range(number, number + 10_000):
            begun = time.perf_counter()
            await tab.send(request(pages[turn % len(pages)], "lang=zh"))
            while not ended(await tab.recv(decode=False)):
                pass
            if turn > number:
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
