"""What the server is told before it starts."""

import pytest

from shell.server import serving, start_checks


def test_address_and_port_are_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(serving.ALLOWED_HOSTS, raising=False)
    options = serving.settings("127.0.0.1", 8600)
    assert options == {"server.address": "127.0.0.1", "server.port": 8600}


def test_named_hosts_of_the_environment_are_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serving.ALLOWED_HOSTS, "monitor.example, 10.0.0.5,")
    options = serving.settings("0.0.0.0", 8600)
    assert options["server.allowedHosts"] == ["monitor.example", "10.0.0.5"]


def test_it_serves_the_application_at_that_place(monkeypatch: pytest.MonkeyPatch) -> None:
    received: dict[str, object] = {}
    monkeypatch.setattr(serving, "load_config_options", received.update)
    monkeypatch.setattr(serving.start_checks, "check", lambda: received.update(checked=True))
    monkeypatch.setattr(serving.uvicorn, "run", lambda app, **how: received.update(app=app, **how))
    serving.main("the application", ["--address", "::1", "--port", "8700"])
    assert (received["app"], received["host"], received["port"]) == ("the application", "::1", 8700)
    assert received["server.address"] == "::1"
    assert received["checked"]


def test_a_refused_start_is_a_sentence_with_status_2_and_nothing_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise start_checks.StartRefused("An address beyond this machine needs the host names.")

    monkeypatch.setattr(serving, "load_config_options", lambda settings: None)
    monkeypatch.setattr(serving.start_checks, "check", refuse)
    with pytest.raises(SystemExit) as ended:
        serving.main("the application", ["--address", "0.0.0.0"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "An address beyond this machine needs the host names.\n"
