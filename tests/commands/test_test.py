"""What cannot run here is said, or refused where it must run."""

import pytest

from commands import CommandError, test


def test_a_missing_browser_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(test.FORCE_BROWSER, raising=False)
    monkeypatch.setattr(test, "find_chromium", lambda: None)
    assert "Skipped browser tests: no Chromium found." in test.missing()


def test_a_missing_browser_is_refused_where_it_must_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(test.FORCE_BROWSER, "1")
    monkeypatch.setattr(test, "find_chromium", lambda: None)
    with pytest.raises(CommandError, match=r"^DASHBOARD_FORCE_BROWSER=1 forbids"):
        test.missing()


def test_a_missing_postgresql_is_refused_where_it_must_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(test.FORCE_POSTGRES, "1")
    monkeypatch.setattr(test, "_has", lambda module: False)
    with pytest.raises(CommandError, match="DASHBOARD_FORCE_POSTGRES=1 forbids"):
        test.missing()
