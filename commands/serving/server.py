"""Starts the screens' server, waits until it answers, and ends it cleanly."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from commands import ROOT, CommandError, WrongArgument
from commands.progress import Progress
from commands.words import words

HEALTH = "/_stcore/health"
START_SECONDS = 60
END_SECONDS = 10
REFUSED = 2  # the status of a server that has said in a sentence why it does not start
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - recognised, not chosen


def check_free(address: str, port: int) -> None:
    """Raises CommandError when the server could not listen there: WrongArgument for the address."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or words("server.no_host")
        raise WrongArgument(words("server.unknown", address=address, reason=reason)) from error
    with socket.socket(family, kind, protocol) as listener:
        if os.name != "nt":  # a port that was closed a moment ago is free
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(place)
        except OSError as error:
            raise _not_free(address, port, error) from error


def _not_free(address: str, port: int, error: OSError) -> CommandError:
    if error.errno == errno.EADDRNOTAVAIL:
        return WrongArgument(words("server.elsewhere", address=address))
    reason = error.strerror or str(error)
    facts = {"port": port, "address": address, "reason": reason, "other": port % 65535 + 1}
    return CommandError(words("server.taken", **facts))


def serve(address: str, port: int) -> int:
    """Runs the server until Ctrl-C or a request to end; returns the exit status."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end_like_ctrl_c)
    server = subprocess.Popen(
        _command(address, port),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        start_new_session=os.name != "nt",  # Ctrl-C reaches this process alone, which ends it
    )
    try:
        reachable = EVERYWHERE.get(address, address)
        with Progress(words("server.starting")):
            _wait(server, reachable, port)
        url = f"http://[{reachable}]:{port}" if ":" in reachable else f"http://{reachable}:{port}"
        print(words("server.ready", url=url), flush=True)
        return server.wait()
    except KeyboardInterrupt:
        print("\n" + words("server.ended"), flush=True)
        return 0
    finally:
        _end(server)


def _command(address: str, port: int) -> list[str]:
    return [sys.executable, str(ROOT / "app.py"), "--address", address, "--port", str(port)]


def _wait(server: subprocess.Popen[bytes], address: str, port: int) -> None:
    """Returns when the server answers; raises CommandError when it ends or stays silent."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() == REFUSED:
            raise WrongArgument(words("server.refused"))
        if server.poll() is not None:
            raise CommandError(words("server.ended_at_once", status=server.returncode))
        if _answers(address, port):
            return
        time.sleep(0.1)
    raise CommandError(words("server.silent", seconds=START_SECONDS))


def _answers(address: str, port: int) -> bool:
    connection = http.client.HTTPConnection(address, port, timeout=2)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _end(server: subprocess.Popen[bytes]) -> None:
    """Ends the server, politely first; a second Ctrl-C does not leave it behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _end_like_ctrl_c(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
