"""The server's port is looked at first, and the server never outlives the command."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands import ROOT, CommandError, WrongArgument
from commands.serving import server
from commands.serving.server import check_free
from shell.server import serving

STAND_IN = """
import http.server
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *words):
        pass
http.server.HTTPServer(("127.0.0.1", {port}), Answer).serve_forever()
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_a_port_in_use_gets_a_sentence_with_another() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(
            CommandError, match=f"^Port {port} of 127.0.0.1 cannot be used .*--port"
        ):
            check_free("127.0.0.1", port)


def test_a_free_port_is_accepted() -> None:
    check_free("127.0.0.1", free_port())


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(WrongArgument, match=r"^192.0.2.1 cannot be used: it is no address of this"):
        check_free("192.0.2.1", 8501)


@pytest.mark.parametrize("address", ["999.1.1.1", "a..b", "no-such-host.invalid"])
def test_an_address_that_nobody_knows_is_a_wrong_argument(address: str) -> None:
    with pytest.raises(WrongArgument, match=f"^The address {address} is not known: .+[.]$"):
        check_free(address, 8501)


def test_a_server_that_refuses_has_said_why_itself() -> None:
    refusing = [sys.executable, "-c", f"raise SystemExit({serving.REFUSED})"]
    said = pytest.raises(WrongArgument, match="refused to start, as said above")
    with subprocess.Popen(refusing) as ended, said:
        server._wait(ended, "127.0.0.1", free_port())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ending_the_command_ends_the_server(tmp_path: Path, ending: signal.Signals) -> None:
    port = free_port()
    stand_in = tmp_path / "stand_in.py"
    stand_in.write_text(STAND_IN.format(port=port), encoding="utf-8")
    script = (
        "import sys; from commands.serving import server; "
        f"server._command = lambda address, port: [sys.executable, {str(stand_in)!r}]; "
        f"sys.exit(server.serve('127.0.0.1', {port}))"
    )
    command = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    with command:
        assert command.stdout is not None
        assert f"http://127.0.0.1:{port} " in command.stdout.readline()
        command.send_signal(ending)
        assert command.wait(30) == 0
    time.sleep(0.1)
    check_free("127.0.0.1", port)
