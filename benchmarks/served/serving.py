"""Servers on this machine, each in a process of its own, on a free port of the loopback."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from benchmarks.memory import resident

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180


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
def serving(
    script: Path, file: Path, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Server]:
    """A server of a script over a SQLite file, in a process of its own, on the loopback only.

    `settings` are variables of its environment beside ours.
    """
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    begun = time.perf_counter()
    process = subprocess.Popen(
        _command(script, port),
        cwd=ROOT,
        env={
            **os.environ,
            "STARTUP_DASHBOARD_DATABASE": f"sqlite:///{file.resolve()}",
            "PYTHONPATH": str(ROOT),
            **settings,
        },
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


def _command(script: Path, port: int) -> list[str]:
    """An application serves itself; a plain script goes the usual way, by `streamlit run`."""
    if script.stem.endswith("app"):
        return [sys.executable, str(script), "--port", str(port)]
    return [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]


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
