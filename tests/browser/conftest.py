"""A fresh server over a small demonstration database, and the Chromium that looks at it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commands.chromium import FLAGS, find_chromium
from tests.shell.demonstration import make

ROOT = Path(__file__).resolve().parent.parent.parent
SCREENSHOTS = ROOT / "var" / "screenshots"
FORCE = "DASHBOARD_FORCE_BROWSER"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a Chromium; without one it is skipped, unless that is forbidden."""
    here = str(Path(__file__).parent)
    absent = find_chromium() is None and os.environ.get(FORCE) != "1"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            if absent:
                item.add_marker(pytest.mark.skip(reason="no Chromium was found"))


def start_server(database: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A server of its own on a free port, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(ROOT / "app.py"),
            "--server.port",
            str(port),
            "--server.headless",
            "true",
        ],
        cwd=ROOT,
        env={**os.environ, "STARTUP_DASHBOARD_DATABASE": f"sqlite:///{database}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(1_200):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return server, url
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, "the server ended at once"
            time.sleep(0.1)
    server.kill()
    raise AssertionError("the server has not answered within two minutes")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File of the demonstration database."""
    return make(tmp_path_factory.getbasetemp().parent)


@pytest.fixture
def fresh_server(demonstration: Path) -> Iterator[str]:
    """A server that nobody has asked anything yet."""
    server, url = start_server(demonstration)
    yield url
    server.terminate()
    server.wait(60)


@pytest.fixture(scope="session")
def server(demonstration: Path) -> Iterator[str]:
    """One server for the tests that may share it."""
    process, url = start_server(demonstration)
    yield url
    process.terminate()
    process.wait(60)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def close_visits(request: pytest.FixtureRequest) -> Iterator[None]:
    """Closes what a test has opened: maps that nobody looks at keep a processor busy."""
    browser = request.getfixturevalue("chromium") if "chromium" in request.fixturenames else None
    yield
    for context in browser.contexts if browser is not None else ():
        context.close()
