"""Checks before the first session: pinned settings not loosened, a schema version that is known."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from streamlit import config

from shell import database

LOG = logging.getLogger(__name__)
OWN_NAMES = ("127.0.0.1", "localhost", "::1")

# What must hold, whatever a command line, an environment or another file says.
PINNED: Mapping[str, Any] = {
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.maxUploadSize": 20,
    "server.maxMessageSize": 50,
    "server.maxCacheDataSize": "200MB",
    "server.enableStaticServing": False,
    "server.fileWatcherType": "none",
    "server.disconnectedSessionTTL": 120,
    "server.enableAgentApi": False,
    "server.runOnSave": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.disableDataExport": True,
    "browser.gatherUsageStats": False,
}


class StartRefused(SystemExit):
    """The server must not start like this; says why in a sentence."""


def check() -> None:
    """Raises StartRefused when a pinned setting was loosened or the schema is unknown."""
    loosened = loosened_settings(config.get_option)
    if loosened:
        raise StartRefused(f"The server does not start with loosened settings: {loosened}.")
    if beyond(config.get_option("server.address")) and not named(
        config.get_option("server.allowedHosts")
    ):
        raise StartRefused(
            "An address beyond this machine needs the host names by which browsers may call it: "
            "set STREAMLIT_SERVER_ALLOWED_HOSTS, for example to board.example.gov.cn."
        )
    _check_schema()


def loosened_settings(read: Callable[[str], Any]) -> str:
    """The settings that differ from what is pinned, as `name is value, not value`."""
    found = {name: read(name) for name in PINNED}
    return ", ".join(
        f"{name} is {found[name]!r}, not {wanted!r}"
        for name, wanted in PINNED.items()
        if found[name] != wanted
    )


def beyond(address: str | None) -> bool:
    """Whether the server would listen beyond this machine."""
    return address not in OWN_NAMES


def named(hosts: list[str]) -> bool:
    """Whether some host beyond this machine is named, and not just any host."""
    return bool(set(hosts) - set(OWN_NAMES)) and "*" not in hosts


def warm() -> None:
    """Imports what the pages need and reads the newest snapshot, before anybody waits for it."""
    from shell import drawing, export, readings  # noqa: F401
    from shell.access import SINGLE_USER

    try:
        held = readings.snapshots(SINGLE_USER)
        if held:
            readings.city_list(SINGLE_USER, held[0].number)
    except Exception as error:  # noqa: BLE001 - a database that is down now may be up later
        LOG.warning("No snapshot was read at the start: %s", type(error).__name__)


def _check_schema() -> None:
    """A database that cannot be reached may come later; one of an unknown version may not."""
    from data_access.engine import SchemaUnknown

    try:
        database.engine()
    except SchemaUnknown as error:
        raise StartRefused(str(error)) from error
    except Exception:  # noqa: BLE001 - /ready and the pages say so until the database answers
        return
