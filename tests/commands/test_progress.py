"""Progress is one line on a screen and few lines in a log, and never hides an error."""

import io
import time

import pytest

from commands import progress
from commands.progress import Progress, fitted


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_short_step_leaves_one_line_in_a_log() -> None:
    log = io.StringIO()
    with Progress("Reading", log) as step:
        step.update(1, 2, "half")
    assert log.getvalue() == "Reading: done in 0.0 s\n"


def test_a_long_step_shows_share_count_and_note_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LOG_SECONDS", 0.01)
    monkeypatch.setattr(progress, "SCREEN_SECONDS", 0.01)
    log = io.StringIO()
    with Progress("Reading", log) as step:
        step(1_500, 3_000, "loans.csv")
        time.sleep(0.2)
    assert "Reading   50%  1,500 of 3,000  0 s  loans.csv\n" in log.getvalue()


def test_a_screen_has_one_line_that_renews_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SCREEN_SECONDS", 0.01)
    screen = Screen()
    with Progress("Reading", screen) as step:
        step.update(1, 4)
        time.sleep(0.2)
    text = screen.getvalue()
    assert text.count("\n") == 1
    assert "\r\x1b[KReading  [######..................]   25%  1 of 4" in text


def test_an_error_passes_and_is_not_called_done() -> None:
    log = io.StringIO()
    with pytest.raises(ValueError, match="broken"), Progress("Reading", log):
        raise ValueError("broken")
    assert log.getvalue() == "Reading: stopped in 0.0 s\n"


def test_chinese_characters_take_two_columns() -> None:
    assert fitted("北京 and 上海", 6) == "北京 a"
