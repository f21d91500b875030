"""What the curves show: which clock, of whom, split by what, and which lines are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import streamlit as st

from i18n import text
from i18n.formats import listing
from metrics.cohorts.curves import Which, carries
from shell.parts import filters
from shell.session import labels, link, unmet_requests
from shell.viewer.view import View

SPLITS = ("cohort", "tier", "province", "city", "institution", "group", "kind", "incubated")
PLACES = frozenset({"tier", "province", "city", "institution"})
SCOPES = ("all", "city", "tier", "group")
NONE = "none"
MOST = 5
BETWEEN = "-"  # between the lines in the link; no code contains it


@dataclass(frozen=True)
class Choice:
    """What is read: the clock, up to two splits, and the one city, tier or group, if any."""

    which: Which
    splits: tuple[str, ...] = ()
    only: str = ""
    key: str = ""

    @property
    def codes(self) -> dict[str, str]:
        """The keys of a cached reading without the splits."""
        return {"which": self.which, "only": self.only, "key": self.key}


def possible_splits(which: Which, only: str, taken: str = "") -> list[str]:
    """The splits that are counted together with these, and that would say something."""
    return [split for split in SPLITS if _fits(which, split, only, taken)]


def _fits(which: Which, split: str, only: str, taken: str) -> bool:
    if split in (only, taken) or (split in PLACES and taken in PLACES):
        return False
    if only == "city" and split in ("tier", "province"):
        return False
    return carries(which, frozenset({split, only, taken} - {""}))


def choose(view: View) -> Choice:
    """The row of selectors; every choice stands in the link as a code.

    The splits offered depend on the scope, which is asked first though it stands behind them.
    """
    clock, first, second, scope, entity = st.columns([4, 3, 3, 3, 4], vertical_alignment="bottom")
    with clock:
        which = cast(Which, _segments(view, "curve", ("survival", "opening")))
    with scope:
        only = _select(view, "scope", SCOPES)
    with entity:
        key = filters.entity_select(view, only, SCOPES[1:], _words(view, "scope"))
    only = "" if only == "all" else only
    with first:
        split = _select(view, "split", [NONE, *possible_splits(which, only)])
    with second:
        more = possible_splits(which, only, split) if split != NONE else []
        other = _select(view, "split2", [NONE, *more])
    splits = tuple(code for code in (split, other) if code != NONE)
    return Choice(which, splits, only, key)


def _segments(view: View, name: str, options: tuple[str, ...]) -> str:
    return filters.segments(name, _label(view, name), options, _words(view, name))


def _select(view: View, name: str, options: list[str] | tuple[str, ...]) -> str:
    return filters.select(name, _label(view, name), options, _words(view, name))


def _label(view: View, name: str) -> str:
    return text(f"cohort_survival.choose.{name}", view.language)


def _words(view: View, name: str) -> Callable[[str], str]:
    kind = "split" if name == "split2" else name
    return lambda code: text(f"cohort_survival.{kind}.{code}", view.language)


def lines(
    view: View, choice: Choice, options: list[str], words: Callable[[str], str]
) -> tuple[str, ...]:
    """The lines to draw: all where there are five or fewer, else up to five that are searched.

    `options` are in order of size; the largest five are drawn first, the city that was chosen on
    another page among them.
    """
    unknown = _unknown(options)
    if len(options) <= MOST:
        link.write("lines", None)
        _note(view, unknown, options, words)
        return tuple(options)
    _adopt(options, _first(choice, options))
    labels.renew("lines", options, words)
    chosen = st.multiselect(
        text("cohort_survival.lines", view.language, n=len(options), most=MOST),
        options,
        format_func=words,
        key="lines",
        max_selections=MOST,
        persist_state="session",
        placeholder=text("cohort_survival.search", view.language),
    )
    codes = [code for code in chosen if code in options][:MOST] or _first(choice, options)
    link.write("lines", BETWEEN.join(codes))
    _note(view, unknown, codes, words)
    return tuple(codes)


def _unknown(options: list[str]) -> str | None:
    """The lines that the link newly asks for and that cannot be drawn, or None."""
    codes = (link.new_request("lines") or "").split(BETWEEN)
    return BETWEEN.join(code for code in codes if code and code not in options) or None


def _note(view: View, unknown: str | None, codes: list[str], words: Callable[[str], str]) -> None:
    names = listing([words(code) for code in codes], view.language)
    label = text("cohort_survival.lines_drawn", view.language)
    unmet_requests.note("lines", unknown, BETWEEN.join(codes), label, names)


def _first(choice: Choice, options: list[str]) -> list[str]:
    city = st.session_state.get("city") if choice.splits == ("city",) else None
    first = [city] if city in options[MOST:] else []
    return [*first, *options][:MOST]


def _adopt(options: list[str], default: list[str]) -> None:
    """As `link.initial_value`, for several codes: what the link has new, else what was chosen before."""
    request = link.new_request("lines")
    if request is not None:
        st.session_state["lines"] = request.split(BETWEEN)
    codes = [code for code in labels.code_of("lines") or [] if code in options]
    st.session_state["lines"] = codes[:MOST] or default
