"""The drawn parts of the curve page: curves, cards of cohort years, triangle."""

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.words import month_name
from charts.curves.survival import curves, describe_curves
from charts.curves.triangle import describe_triangle, triangle
from i18n.formats import MISSING, count, interval, number, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.plain_ratio import HORIZON
from metrics.cohorts.triangle import triangle as cells_of
from metrics.readings.verdicts import SMALLEST_N
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import cards, drawing
from shell.parts.cards import Bar, Card
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import Lines, Standard, drawn, standard
from shell.screens.cohort_survival.line_names import line_names
from shell.screens.cohort_survival.sentences import naive_title, say, standing, triangle_title
from shell.screens.cohort_survival.years import years
from shell.viewer.view import View

NARROW_STEP, YEAR = 3, 12  # a telephone shows every third month of ages beyond a year
VERDICT = {"above": "met", "below": "missed", "open": "undecided", "none": "no_target"}


def draw_curves(view: View, choice: Choice, lines: Lines) -> None:
    """The curves with their numbers below."""
    drawing.figure(*cached_for(view, _curves, choice, lines), "curves", view)


def _curves(view: View, choice: Choice, lines: Lines) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    found, target = drawn(view, choice, lines), standard(view, choice).target
    name = line_names(view, choice, short=True)
    named = [(name(line), curve) for line, curve in found.curves]
    goal = None if target != target else target
    chart = curves(named, choice.which, view.language, view.theme, goal, HORIZON[choice.which])
    return PreparedFigure(chart), describe_curves(named, choice.which, view.language)


def draw_cards(view: View, choice: Choice, lines: Lines) -> None:
    """The figures of all who are read, large: share, time and number."""
    cards.row(cached_for(view, _cards, choice, lines), view, key="cohort_all")


def _cards(view: View, choice: Choice, lines: Lines) -> list[Card]:
    row, which = drawn(view, choice, lines).table.iloc[0], choice.which
    aim = standard(view, choice)
    share = Card(
        name=say(view, f"card.share_{which}"),
        value=percent(row["value"], view.language),
        verdict=_verdict(row, row["n"], aim),
        ranges=(
            _limits(view, interval(row["lower"], row["upper"], "percent", view.language)),
            say(view, "card.target", target=percent(aim.target, view.language, 0)),
        ),
    )
    events = say(view, f"card.events_{which}", n=count(row["events"], view.language))
    size = Card(say(view, f"card.n_{which}"), count(row["n"], view.language), ranges=(events,))
    return [share, _time(view, choice, row), size]


def _limits(view: View, words: str) -> str:
    return say(view, "card.interval", interval=words)


def _verdict(row: pd.Series, n: int, aim: Standard) -> str:
    """What may be said of a reading, with the words of all pages."""
    if n < SMALLEST_N:
        return "too_small"
    if row["value"] != row["value"]:
        return "too_small" if row["at_risk"] else "immature"
    said = standing(row, aim)
    return VERDICT.get(said, said)


def _time(view: View, choice: Choice, row: pd.Series) -> Card:
    """The mean operating months of the first year, or how long it took until half had opened."""
    name = say(view, f"card.time_{choice.which}")
    if choice.which == "opening":
        return Card(name, count(row["median"], view.language))
    mean, low, high = (
        number(row[key], view.language, 2) for key in ("mean", "mean_lower", "mean_upper")
    )
    return Card(name, mean, ranges=(_limits(view, f"{low}–{high}"),) if low != MISSING else ())


def draw_years(view: View, choice: Choice) -> None:
    """Plain division beside the reading by months completed, one card per cohort year."""
    st.markdown(f"**{cached_for(view, naive_title, choice)}**")
    made = cached_for(view, _year_cards, choice)
    if made:
        cards.row(made, view, key="cohort_years")
    st.caption(say(view, f"naive.note_{choice.which}"))


def _year_cards(view: View, choice: Choice) -> list[Card]:
    held, aim = years(view, choice), standard(view, choice)
    single = held[held["year"] > 0] if len(held) else held
    return [_card(view, choice, row, aim) for _, row in single.iterrows()]


def _card(view: View, choice: Choice, row: pd.Series, aim: Standard) -> Card:
    return Card(
        name=_card_name(view, row),
        value=percent(row["value"], view.language),
        verdict=_verdict(row, row["started"], aim),
        ranges=_ranges(view, choice, row),
        bars=_bars(view, row),
        sentence=_sentence(view, choice, row),
    )


def _card_name(view: View, row: pd.Series) -> str:
    final = row["share_mature"] >= 1
    return say(view, f"naive.cohort{'' if final else '_provisional'}", year=int(row["year"]))


def _ranges(view: View, choice: Choice, row: pd.Series) -> tuple[str, ...]:
    """The interval, or from when on there is one; then the share that is mature."""
    if row["value"] == row["value"]:
        limits = interval(row["lower"], row["upper"], "percent", view.language)
        first = say(view, "naive.interval", interval=limits)
    elif row["at_risk"]:
        first = say(view, "naive.few", n=count(row["at_risk"], view.language))
    else:
        ripe = int(row["year"]) * 12 + HORIZON[choice.which]
        first = say(view, "naive.from", month=month_name(ripe, view.language))
    share = percent(row["share_mature"], view.language, 0)
    return first, say(view, "naive.share_mature", share=share)


def _bars(view: View, row: pd.Series) -> tuple[Bar, ...]:
    plain = Bar(say(view, "naive.divided"), row["naive"], percent(row["naive"], view.language))
    if row["value"] != row["value"]:
        return (plain,)
    value = percent(row["value"], view.language)
    return plain, Bar(say(view, "naive.by_months"), row["value"], value, strong=True)


def _sentence(view: View, choice: Choice, row: pd.Series) -> str:
    amounts = {name: count(row[name], view.language) for name in ("started", "counted", "late")}
    told = say(view, f"naive.counted_{choice.which}", **amounts)
    if not row["late"]:
        return told
    gap = "" if view.language == "zh" else " "
    return told + gap + say(view, f"naive.late_{choice.which}", **amounts)


def draw_triangle(view: View, choice: Choice) -> None:
    """Every monthly cohort of the nation by its age."""
    title, chart, alt = cached_for(view, _triangle, choice.which)
    st.markdown(f"**{title}**")
    drawing.figure(chart, alt, "triangle", view)
    st.caption(say(view, f"triangle.note_{choice.which}"))


def _triangle(view: View, which: Which) -> tuple[str, PreparedFigure, str]:
    """Title, figure and alt text."""
    cells = cached(view.scope, view.snapshot, cells_of, which=which)
    crowded = view.telephone and cells["period"].max() > YEAR
    shown = cells[cells["period"] % NARROW_STEP == 0] if crowded else cells
    chart = PreparedFigure(triangle(shown, view.language, view.theme, which))
    return triangle_title(view, which, cells), chart, describe_triangle(cells, view.language)
