"""From the goal back: what each lever alone would have to be, and the cheapest combination."""

import math
from typing import Any

import streamlit as st

from i18n import text
from i18n.formats import count, number
from metrics.counts.snapshot import Counts
from metrics.what_if.levers.catalogue import ALONE, CAPACITY, LEVERS
from metrics.what_if.levers.cheapest import Combination, Price, cheapest
from metrics.what_if.levers.flow import positions
from metrics.what_if.levers.inverse import Infeasible, Solved, solve
from metrics.what_if.levers.observed import observed_range
from metrics.what_if.scenario import Scenario
from sentences.what_if.amounts import lever_at, lever_name
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if.levers.figures import amounts
from shell.screens.what_if.levers.sentences import seen_words
from shell.session import labels
from shell.viewer.cuts import GENERAL
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View

PRICED = "what_if_priced"
MORE = 1.1  # the goal proposed: a tenth more than today


def draw(view: View, now: Scenario, stage: str) -> None:
    """Left each lever alone, right several at a price."""
    with st.container(border=True):
        alone, together = st.columns(2, gap="large")
        with alone:
            goal = _goal(view, now, stage)
            st.markdown(cached_for(view, answers, now, stage, goal))
        with together:
            _together(view, now, stage, goal)


def _goal(view: View, now: Scenario, stage: str) -> float:
    """The amount wished for; a round tenth above today's until somebody types another."""
    key = f"what_if_goal_{stage}_{now.scope}"
    if key not in st.session_state:
        today = float(cached_for(view, amounts, now).set_index("stage").loc[stage, "today"])
        st.session_state[key] = _round(MORE * today) if math.isfinite(today) else 0
    says = text(f"what_if.says_{stage}", view.language)
    st.markdown(f"**{text('what_if.back', view.language, stage=says)}**")
    typed = st.number_input(
        text("what_if.goal", view.language, stage=says),
        0,
        100_000_000,
        key=key,
        persist_state="session",
        width=view.size(240),
    )
    return float(typed or 0)


def _round(amount: float) -> int:
    """Two digits and noughts."""
    if amount < 10:
        return max(1, round(amount))
    size: int = 10 ** (math.floor(math.log10(amount)) - 1)
    return round(amount / size) * size


def answers(view: View, now: Scenario, stage: str, goal: float) -> str:
    """One line per lever: the position that gives the goal, or why none does."""
    then = float(cached_for(view, amounts, now).set_index("stage").loc[stage, "then"])
    head = "others_today" if not now.levers else "others_stay"
    head = "reached_already" if now.levers and then >= goal else head
    lines = [text(f"what_if.{head}", view.language), ""]
    for lever in movable(view, now.scope):
        result = cached(
            view.scope, view.snapshot, solve, scenario=now, lever=lever, goal=goal, stage=stage
        )
        sentence = (
            _solved(view, result) if isinstance(result, Solved) else _infeasible(view, result)
        )
        if sentence:
            lines.append(f"- {sentence}")
    return "\n".join(lines)


def movable(view: View, scope: str) -> list[str]:
    """The levers that can be moved alone; capacity only where the snapshot counted it."""
    rows = cached(view.scope, view.snapshot, positions, scenario=Scenario(scope))
    today = rows.set_index("lever")["today"]
    return [key for key in ALONE if key not in CAPACITY or today[key] > 0]


def _solved(view: View, solved: Solved) -> str:
    key, language = solved.lever, view.language
    values: dict[str, object] = {
        "name": lever_name(key, language),
        "value": lever_at(key, solved.value, language),
        "today": lever_at(key, solved.today, language),
        "more": _more(view, solved),
        "seen": seen_words(view, key, solved.seen, solved.value),
    }
    name = "what_if.solved_outside" if solved.outside else "what_if.solved"
    return text(name, language, **values)


def _more(view: View, solved: Solved) -> str:
    """How much more or less than today, in the lever's unit."""
    kind, language = LEVERS[solved.lever].kind, view.language
    scale, digits = {"rate": (100, 1), "mean": (1, 2)}.get(kind, (1, 0))
    sign = "+" if solved.more > 0 else "−" if solved.more < 0 else ""
    unit = text("what_if.points", language) if kind == "rate" else ""
    return f"{sign}{number(abs(scale * solved.more), language, digits)}{unit}"


def _infeasible(view: View, infeasible: Infeasible) -> str:
    if infeasible.why == "without_effect":
        return ""
    language = view.language
    return text(
        f"what_if.infeasible_{infeasible.why}",
        language,
        name=lever_name(infeasible.lever, language),
        nearest=lever_at(infeasible.lever, infeasible.nearest, language),
        amount=count(infeasible.amount, language),
        seen=seen_words(view, infeasible.lever, infeasible.seen, infeasible.nearest),
    )


def _together(view: View, now: Scenario, stage: str, goal: float) -> None:
    """Prices and bounds of the levers, and the cheapest way to the goal."""
    st.markdown(f"**{text('what_if.cheapest', view.language)}**")
    levers = movable(view, now.scope)
    names = {key: lever_name(key, view.language) for key in levers}
    labels.renew(PRICED, levers, names.__getitem__)
    chosen = st.multiselect(
        text("what_if.cheapest_levers", view.language),
        levers,
        key=PRICED,
        format_func=names.__getitem__,
        persist_state="session",
        placeholder=text("what_if.cheapest_choose", view.language),
    )
    prices = [_price(view, now, str(key)) for key in chosen]
    complete = tuple(price for price in prices if price is not None)
    if not complete:
        st.caption(text("what_if.cheapest_wanting", view.language))
        return
    st.markdown(cached_for(view, combination_words, now, complete, goal, stage))


def _price(view: View, now: Scenario, lever: str) -> Price | None:
    """Cost per unit and upper bound of a lever as typed; None until a cost is given."""
    kind, scale = LEVERS[lever].kind, 100.0 if LEVERS[lever].kind == "rate" else 1.0
    name = lever_name(lever, view.language)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        cost = st.number_input(
            text(f"what_if.cost_{kind}", view.language, name=name),
            0.0,
            None,
            None,
            step=100.0,
            format="%g",
            key=f"what_if_cost_{lever}",
            persist_state="session",
            placeholder=text("what_if.cost_placeholder", view.language),
        )
        key = f"what_if_most_{lever}_{now.scope}"
        if key not in st.session_state:
            st.session_state[key] = cached_for(view, ceiling, now.scope, lever)
        most = st.number_input(
            text("what_if.most", view.language, name=name),
            0.0,
            100.0 if scale == 100 else None,
            key=key,
            step=1.0,
            format="%g",
            persist_state="session",
        )
    return Price(lever, float(cost), float(most) / scale) if cost and most is not None else None


def ceiling(view: View, scope: str, lever: str) -> float:
    """The bound proposed, as shown: the best that peers ever did."""
    high = cached(view.scope, view.snapshot, _seen_high, where=scope, lever=lever)
    if LEVERS[lever].kind == "rate":
        return math.floor(1_000 * high) / 10 if math.isfinite(high) else 100.0
    return round(high, 2) if math.isfinite(high) else 0.0


@may_leave(GENERAL)
def _seen_high(counts: Counts, where: str, lever: str) -> float:
    """Highest position ever seen, at least today's."""
    high = observed_range(counts, where, lever).high
    today = positions(counts, Scenario(where)).set_index("lever").loc[lever, "today"]
    return float(max(high, float(today))) if math.isfinite(high) else float(today)


def combination_words(
    view: View, now: Scenario, prices: tuple[Price, ...], goal: float, stage: str
) -> str:
    """The cheapest combination in words; where there is none, the nearest and what peers did."""
    combination: Combination = cached(
        view.scope, view.snapshot, cheapest, scenario=now, prices=prices, goal=goal, stage=stage
    )
    language = view.language
    ranges = dict(combination.seen)
    start = cached(view.scope, view.snapshot, positions, scenario=now).set_index("lever")["then"]
    lines = [
        text(
            "what_if.plan_lever",
            language,
            name=lever_name(key, language),
            start=lever_at(key, float(start[key]), language),
            at=lever_at(key, at, language),
            seen=seen_words(view, key, ranges[key]),
        )
        for key, at in combination.positions
    ]
    values: dict[str, Any] = {
        "goal": count(goal, language),
        "amount": count(combination.amount, language),
        "cost": count(combination.cost, language),
        "stage": text(f"what_if.says_{stage}", language),
    }
    key = "what_if.plan_feasible" if combination.feasible else "what_if.plan_infeasible"
    return "\n".join([text(key, language, **values), "", *(f"- {line}" for line in lines)])
