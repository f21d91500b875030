"""What the server is told before it starts."""

import pytest

from shell.server import serving, start_checks


def test_address_and_port_are_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(serving.ALLOWED_HOSTS, raising=False)
    told = serving.settings("127.0.0.1", 8600)
    assert told == {"server.address": "127.0.0.1", "server.port": 8600}


def test_named_hosts_of_the_environment_are_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serving.ALLOWED_HOSTS, "monitor.example, 10.0.0.5,")
    told = serving.settings("0.0.0.0", 8600)
    assert told["server.allowedHosts"] == ["monitor.example", "10.0.0.5"]


def test_it_serves_the_application_at_that_place(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(serving, "load_config_options", asked.update)
    monkeypatch.setattr(serving.start_checks, "check", lambda: asked.update(checked=True))
    monkeypatch.setattr(serving.uvicorn, "run", lambda app, **how: asked.update(app=app, **how))
    serving.main("the application", ["--address", "::1", "--port", "8700"])
    assert (asked["app"], asked["host"], asked["port"]) == ("the application", "::1", 8700)
    assert asked["server.address"] == "::1"
    assert asked["checked"]


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
