"""The server starts only with its pinned settings and a schema that it knows."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from charts.base.palette import DARK, LIGHT, Palette
from data_access import cities
from sentences.verdict_badges import COLOURS
from shell.cache import database
from shell.server import start_checks
from shell.viewer import access

ROOT = Path(__file__).resolve().parents[3]
SETTINGS: dict[str, Any] = tomllib.loads(
    (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("name", "value"), start_checks.PINNED.items())
def test_every_pinned_setting_stands_in_the_file(name: str, value: object) -> None:
    section, key = name.split(".")
    shipped = SETTINGS[section].get(key, config._config_options_template[name].default_val)

    assert shipped == value


def test_the_server_listens_on_this_machine_only() -> None:
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert set(SETTINGS["server"]["allowedHosts"]) == set(start_checks.OWN_NAMES)


def test_a_loosened_setting_is_named() -> None:
    loose = dict(start_checks.PINNED) | {"client.showErrorDetails": "full"}

    sentence = start_checks.loosened_settings(loose.__getitem__)
    assert sentence == "client.showErrorDetails is 'full', not 'none'"


def test_an_open_address_needs_named_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    options = dict(start_checks.PINNED) | {
        "server.address": "0.0.0.0",
        "server.allowedHosts": ["localhost"],
    }
    monkeypatch.setattr(config, "get_option", options.__getitem__)

    with pytest.raises(start_checks.StartRefused, match="ALLOWED_HOSTS"):
        start_checks.check()


def test_a_schema_of_a_newer_version_is_refused(
    demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    newer = tmp_path / "newer.sqlite3"
    newer.write_bytes(demonstration.read_bytes())
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    options = dict(start_checks.PINNED) | {"server.address": "127.0.0.1", "server.allowedHosts": []}
    monkeypatch.setattr(config, "get_option", options.__getitem__)
    monkeypatch.setenv(database.VARIABLE, str(newer))

    with pytest.raises(start_checks.StartRefused, match="9999"):
        start_checks.check()


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_has_the_colours_of_the_charts(theme: str, colours: Palette) -> None:
    shipped = SETTINGS["theme"][theme]

    assert shipped["backgroundColor"] == colours.background
    assert shipped["textColor"] == colours.ink
    for verdict, name in COLOURS.items():
        if verdict not in (
            "immature",
            "unreported",
            "not_recorded",
            "too_small",
            "no_target",
            "left",
        ):
            assert shipped[f"{name}Color"] == colours.verdict[verdict]
        assert shipped[f"{name}TextColor"] == colours.verdict_text[verdict]


def test_no_font_is_fetched() -> None:
    assert "http" not in SETTINGS["theme"]["font"] + SETTINGS["theme"]["headingFont"]


@pytest.fixture
def pinned(demo_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the city of the server, all else as shipped."""
    options = dict(start_checks.PINNED) | {"server.address": "127.0.0.1", "server.allowedHosts": []}
    monkeypatch.setattr(config, "get_option", options.__getitem__)

    def set_city(code: str) -> None:
        monkeypatch.setenv(access.VARIABLE, code)
        access.current_scope.cache_clear()

    yield set_city
    access.current_scope.cache_clear()


@pytest.mark.parametrize("code", ["", "guangzhou", "4401"])
def test_a_city_that_is_no_code_is_refused(pinned: Callable[[str], None], code: str) -> None:
    pinned(code)

    with pytest.raises(start_checks.StartRefused, match="six-digit code"):
        start_checks.check()


def test_a_city_outside_the_list_is_refused(pinned: Callable[[str], None]) -> None:
    pinned("440199")

    with pytest.raises(start_checks.StartRefused, match="names 440199, which is not in the list"):
        start_checks.check()


def test_a_city_of_the_list_starts(
    pinned: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lookups: list[str] = []
    pinned("440100")
    listed = cities.listed_codes
    monkeypatch.setattr(cities, "listed_codes", lambda engine: lookups.append("") or listed(engine))

    start_checks.check()
    assert lookups == [""]
