"""An error shows a number only, and no log holds an identity number."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from i18n import LANGUAGES, Language, text
from shell.server import errors


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("identity 440106198001010014 twice", "identity 4401****0014 twice"),
        ("44010619800101001X", "4401****001X"),
        ("old 440106800101001", "old 4401****1001"),
        ("postgresql://user:secret@host/x", "postgresql://user:***@host/x"),
        ("in 2010, 156000 persons", "in 2010, 156000 persons"),
    ],
)
def test_identity_numbers_and_passwords_are_masked(words: str, masked: str) -> None:
    assert errors.mask(words) == masked


def test_tracebacks_are_masked_too(masking: None, caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ValueError("row 440106198001010014")
    except ValueError:
        logging.getLogger("dashboard").exception("failed for %s", "440106198001010014")

    assert "440106198001010014" not in caplog.text
    assert "4401****0014" in caplog.text


@pytest.fixture
def masking() -> Iterator[None]:
    kept = logging.getLogRecordFactory()
    errors.mask_logs()
    yield
    logging.setLogRecordFactory(kept)


def record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.getLogger("x").makeRecord("x", 20, "x.py", 1, message, arguments, None)


@pytest.mark.parametrize(
    ("message", "arguments", "expected"),
    [
        (
            "%s - %s %d",
            ("127.0.0.1", "/x?id=440106198001010014", 200),
            "127.0.0.1 - /x?id=4401****0014 200",
        ),
        ("person %d", (440106198001010014,), "person 4401****0014"),
        ("person 440106198001010014", (), "person 4401****0014"),
        ("%(id)s", ({"id": "440106198001010014"},), "4401****0014"),
    ],
)
def test_a_masked_record_reads_as_before(
    masking: None, message: str, arguments: tuple[object, ...], expected: str
) -> None:
    assert record(message, *arguments).getMessage() == expected


def test_arguments_stay_apart_for_formatters_that_want_them(masking: None) -> None:
    assert record("%s %d", "/ready", 200).args == ("/ready", 200)
    assert record("%s %d", "/440106198001010014", 200).args == ("/4401****0014", 200)


def test_the_screen_shows_a_number_and_nothing_else() -> None:
    from streamlit.testing.v1 import AppTest

    def script() -> None:
        from shell.server.errors import on_script_error

        assert on_script_error(ValueError("SELECT secret FROM persons"))

    test: Any = AppTest.from_function(script).run()
    assert "编号" in test.error[0].value
    assert "secret" not in test.error[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_open_is_said_in_the_readers_language(language: Language) -> None:
    from streamlit.testing.v1 import AppTest

    def script() -> None:
        from shell.server.errors import on_script_error
        from shell.viewer.access import AccessRefused

        assert on_script_error(AccessRefused("city 440300"))

    test: Any = AppTest.from_function(script)
    test.session_state["lang"] = language
    test.run()
    assert [info.value for info in test.info] == [text("frame.refused", language)]
    assert not test.error


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_replaced_database_file_is_said_in_the_readers_language(language: Language) -> None:
    from streamlit.testing.v1 import AppTest

    def script() -> None:
        from data_access.engine import DatabaseReplaced
        from shell.server.errors import on_script_error

        assert on_script_error(DatabaseReplaced())

    test: Any = AppTest.from_function(script)
    test.session_state["lang"] = language
    test.run()
    assert [error.value for error in test.error] == [text("frame.file_replaced", language)]
