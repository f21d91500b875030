"""One saved scenario: open it, share it by link, and what newer data changed about it."""

import pandas as pd
import streamlit as st

from data_access.scenarios import SavedScenario
from i18n import Language, pick, text
from i18n.formats import MINUS, count, day, uncapitalised
from i18n.verdicts import badge, word
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
        str(version.id): text(
            "what_if_scenarios.numbered",
            view.language,
            id=version.id,
            name=name_of(version, view.language),
        )
        for version in saved
    }
    st.markdown(f"**{text('what_if_scenarios.one_title', view.language)}**")
    code = filters.select(
        state.SAVED,
        text("what_if_scenarios.one", view.language),
        list(names),
        names.__getitem__,
        visible=False,
    )
    chosen = next(version for version in saved if str(version.id) == code)
    scenario = understood(chosen)
    if scenario is None or scenario.scope not in scopes(view):
        st.warning(text("what_if_scenarios.not_understood", view.language))
        return chosen
    _draw_ways(view, chosen, scenario)
    return chosen


def _draw_ways(view: View, saved: SavedScenario, scenario: Scenario) -> None:
    """Opening it here, and the link that opens it elsewhere."""
    if not is_valid(view, saved.content):
        st.caption(text("what_if_scenarios.too_long", view.language))
        return
    st.button(
        text("what_if_scenarios.open", view.language),
        key="what_if_open",
        on_click=state.assume,
        args=(scenario,),
    )
    where = address(view, saved)
    if where:
        st.caption(text("what_if_scenarios.share", view.language, number=view.snapshot))
        st.code(where, language=None, wrap_lines=False)


def address(view: View, saved: SavedScenario) -> str:
    """The link that shows this scenario on this snapshot on any server with the same records."""
    codes = state.link_codes(saved.content) | {"snapshot": str(view.snapshot)}
    where = ways.address(view, STEM, **codes)
    base = str(st.context.url or "").partition("?")[0].rstrip("/")
    base = base.removesuffix(f"/{STEM}")
    return f"{base}/{where}" if where else ""


def draw_moved(view: View, saved: SavedScenario) -> None:
    """What the data of this snapshot changed of the answer, beside the one it was saved on."""
    language, scenario = view.language, understood(saved)
    if saved.snapshot_number == view.snapshot or scenario is None:
        return
    if scenario.scope not in scopes(view):
        return
    infos = {info.number: info for info in readings.snapshots(view.scope)}
    then = infos.get(saved.snapshot_number)
    if then is None:
        st.caption(text("what_if_scenarios.snapshot_gone", language, number=saved.snapshot_number))
        return
    days = {"a": day(then.as_of, language), "b": day(view.as_of, language)}
    st.markdown(
        text(
            "what_if_scenarios.moved_title",
            language,
            name=escape(name_of(saved, language)),
            number=saved.snapshot_number,
            **days,
        )
    )
    for line in cached_for(view, _cities_moved, scenario, saved.snapshot_number):
        st.markdown(f"- {line}")
    frame = readings.scenario_moved(view.scope, view.snapshot, saved.snapshot_number, scenario)
    written = cached_for(view, _moved_amounts, scenario, saved.snapshot_number)
    columns = {
        "stage": Column(text("what_if_scenarios.line.header", language), width=view.size(250))
    }
    columns |= {
        key: Column(text(f"what_if_scenarios.moved.{key}", language), form="number")
        for key in ("today_before", "today_now", "then_before", "then_now", "change")
    }
    alt = text("what_if_scenarios.alt_moved", language)
    table(written, columns, view, alt, "what_if_moved", rows=len(written))
    if (frame["then_before"].sub(frame["then_now"]).abs() < 0.5).all():
        st.caption(text("what_if_scenarios.moved_nothing", language))


def _cities_moved(view: View, scenario: Scenario, before: int) -> list[str]:
    """Per indicator with a target: the scope's cities meeting it then and now, or one's verdict."""
    sentences = []
    which = "moved_city" if is_city(scenario.scope) else "moved_cities"
    for key in assumed_indicators(scenario):
        old, new = (
            cached(
                view.scope,
                number,
                before_after,
                key=key,
                where=scenario.scope,
                targets=of_targets(scenario, key),
            )
            for number in (before, view.snapshot)
        )
        sentences.append(
            text(
                f"what_if_scenarios.{which}",
                view.language,
                name=pick(INDICATORS[key].short, view.language),
                met=_met_word(new, view.language),
                a=_reach(view, scenario, old),
                b=_reach(view, scenario, new),
                c=count(old.missing[1], view.language),
                d=count(new.missing[1], view.language),
            )
        )
    return sentences


def _met_word(result: BeforeAfter, language: Language) -> str:
    """What is said of who has reached the target: 达标, of a running year 已完成."""
    return uncapitalised(word("year_done" if result.is_ahead else "met", language))


def _reach(view: View, scenario: Scenario, result: BeforeAfter) -> str:
    """How many cities meet the target; of one city its verdict."""
    if is_city(scenario.scope):
        return badge(result.of_city()[1], view.language)
    return str(result.cities("met")[1])


def _moved_amounts(view: View, scenario: Scenario, before: int) -> pd.DataFrame:
    frame = readings.scenario_moved(view.scope, view.snapshot, before, scenario)
    frame = frame[frame["stage"].isin(SHOWN)]
    names = ("today_before", "today_now", "then_before", "then_now")
    words = pd.DataFrame(
        {
            "stage": [text(f"what_if_scenarios.stage.{s}", view.language) for s in frame["stage"]],
            **{name: [count(amount, view.language) for amount in frame[name]] for name in names},
        }
    )
    moved = frame["then_now"] - frame["then_before"]
    words["change"] = [_signed(amount, view) for amount in moved]
    return words


def _signed(value: float, view: View) -> str:
    words = count(abs(value), view.language)
    return (
        words
        if words in ("0", count(None, view.language))
        else (f"+{words}" if value > 0 else f"{MINUS}{words}")
    )
