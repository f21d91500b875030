"""The selectors of the pages: each keeps its code in the link and across pages."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from i18n import Language, pick, text
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from sentences.left_cities import left_words
from shell.cache import readings
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import empty_states
from shell.session import link
from shell.session.unmet_requests import NONE_GONE, Gone
from shell.viewer.cuts import BY_CODE
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View, current

TIERS = ("all", "municipality", "capital_or_subprovincial", "other")


def select(
    name: str,
    label: str,
    options: Sequence[str],
    words: Callable[[str], str],
    default: str | None = None,
    *,
    help: str | None = None,  # noqa: A002 - Streamlit's own word
    visible: bool = True,
    gone: Mapping[str, Gone] = NONE_GONE,
) -> str:
    """A list to choose one code from; `name` is its place in the link.

    A link to one of `gone`, options that there were once, leads to its successor. Where there is nothing to choose from the page ends here, in its drawn empty state.
    """
    if not options:
        empty_states.state("empty", current().language)
        st.stop()
    link.initial_value(
        name, options, default or options[0], "list", label=label, words=words, gone=gone
    )
    chosen = st.selectbox(
        label,
        options,
        format_func=words,
        key=name,
        help=help,
        persist_state="session",
        label_visibility="visible" if visible else "collapsed",
    )
    return _checked(name, chosen, options, default)


def segments(
    name: str,
    label: str,
    options: Sequence[str],
    words: Callable[[str], str],
    default: str | None = None,
    *,
    visible: bool = True,
    on_every_page: bool = False,
) -> str:
    """The same as a row of buttons, for up to five options; the frame's own stand on every page."""
    link.initial_value(
        name,
        options,
        default or options[0],
        "row",
        label=label,
        words=words,
        on_every_page=on_every_page,
    )
    chosen = st.segmented_control(
        label,
        options,
        format_func=words,
        key=name,
        required=True,
        persist_state="session",
        wrap=True,
        label_visibility="visible" if visible else "collapsed",
    )
    return _checked(name, chosen, options, default)


def _checked(name: str, chosen: Any, options: Sequence[str], default: str | None) -> str:
    """What a browser sends is checked against the options before it is used."""
    value = str(chosen) if chosen in options else (default or options[0])
    link.write(name, value)
    return value


def indicator_select(view: View, name: str = "indicator", default: str | None = None) -> str:
    """One of the six indicators, in the order of the work plan."""
    return select(
        name,
        text("filters.indicator", view.language),
        list(INDICATORS),
        lambda key: pick(INDICATORS[key].name, view.language),
        default,
    )


def variant_select(view: View, indicator: str, name: str = "variant") -> str | None:
    """The denominator: the headline's (None) or a variant of the indicator that has one."""
    all_variants = INDICATORS[indicator].variants
    variants = {name: variant for name, variant in all_variants.items() if variant.denominator}
    main = text("filters.variant_main", view.language)
    chosen = select(
        name,
        text("filters.variant", view.language),
        ["main", *variants],
        lambda key: pick(variants[key].name, view.language) if key in variants else main,
    )
    return None if chosen == "main" else chosen


def period_select(view: View, indicator: str, name: str = "period") -> str | int:
    """The latest twelve mature cohort months ("rolling"), or a calendar year."""
    years = [str(view.as_of.year - back) for back in range(3)]
    rolling = [] if INDICATORS[indicator].kind == "progress" else ["rolling"]
    chosen = select(
        name,
        text("filters.period", view.language),
        [*rolling, *years],
        lambda key: (
            text("filters.rolling", view.language)
            if key == "rolling"
            else text("filters.year", view.language, year=key)
        ),
    )
    return chosen if chosen == "rolling" else int(chosen)


def league_select(view: View, name: str = "league") -> str | None:
    """A tier of cities, or None for all."""
    wording = readings.entity_names(view.scope, view.snapshot, "tier")
    everything = text("filters.all_cities", view.language)
    chosen = select(
        name,
        text("filters.league", view.language),
        TIERS,
        lambda key: everything if key == "all" else pick(wording[key], view.language),
    )
    return None if chosen == "all" else chosen


def city_select(
    view: View,
    name: str = "city",
    label: str | None = None,
    default: str | None = None,
    league: str | None = None,
) -> str:
    """One city's code; the list is searched by typing. A link to one that left leads to its successor."""
    wording = cached_for(view, city_names, league)
    return select(
        name,
        label or text("filters.city", view.language),
        list(wording),
        wording.__getitem__,
        default if default in wording else None,
        gone=gone_cities(view),
    )


def gone_cities(view: View) -> dict[str, Gone]:
    """The cities that left the programme, by code."""
    words = cached(view.scope, view.snapshot, _gone_words, language=view.language)
    return {code: Gone(*facts) for code, facts in words.items()}


@may_leave(BY_CODE)
def _gone_words(counts: Counts, language: Language) -> dict[str, tuple[str, str, str]]:
    return left_words(counts, language)


def entity_select(
    view: View, scope: str, scopes: Sequence[str], words: Callable[[str], str]
) -> str:
    """The one entity that is read, by code; "" where all are, and then nothing is drawn.

    `scopes` are those of which one entity is chosen ("city", "tier", "group"), each with its own
    place in the link; the places of those that are not read are emptied. `words` name a scope.
    """
    for name in scopes:
        if name != scope:
            link.give_up(name, scope, words(name), words(scope))
    if scope == "city":
        return city_select(view)
    if scope not in scopes:
        return ""
    names = readings.entity_names(view.scope, view.snapshot, scope)
    return select(scope, words(scope), list(names), lambda key: pick(names[key], view.language))


def city_names(view: View, league: str | None) -> dict[str, str]:
    """Names of a league's cities (None: of all) in the reader's language by code."""
    cities = readings.city_list(view.scope, view.snapshot)
    if league is not None:
        cities = cities[cities["tier"] == league]
    return dict(zip(cities["entity"], cities[view.language], strict=True))
