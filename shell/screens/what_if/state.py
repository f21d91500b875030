"""What the what-if is asked for: one scenario in the link, its scope and year, and the tab."""

from typing import Any

import streamlit as st

from i18n import pick, text
from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.flow import flow
from metrics.what_if.scenario import Scenario, Target, read
from shell.cache import readings
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import filters
from shell.session import link
from shell.viewer.access import AccessRefused, require_city
from shell.viewer.may import may
from shell.viewer.view import View

TABS = ("targets", "levers", "scenarios")
NAME = "scenario"
SCOPE = "what_if_scope"
YEAR = "target_year"
SAID = "what_if_said"
EVERY_YEAR = "0"
WIDE, NARROW = 220, 168  # pixels
LONGEST = 10_000  # letters of a scenario in a link


def choose(view: View) -> tuple[str, Scenario]:
    """The tab and the scenario; all else on the page follows from them."""
    bar = st.container(horizontal=True, gap="medium", vertical_alignment="bottom")
    with bar:
        tab = filters.segments(
            "what_if_tab",
            text("what_if.tab", view.language),
            TABS,
            lambda key: text(f"what_if.tab_{key}", view.language),
            visible=False,
        )
    closed = _closed(view, link.current_value(NAME))
    now = scenario(view)
    if closed:
        st.info(text("what_if.closed_scenario", view.language), icon=":material/lock:")
    with bar:
        if tab != "scenarios":
            _scope_select(view, now)
        if tab == "targets":
            with st.container(width=view.size(NARROW)):
                _year_select(view)
        if tab != "scenarios":
            _put_back(view, tab)
    return tab, now


def scenario(view: View) -> Scenario:
    """The scenario of this session, from the link where that has something new to say."""
    default = Scenario(scopes(view)[0]).text
    given = [link.current_value(NAME), st.session_state.get(NAME), *_seen()]
    known = [each for each in given if isinstance(each, str) and valid(view, each)]
    opened = known[:1] == given[:1] and given[0] not in _seen()
    words = link.initial_value(NAME, [*known, default], default)
    if opened and words == given[0]:
        look_at(read(words))
    link.write(NAME, None if words == default else words)
    return read(words)


def _seen() -> list[str]:
    return [value for name, value in st.session_state.get(link.SEEN, {}).items() if name == NAME]


def assume(now: Scenario) -> None:
    """Makes a scenario the one of this session; the next run shows it and puts it into the link."""
    st.session_state[NAME] = now.text


def look_at(now: Scenario) -> None:
    """Turns to a target that the scenario assumes, unless one of them is looked at already."""
    moved = [each.indicator for each in now.targets]
    if moved and st.session_state.get("indicator") not in moved:
        st.session_state["indicator"] = moved[0]
        link.write("indicator", moved[0])


def held() -> Scenario:
    """The scenario as the last run or click left it, for callbacks."""
    return read(st.session_state[NAME])


def valid(view: View, words: str) -> bool:
    """Whether the words are a scenario that this viewer and this snapshot can be asked about."""
    return len(words) <= LONGEST and not _closed(view, words) and cached_for(view, _valid, words)


def _valid(view: View, words: str) -> bool:
    try:
        found = read(words)
        cached(view.scope, view.snapshot, flow, scenario=found)
    except (ValueError, AccessRefused):
        return False
    return found.scope in scopes(view)


def _closed(view: View, words: Any) -> bool:
    """Whether a link holds a scenario that is not for a viewer of some cities to open."""
    if view.scope.cities is None or not isinstance(words, str) or len(words) > LONGEST:
        return False
    try:
        return not may(view.scope, "open", "scenario", read(words))
    except ValueError:
        return False


def scopes(view: View) -> list[str]:
    """Codes of what may be looked at: nation, tiers and cities; of an officer the own cities only."""
    if view.scope.cities is not None:
        for code in view.scope.cities:
            require_city(view.scope, code)
        return list(view.scope.cities)
    return list(cached_for(view, scope_names))


def scope_names(view: View) -> dict[str, str]:
    """Names of all scopes by code in the reader's language."""
    tiers = readings.entity_names(view.scope, view.snapshot, "tier")
    return {
        NATION: text("what_if.nation", view.language),
        **{tier: pick(tiers[tier], view.language) for tier in TIERS if tier in tiers},
        **cached_for(view, filters.city_names, None),
    }


def scope_name(view: View, scope: str) -> str:
    """The name of a scope in the reader's language."""
    return cached_for(view, scope_names)[scope]


def year() -> int:
    """The year that targets are set for; 0 for every year."""
    return int(st.session_state.get(YEAR, EVERY_YEAR))


def _scope_select(view: View, now: Scenario) -> None:
    options, names = scopes(view), cached_for(view, scope_names)
    if st.session_state.get(SCOPE) != now.scope:
        st.session_state[SCOPE] = now.scope
    st.selectbox(
        text("what_if.scope", view.language),
        options,
        format_func=names.__getitem__,
        key=SCOPE,
        on_change=_move_scope,
        disabled=len(options) == 1,
        width=view.size(WIDE),
    )


def _move_scope() -> None:
    """Assumed targets and rates stay; numbers of persons, places and shares belong to the old scope."""
    now = held()
    kinds = ("rate", "mean")
    levers = tuple((key, at) for key, at in now.levers if LEVERS[key].kind in kinds)
    assume(Scenario(str(st.session_state[SCOPE]), now.targets, levers))


def _year_select(view: View) -> None:
    years = [str(view.as_of.year + ahead) for ahead in (-1, 0, 1)]
    filters.select(
        YEAR,
        text("what_if.year", view.language),
        [EVERY_YEAR, *years],
        lambda key: (
            text("what_if.every_year", view.language)
            if key == EVERY_YEAR
            else text("filters.year", view.language, year=key)
        ),
        help=text("what_if.year_help", view.language),
    )


def _put_back(view: View, tab: str) -> None:
    st.button(
        text(f"what_if.put_back_{tab}", view.language),
        key="what_if_put_back",
        on_click=put_back,
        args=(tab,),
    )


def put_back(tab: str) -> None:
    """Told by a button: the tab's assumptions are given up."""
    now = held()
    if tab == "targets":
        assume(Scenario(now.scope, (), now.levers))
    else:
        assume(Scenario(now.scope, now.targets, ()))


def set_target(key: str, value: float, today: float, addressee: str) -> None:
    """A target as assumed; back at today's it is assumed no longer."""
    now = held()
    place = (key, addressee, year())
    rest = [each for each in now.targets if (each.indicator, each.whom, each.year) != place]
    if abs(value - today) > 1e-9:
        rest.append(Target(key, value, addressee, year()))
    st.session_state["indicator"] = key
    assume(Scenario(now.scope, tuple(rest), now.levers))


def set_lever(key: str, value: float, today: float, view: View) -> None:
    """A lever as assumed; what cannot be (a mix above one) is refused in words, nothing moves."""
    now = held()
    rest = [(name, at) for name, at in now.levers if name != key]
    moved = Scenario(
        now.scope, now.targets, tuple(rest if abs(value - today) <= 1e-9 else [*rest, (key, value)])
    )
    if valid(view, moved.text):
        assume(moved)
    else:
        st.session_state[SAID] = key


def refused() -> str:
    """The lever that the last click could not move, said once; "" where there was none."""
    return str(st.session_state.pop(SAID, ""))
