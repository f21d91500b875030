"""An error becomes a number on the screen and a masked entry in the log, nothing more."""

import logging
import re
import secrets
from typing import Any

import streamlit as st

from data_access.engine import DatabaseReplaced
from i18n import LANGUAGES, Language, text
from shell.viewer.access import AccessRefused

LOG = logging.getLogger("dashboard.errors")
# Resident identity numbers, old and new, and what could be a mobile telephone number.
_IDENTITY = re.compile(r"(?<!\d)(\d{4})\d{7,10}(\d{3}[\dXx])(?!\d)")
_SECRET = re.compile(r"(?<=://)([^:/@\s]+):[^@/\s]+@")


def mask(words: str) -> str:
    """The same words with identity and telephone numbers, and passwords in addresses, hidden."""
    return _SECRET.sub(r"\1:***@", _IDENTITY.sub(r"\1****\2", words))


def on_script_error(error: Exception) -> bool:
    """Logs the error under a number and shows only that number; True: nothing else is shown."""
    reference = secrets.token_hex(4).upper()
    LOG.error("Reference %s: %s", reference, type(error).__name__)
    language: Language = "en" if st.session_state.get("lang") == LANGUAGES[1] else "zh"
    if isinstance(error, AccessRefused):
        st.info(text("frame.refused", language), icon=":material/lock:")
        return True
    if isinstance(error, DatabaseReplaced):
        st.error(text("frame.file_replaced", language), icon=":material/error:")
        return True
    st.error(text("frame.error", language, reference=reference), icon=":material/error:")
    return True


def mask_logs() -> None:
    """From now on every log record of this process is masked, tracebacks included."""
    make_record = logging.getLogRecordFactory()
    if getattr(make_record, "masks", False):
        return
    formatter = logging.Formatter()

    def masked(*args: Any, **values: Any) -> logging.LogRecord:
        record = make_record(*args, **values)
        _mask_message(record)
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = mask(formatter.formatException(record.exc_info))
            record.exc_info = None
        return record

    masked.masks = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(masked)


def _mask_message(record: logging.LogRecord) -> None:
    """Masks the arguments one by one, as some formatters take them apart again."""
    words = record.getMessage()
    hidden = mask(words)
    if hidden == words:
        return
    if isinstance(record.args, tuple):
        record.args = tuple(_masked(argument) for argument in record.args)
        if _message(record) == hidden:
            return
    record.msg, record.args = hidden, None


def _masked(argument: object) -> object:
    words = str(argument)
    return argument if mask(words) == words else mask(words)


def _message(record: logging.LogRecord) -> str | None:
    """The record's message, None where an argument no longer fits its place."""
    try:
        return record.getMessage()
    except TypeError:
        return None
