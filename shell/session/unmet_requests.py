"""What a link asks for and does not get, until the reader chooses for himself, so that the page says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import streamlit as st

ALL = "_unmet_requests"  # by choice: what was asked for, and the code chosen instead
RUN = "_unmet_requests_of_run"


@dataclass(frozen=True)
class Gone:
    """An option that is one no more: its name, since when, in words, and the code to show instead."""

    name: str
    day: str
    successor: str


@dataclass(frozen=True)
class UnmetRequest:
    """What the choice is called, what the link asks for, and what is shown instead, in words.

    `gone` tells of what was an option once, such as a city that left the programme.
    """

    label: str
    request: str
    substitute: str
    gone: Gone | None = None


NONE_GONE: Mapping[str, Gone] = MappingProxyType({})


def begin_run() -> None:
    """Told by the frame: nothing is drawn yet."""
    st.session_state[RUN] = {}


def forget() -> None:
    """Told when the reader leaves the page."""
    st.session_state[ALL] = {}


def note(
    name: str,
    request: str | None,
    code: str,
    label: str,
    substitute: str,
    gone: Mapping[str, Gone] = NONE_GONE,
) -> None:
    """A choice as it stands: `request` is what the link newly asks for in vain, or None.

    An earlier request holds as long as `code`, which was chosen instead, is still chosen. `gone` are
    the options that there were once.
    """
    requests: dict[str, tuple[str, str]] = st.session_state.setdefault(ALL, {})
    if request is not None:
        requests[name] = request, code
    elif name in requests and requests[name][1] != code:
        del requests[name]
    if name in requests:
        asked = requests[name][0]
        once = gone.get(asked)
        if once is not None and once.successor != code:  # it cannot be chosen here
            once = replace(once, successor="")
        unmet = UnmetRequest(label, asked, substitute, once)
        st.session_state.setdefault(RUN, {})[name] = unmet


def drop(*names: str) -> None:
    """For what the page says in words of its own."""
    for key in (ALL, RUN):
        for name in names:
            st.session_state.get(key, {}).pop(name, None)


def of_run() -> list[UnmetRequest]:
    """Those of the choices that this run has drawn, in their order."""
    return list(st.session_state.get(RUN, {}).values())
