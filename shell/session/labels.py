"""A choice outlives its words: whoever changes the language keeps what was chosen in the other one.

A browser holds what is chosen in a list as the words that it was shown, and sends those words back.
Under other words Streamlit gives the list no new ones to hold and later takes the old ones for
unknown, which would set the choice back to the first. So words are turned into their code again, and
a choice whose words have changed is given to its list once more.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

CODES = "_label_codes"  # by widget: the code of each label that it ever showed
LABELS = "_labels"  # by widget: the label of each code as it showed them last


def renew(name: str, options: Sequence[str], words: Callable[[str], str]) -> None:
    """Call it before the widget `name`, whose state holds one code of the options or several."""
    labels = {code: words(code) for code in options}
    last: dict[str, str] = _of_widgets(LABELS).get(name, labels)
    value, codes = st.session_state.get(name), code_of(name)
    several = codes if isinstance(codes, list) else [codes]
    if codes != value or any(last.get(code) not in (None, labels.get(code)) for code in several):
        st.session_state[name] = codes
    _of_widgets(LABELS)[name] = labels
    _of_widgets(CODES).setdefault(name, {}).update({labels[code]: code for code in options})


def code_of(name: str) -> Any:
    """What a widget's state holds, one or several, each as its code, whatever its language."""
    value = st.session_state.get(name)
    codes: dict[str, str] = _of_widgets(CODES).get(name, {})
    if isinstance(value, list):
        return [codes.get(code, code) for code in value]
    return codes.get(value, value) if isinstance(value, str) else value


def _of_widgets(key: str) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = st.session_state.setdefault(key, {})
    return labels
