"""The server from outside: headers on every answer, readiness, and who may open a socket."""

import base64
import http.client
import json
import os
import urllib.request
from urllib.parse import urlsplit

import pytest

from shell.server.guard import HEADERS


@pytest.mark.parametrize("path", ["/", "/definitions", "/ready", "/_stcore/health", "/nothing.js"])
def test_headers_stand_on_every_answer(server: str, path: str) -> None:
    place = urlsplit(server)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()

    for name, value in HEADERS.items():
        assert answer.headers.get_all(name) == [value]
    connection.close()


def test_ready(server: str) -> None:
    with urllib.request.urlopen(f"{server}/ready", timeout=60) as answer:
        assert json.load(answer)["ready"] is True


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://evil.example", "Host": "evil.example"}, 403),
        ({"Origin": "{server}"}, 101),
    ],
)
def test_only_our_own_pages_open_a_socket(
    server: str, headers: dict[str, str], status: int
) -> None:
    place = urlsplit(server)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=60)
    asked = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
    }
    given = {name: value.format(server=server) for name, value in headers.items()}
    connection.request("GET", "/_stcore/stream", headers=asked | given)

    assert connection.getresponse().status == status
    connection.close()
