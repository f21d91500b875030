"""Checks before the first session: pinned settings not loosened, a schema version that is known."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from streamlit import config

from shell.cache import database
from shell.cache.store import spare_heap
from shell.parts import overrides
from shell.viewer import access

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
    """Raises StartRefused when a setting was loosened, a definition lacks something, or schema or
    city is unknown."""
    loosened = loosened_settings(config.get_option)
    if loosened:
        raise StartRefused(f"The server does not start with loosened settings: {loosened}.")
    if listens_beyond_this_machine(config.get_option("server.address")) and not names_hosts(
        config.get_option("server.allowedHosts")
    ):
        raise StartRefused(
            "An address beyond this machine needs the host names by which browsers may call it: "
            "set STREAMLIT_SERVER_ALLOWED_HOSTS, for example to board.example.gov.cn."
        )
    _check_registry()
    _check_schema()
    _check_city()


def loosened_settings(read: Callable[[str], Any]) -> str:
    """The settings that differ from what is pinned, as `name is value, not value`."""
    values = {name: read(name) for name in PINNED}
    return ", ".join(
        f"{name} is {values[name]!r}, not {wanted!r}"
        for name, wanted in PINNED.items()
        if values[name] != wanted
    )


def listens_beyond_this_machine(address: str | None) -> bool:
    """Whether the server would listen beyond this machine."""
    return address not in OWN_NAMES


def names_hosts(hosts: list[str]) -> bool:
    """Whether some host beyond this machine is named, and not just any host."""
    return bool(set(hosts) - set(OWN_NAMES)) and "*" not in hosts


def save_memory() -> None:
    """Spares memory that libraries would keep, and a search that Streamlit would make at first.

    The system's own library is not to keep a heap for every thread, nor holes where tables were.
    """
    spare_heap()
    overrides.use_system_memory()
    overrides.skip_prompt_search()


def load_ahead() -> None:
    """Imports what the pages need and reads the newest snapshots, before anybody waits for them.

    Reading is the database's and Arrow's work, so it goes on beside the imports.
    """
    with ThreadPoolExecutor() as readers:
        done = readers.submit(_read)
        overrides.compile_emojis()
        from shell.parts import drawing, export  # noqa: F401
    try:
        done.result()
    except Exception as error:  # noqa: BLE001 - a database that is down now may be up later
        LOG.warning("No snapshot was read at the start: %s", type(error).__name__)


def _read() -> None:
    """Reads the newest snapshot and the one before, with which the first page compares it."""
    from data_access.snapshots import previous
    from shell.cache import readings

    scope = access.current_scope()
    snapshots = readings.snapshots(scope)
    before = previous(snapshots, snapshots[0]) if snapshots else None
    shown_first = [*snapshots[:1], *([before] if before else [])]
    with ThreadPoolExecutor() as readers:
        list(readers.map(lambda info: readings.city_list(scope, info.number), shown_first))


def _check_registry() -> None:
    """An indicator without a text, a measure or a known gate is named here, not by a broken page."""
    from metrics.registry import FIGURES, INDICATORS
    from shell.server.registry_check import definition_faults

    faults = definition_faults(INDICATORS, FIGURES)
    if faults:
        raise StartRefused("\n".join(faults))


def _check_schema() -> None:
    """A database that cannot be reached may come later; one of an unknown version may not."""
    from data_access.engine import SchemaUnknown

    try:
        database.engine()
    except SchemaUnknown as error:
        raise StartRefused(str(error)) from error
    except Exception:  # noqa: BLE001 - /ready and the pages say so until the database answers
        return


def _check_city() -> None:
    """A server for one city starts for a city of the list only."""
    try:
        cities = access.current_scope().cities or ()
    except access.AccessRefused as error:
        raise StartRefused(str(error)) from error
    if not cities:
        return
    from data_access.cities import listed_codes

    try:
        missing = set(cities) - set(listed_codes(database.engine()))
    except Exception:  # noqa: BLE001 - without the database no page shows anything, and says so
        return
    if missing:
        raise StartRefused(
            f"{access.VARIABLE} names {', '.join(missing)}, which is not in the list of cities."
        )
