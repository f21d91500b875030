"""Serves the application by uvicorn itself: `streamlit run` leaves Nagle's algorithm on (40 ms).

Streamlit reads the settings of its command line and environment in `streamlit run` only, so those
that a server of ours may differ in are handed over here.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

import uvicorn
from streamlit.web.bootstrap import load_config_options

from shell.server import start_checks

ALLOWED_HOSTS = "STREAMLIT_SERVER_ALLOWED_HOSTS"
GRACE_SECONDS = 3
REFUSED = 2


def main(app: Any, words: Sequence[str]) -> None:
    """Reads --address and --port, then serves until it is told to end."""
    reader = argparse.ArgumentParser(prog="app.py", description=__doc__)
    reader.add_argument("--address", default="127.0.0.1")
    reader.add_argument("--port", type=int, default=8501)
    chosen = reader.parse_args(words)
    load_config_options(settings(chosen.address, chosen.port))
    check()
    uvicorn.run(
        app,
        host=chosen.address,
        port=chosen.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def check() -> None:
    """Ends with status 2 and a sentence where the server would refuse: inside it, it is a traceback."""
    try:
        start_checks.check()
    except start_checks.StartRefused as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(REFUSED)


def settings(address: str, port: int) -> dict[str, Any]:
    """What this server may differ in from .streamlit/config.toml."""
    options: dict[str, Any] = {"server.address": address, "server.port": port}
    hosts = [host.strip() for host in os.environ.get(ALLOWED_HOSTS, "").split(",")]
    if any(hosts):
        options["server.allowedHosts"] = [host for host in hosts if host]
    return options
