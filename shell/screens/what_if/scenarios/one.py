"""One saved scenario: open it, share it by link, and what newer data changed about it."""

import pandas as pd
import streamlit as st

from data_access.scenarios import SavedScenario
from i18n import pick, text
from i18n.formats import MINUS, count, day
from i18n.verdicts import VERDICTS, badge
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, assumed_indicators, is_city
from metrics.what_if.targets.before_after import BeforeAfter, before_after, of_targets
from sentences.escape import escape
from shell.cache import readings
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import filters, ways
from shell.parts.tables import Column, table
from shell.screens.what_if import state
from shell.screens.what_if.scenarios.saving import understood
from shell.screens.what_if.scenarios.sentences import name_of
from shell.screens.what_if.scopes import is_valid, scopes
from shell.viewer.view import View

STEM = "what_if"
SHOWN = ("passed", "opened", "businesses", "lasting", "jobs")


def draw(view: View, saved: list[SavedScenario]) -> SavedScenario:
    """The scenario chosen, with the ways on from it."""
    names = {
        str(each.id): text(
            "what_if_scenarios.numbered",
            view.language,
            id=each.id,
            name=name_of(each, view.language),
        )
        for each in saved
    }
    st.markdown(f"**{text('what_if_scenarios.one_title', view.language)}**")
    code = filters.select(
        state.SAVED,
        text("what_if_scenarios.one", view.language),
        list(names),
        names.__getitem__,
        visible=False,
    )
    one = next(each for each in saved if str(each.id) == code)
    held = understood(one)
    if held is None or held.scope not in scopes(view):
        st.warning(text("what_if_scenarios.not_understood", view.language))
        return one
    _draw_ways(view, one, held)
    return one


def _draw_ways(view: View, one: SavedScenario, held: Scenario) -> None:
    """Opening it here, and the link that opens it elsewhere."""
    if not is_valid(view, one.content):
        st.caption(text("what_if_scenarios.too_long", view.language))
        return
    st.button(
        text("what_if_scenarios.open", view.language),
        key="what_if_open",
        on_click=state.assume,
        args=(held,),
    )
    where = address(view, one)
    if where:
        st.caption(text("what_if_scenarios.share", view.language, number=view.snapshot))
        st.code(where, language=None, wrap_lines=False)


def address(view: View, one: SavedScenario) -> str:
    """The link that shows this scenario on this snapshot on any server with the same records."""
    codes = state.link_codes(one.content) | {"snapshot": str(view.snapshot)}
    where = ways.address(view, STEM, **codes)
    base = str(st.context.url or "").partition("?")[0].rstrip("/")
    base = base.removesuffix(f"/{STEM}")
    return f"{base}/{where}" if where else ""


def draw_moved(view: View, one: SavedScenario) -> None:
    """What the data of this snapshot changed of the answer, beside the one it was saved on."""
    say, held = view.language, understood(one)
    if one.snapshot_number == view.snapshot or held is None:
        return
    if held.scope not in scopes(view):
        return
    infos = {info.number: info for info in readings.snapshots(view.scope)}
    then = infos.get(one.snapshot_number)
    if then is None:
        st.caption(text("what_if_scenarios.snapshot_gone", say, number=one.snapshot_number))
        return
    days = {"a": day(then.as_of, say), "b": day(view.as_of, say)}
    st.markdown(
        text(
            "what_if_scenarios.moved_title",
            say,
            name=escape(name_of(one, say)),
            number=one.snapshot_number,
            **days,
        )
    )
    for line in cached_for(view, _cities_moved, held, one.snapshot_number):
        st.markdown(f"- {line}")
    frame = readings.scenario_moved(view.scope, view.snapshot, one.snapshot_number, held)
    shown = cached_for(view, _written, held, one.snapshot_number)
    columns = {"stage": Column(text("what_if_scenarios.line.header", say), width=view.size(250))}
    columns |= {
        key: Column(text(f"what_if_scenarios.moved.{key}", say), form="number")
        for key in ("today_before", "today_now", "then_before", "then_now", "change")
    }
    alt = text("what_if_scenarios.alt_moved", say)
    table(shown, columns, view, alt, "what_if_moved", rows=len(shown))
    if (frame["then_before"].sub(frame["then_now"]).abs() < 0.5).all():
        st.caption(text("what_if_scenarios.moved_nothing", say))


def _cities_moved(view: View, held: Scenario, before: int) -> list[str]:
    """Per indicator with a target: the scope's cities meeting it then and now, or one's verdict."""
    found = []
    one = "moved_city" if is_city(held.scope) else "moved_cities"
    for key in assumed_indicators(held):
        old, new = (
            cached(
                view.scope,
                number,
                before_after,
                key=key,
                where=held.scope,
                targets=of_targets(held, key),
            )
            for number in (before, view.snapshot)
        )
        found.append(
            text(
                f"what_if_scenarios.{one}",
                view.language,
                name=pick(INDICATORS[key].short, view.language),
                a=_stands(view, held, old),
                b=_stands(view, held, new),
                c=count(old.missing[1], view.language),
                d=count(new.missing[1], view.language),
            )
        )
    return found


def _stands(view: View, held: Scenario, found: BeforeAfter) -> str:
    """How many cities meet the target; of one city its verdict."""
    if is_city(held.scope):
        return badge(VERDICTS[found.after.index(1)], view.language)
    return str(found.cities("met")[1])


def _written(view: View, held: Scenario, before: int) -> pd.DataFrame:
    frame = readings.scenario_moved(view.scope, view.snapshot, before, held)
    frame = frame[frame["stage"].isin(SHOWN)]
    names = ("today_before", "today_now", "then_before", "then_now")
    shown = pd.DataFrame(
        {
            "stage": [text(f"what_if_scenarios.stage.{s}", view.language) for s in frame["stage"]],
            **{name: [count(each, view.language) for each in frame[name]] for name in names},
        }
    )
    moved = frame["then_now"] - frame["then_before"]
    shown["change"] = [_signed(each, view) for each in moved]
    return shown


def _signed(value: float, view: View) -> str:
    words = count(abs(value), view.language)
    return (
        words
        if words in ("0", count(None, view.language))
        else (f"+{words}" if value > 0 else f"{MINUS}{words}")
    )
