"""What the server adds: headers on every response, no socket without origin, honest readiness."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data_access.engine import open_database
from shell.cache import database
from shell.server import guard

Answer = tuple[int, list[tuple[str, str]], str]


def get(path: str) -> Answer:
    """Status, headers and body of a request through the guard."""

    async def page(_request: Any) -> PlainTextResponse:
        return PlainTextResponse("x", headers={"X-Frame-Options": "ALLOWALL"})

    inner = Starlette(routes=[Route("/", page), Route("/ready", guard.ready)])
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    asyncio.run(guard.Guard(inner)(scope, receive, send))
    headers = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
    return sent[0]["status"], headers, b"".join(part["body"] for part in sent[1:]).decode()


def test_every_response_bears_the_headers_once() -> None:
    _, headers, _ = get("/")

    for name, value in guard.HEADERS.items():
        assert [header for key, header in headers if key == name.lower()] == [value]


def test_scripts_come_from_here_only() -> None:
    policy = guard.HEADERS["Content-Security-Policy"]

    assert "'unsafe-eval'" not in policy
    assert "script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-" in policy
    assert "http" not in policy


def test_a_socket_without_origin_is_refused() -> None:
    sent: list[dict[str, Any]] = []

    async def run(headers: list[tuple[bytes, bytes]]) -> bool:
        reached = []

        async def inner(scope: Any, receive: Any, send: Any) -> None:
            reached.append(scope)

        async def receive() -> dict[str, Any]:
            return {"type": "websocket.connect"}

        async def send(message: Any) -> None:
            sent.append(message)

        await guard.Guard(inner)({"type": "websocket", "headers": headers}, receive, send)
        return bool(reached)

    assert not asyncio.run(run([(b"host", b"localhost")]))
    assert sent[0]["type"] == "websocket.close"
    assert asyncio.run(run([(b"origin", b"http://localhost:8501")]))


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take longer to answer than a watchdog would wait."""
    monkeypatch.setattr(guard, "ANSWER_SECONDS", 60.0)


@pytest.mark.usefixtures("patient")
def test_ready_says_what_it_serves(demo_database: str) -> None:
    status, _, body = get("/ready")

    assert status == 200
    assert json.loads(body)["snapshot"] == 2
    assert json.loads(body)["schema"]


@pytest.mark.usefixtures("patient")
def test_ready_without_a_snapshot_is_503(empty_database: str) -> None:
    status, _, body = get("/ready")

    assert status == 503
    assert json.loads(body)["fault"] == "no snapshot"


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("deleted", [True, False])
def test_ready_says_that_the_database_file_was_replaced(
    deleted: bool, empty_database: str, tmp_path: Path
) -> None:
    path = tmp_path / "empty.sqlite3"
    assert json.loads(get("/ready")[2])["database"] == "ok"
    path.unlink()
    if not deleted:
        open_database(str(path)).dispose()
    status, _, body = get("/ready")

    assert status == 503
    assert json.loads(body)["fault"] == "database file replaced"
    assert "请重新启动" in json.loads(body)["sentence"]["zh"]
    assert "Start again" in json.loads(body)["sentence"]["en"]
    assert path.exists() != deleted


def test_ready_answers_503_soon_after_a_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    assert guard.ANSWER_SECONDS < 2
    monkeypatch.setattr(guard, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(guard, "_state", lambda: time.sleep(3))

    async def timed() -> tuple[int, float]:
        begun = time.monotonic()
        answer = await guard.ready(None)  # type: ignore[arg-type]
        return answer.status_code, time.monotonic() - begun

    status, seconds = asyncio.run(timed())
    assert status == 503
    assert seconds < 2


def test_ready_hides_what_went_wrong(demo_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("/srv/secret")

    monkeypatch.setattr(database, "all_snapshots", fail)
    status, _, body = get("/ready")

    assert status == 503
    assert "secret" not in body
