"""The funnel today and as assumed, and the tornado, each with its title and alt text."""

from typing import Any

import numpy as np
import pandas as pd

from charts.base.overrides import PreparedFigure
from charts.what_if.flow import flow as flow_chart
from charts.what_if.tornado import tornado as tornado_chart
from i18n import text
from i18n.formats import MISSING, count
from metrics.counts.snapshot import Counts
from metrics.what_if.levers.baseline import baseline, cities_in_scope
from metrics.what_if.levers.catalogue import STEP
from metrics.what_if.levers.draws import draw, quantiles
from metrics.what_if.levers.flow import outcome
from metrics.what_if.levers.tornado import tornado
from metrics.what_if.scenario import Scenario
from sentences.what_if.amounts import lever_at, lever_name
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.viewer.cuts import GENERAL
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View

SMALLEST = 0.5  # of a unit: a swing below it is none


def has_funnel(view: View, scope: str) -> bool:
    """Whether anybody attended, so that there is a funnel to carry a change through."""
    return bool(cached(view.scope, view.snapshot, _attended, where=scope) > 0)


def is_recorded(view: View, scope: str) -> bool:
    """Whether any city of the scope keeps the records of the whole way."""
    return bool(cached(view.scope, view.snapshot, _recorded, where=scope))


@may_leave(GENERAL)
def _recorded(counts: Counts, where: str) -> bool:
    return bool(cities_in_scope(counts, where).any())


@may_leave(GENERAL)
def _attended(counts: Counts, where: str) -> float:
    return baseline(counts, where).amounts["attended"]


@may_leave(GENERAL)
def drawn_amounts(counts: Counts, scenario: Scenario) -> pd.DataFrame:
    """One row per stage: stage, today, then, lower, upper (95 % of the draws)."""
    stages = outcome(counts, scenario)
    limits = quantiles(draw(counts, scenario))
    return stages.assign(lower=limits["q025"], upper=limits["q975"])


def amounts(view: View, now: Scenario) -> pd.DataFrame:
    """`drawn_amounts` of a scenario; shared, not to be changed."""
    return cached(view.scope, view.snapshot, drawn_amounts, scenario=now)


def funnel(view: View, now: Scenario, stage: str) -> tuple[Any, str]:
    """The funnel chart and what it says in words."""
    rows, language = cached_for(view, amounts, now), view.language
    hovers = [_hover(view, row) for row in rows.to_dict("records")]
    frame = pd.DataFrame(
        {
            "name": [text(f"what_if.stage_{at_stage}", language) for at_stage in rows["stage"]],
            **{name: rows[name] for name in ("today", "then", "lower", "upper")},
            "words": [_words(view, row) for row in rows.to_dict("records")],
            "hover": hovers,
            "strong": rows["stage"] == stage,
        }
    )
    alt = " ".join(hover.replace("<br>", " ") for hover in hovers)
    return PreparedFigure(flow_chart(frame, language, view.theme)), alt


def _words(view: View, row: dict[Any, Any]) -> str:
    """From → to beside the name."""
    today, then = (count(row[name], view.language) for name in ("today", "then"))
    return f"<b>{then}</b>" if today == then else f"{today} → <b>{then}</b>"


def _hover(view: View, row: dict[Any, Any]) -> str:
    values = {name: count(row[name], view.language) for name in ("today", "then", "lower", "upper")}
    name = text(f"what_if.stage_{row['stage']}", view.language)
    return text("what_if.hover_flow", view.language, name=name, **values)


def swings(view: View, now: Scenario, stage: str, by: str) -> pd.DataFrame:
    """The tornado's rows that move anything, widest first."""
    step = STEP if by == "step" else None
    rows = cached(view.scope, view.snapshot, tornado, scenario=now, stage=stage, step=step)
    return rows[rows["swing"] >= SMALLEST]


def tornado_title(view: View, now: Scenario, stage: str, by: str) -> str:
    """Which lever matters most."""
    rows = swings(view, now, stage, by)
    says = text(f"what_if.says_{stage}", view.language)
    if rows.empty:
        return text("what_if.tornado_none", view.language, stage=says)
    first = rows.iloc[0]
    return text(
        f"what_if.tornado_first_{by}",
        view.language,
        stage=says,
        name=lever_name(str(first["lever"]), view.language),
        swing=count(float(first["swing"]), view.language),
    )


def tornado_figure(view: View, now: Scenario, stage: str, by: str) -> tuple[Any, str]:
    """The tornado and what it says in words."""
    moving, language = swings(view, now, stage, by), view.language
    point = float(cached_for(view, amounts, now).set_index("stage").loc[stage, "then"])
    rows = [_swing(view, row) for row in moving.to_dict("records")]
    frame = pd.DataFrame(rows, columns=["name", "words", "hover"]).assign(
        at_low=moving["at_low"].to_numpy(), at_high=moving["at_high"].to_numpy()
    )
    alt = " ".join(str(hover).replace("<br>", " ") for hover in frame["hover"])
    chart = tornado_chart(frame, point if np.isfinite(point) else 0.0, language, view.theme)
    return PreparedFigure(chart), alt or text("charts.empty", language)


def _swing(view: View, row: dict[Any, Any]) -> tuple[str, str, str]:
    key, language = str(row["lever"]), view.language
    ends = [lever_at(key, float(row[name]), language) for name in ("low", "high")]
    amounts_ = [count(float(row[name]), language) for name in ("at_low", "at_high")]
    assert MISSING not in ends
    name = lever_name(key, language)
    hover = text(
        "what_if.hover_tornado",
        language,
        name=name,
        low=ends[0],
        high=ends[1],
        at_low=amounts_[0],
        at_high=amounts_[1],
    )
    return name, f"{amounts_[0]}–{amounts_[1]}", hover
