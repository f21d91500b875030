"""Whether a server beyond this machine is told by which host names browsers may call it."""

import os
import tomllib

from commands import ROOT, WrongArgument
from commands.words import words

VARIABLE = "STREAMLIT_SERVER_ALLOWED_HOSTS"
SETTINGS = ROOT / ".streamlit" / "config.toml"
OWN_NAMES = {"127.0.0.1", "localhost", "::1"}


def check_named(address: str) -> None:
    """Raises WrongArgument for an open address without the names, or with any name allowed."""
    hosts = named()
    if address in OWN_NAMES or ("*" not in hosts and hosts - OWN_NAMES):
        return
    raise WrongArgument(words("hosts.not_named", address=address, variable=VARIABLE))


def named() -> set[str]:
    """The host names in the environment, else in the settings file."""
    hosts = {host.strip() for host in os.environ.get(VARIABLE, "").split(",")} - {""}
    if hosts:
        return hosts
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    return set(settings.get("server", {}).get("allowedHosts", []))
