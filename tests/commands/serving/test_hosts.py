"""An address beyond this machine is refused before the server starts, unless hosts are named."""

import pytest

from commands import WrongArgument
from commands.serving import hosts
from shell.server import serving, start_checks


@pytest.fixture(autouse=True)
def _nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(hosts.VARIABLE, raising=False)


def test_the_command_and_the_server_read_the_same() -> None:
    assert hosts.VARIABLE == serving.ALLOWED_HOSTS
    assert set(start_checks.OWN_NAMES) == hosts.OWN_NAMES == hosts.named()


@pytest.mark.parametrize("names", ["", " , ", "localhost", "*", "board.example,*"])
def test_an_open_address_needs_named_hosts(names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(hosts.VARIABLE, names)

    with pytest.raises(WrongArgument, match=f"0.0.0.0 is open .* {hosts.VARIABLE} must list"):
        hosts.check_named("0.0.0.0")
    assert not start_checks.names_hosts(list(hosts.named()))


def test_with_named_hosts_it_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(hosts.VARIABLE, "board.example, 10.0.0.5")

    hosts.check_named("0.0.0.0")
    assert hosts.named() == {"board.example", "10.0.0.5"}


@pytest.mark.parametrize("address", start_checks.OWN_NAMES)
def test_this_machine_needs_no_names(address: str) -> None:
    hosts.check_named(address)
    assert not start_checks.listens_beyond_this_machine(address)
