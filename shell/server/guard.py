"""What the server adds to Streamlit: response headers, a guard at the socket, and readiness."""

import asyncio
import base64
import hashlib
import re
import shutil
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

import streamlit
from starlette.requests import Request
from starlette.responses import JSONResponse

from data_access.engine import DatabaseReplaced, ping, schema_version
from shell.cache import database

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

ANSWER_SECONDS = 1.5
LEAST_FREE_BYTES = 500_000_000


def _inline_scripts() -> str:
    """Hashes of the scripts that stand inside Streamlit's own page, for the policy."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    digests = [
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts
    ]
    return " ".join(f"'sha256-{digest}'" for digest in digests)


HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {_inline_scripts()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob: data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_NAMES = {name for name, _ in _RAW}


class Guard:
    """Puts our headers on every response and refuses a socket that does not say where it is from."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not _origin(scope):
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": "Origin missing"})
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [
                    pair for pair in message.get("headers", []) if pair[0].lower() not in _NAMES
                ]
                message["headers"] = [*headers, *_RAW]
            await send(message)

        await self.app(scope, receive, with_headers)


def _origin(scope: Message) -> bytes:
    return next((value for name, value in scope["headers"] if name.lower() == b"origin"), b"")


async def ready(_request: Request) -> JSONResponse:
    """200 when figures can be served, 503 within two seconds when they cannot."""
    try:
        state = await asyncio.wait_for(asyncio.to_thread(_state), ANSWER_SECONDS)
    except DatabaseReplaced as replaced:
        sentence = {"zh": replaced.zh, "en": replaced.en}
        state = {"database": "replaced", "fault": "database file replaced", "sentence": sentence}
    except Exception as error:  # noqa: BLE001 - any fault is an answer here, and says no more
        state = {"database": "unreachable", "fault": type(error).__name__}
    fine = state.get("fault") is None
    return JSONResponse({"ready": fine, **state}, status_code=200 if fine else 503)


def _state() -> dict[str, Any]:
    engine = database.engine()
    ping(engine)
    snapshots = database.all_snapshots()
    free = _free_bytes()
    fault = None if snapshots else "no snapshot"
    if free is not None and free < LEAST_FREE_BYTES:
        fault = "disk nearly full"
    return {
        "database": "ok",
        "schema": schema_version(engine),
        "snapshot": snapshots[0].number if snapshots else None,
        "as_of": snapshots[0].as_of.isoformat() if snapshots else None,
        "free_bytes": free,
        "fault": fault,
    }


def _free_bytes() -> int | None:
    """Free bytes where the embedded file lies, or the working folder where there is none."""
    folder = database.EMBEDDED.parent
    return shutil.disk_usage(folder if folder.exists() else Path.cwd()).free
