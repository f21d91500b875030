"""The sentences of the service chain page, written from its figures."""

import re
from typing import Any

import pandas as pd

from charts.base.words import month_name
from i18n import pick, text
from i18n.formats import count, day, listing, number, percent, points, uncapitalised
from metrics.chain.service_funnel import STEP_NAMES, STEPS
from metrics.counts.periods import Span
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio
from sentences.escape import escape
from shell.cache.readings import cached, entity_names
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import amounts, losses, months, steps
from shell.viewer.view import View


def say(view: View, key: str, **values: object) -> str:
    """A text of this page."""
    return text(f"service_chain.{key}", view.language, **values)


def who(view: View, choice: Choice) -> str:
    """The nation, tier or city that is read."""
    held = entity_names(view.scope, view.snapshot, choice.by)
    return escape(pick(held[choice.entity], view.language))


def step_name(view: View, step: str) -> str:
    """The name of a step."""
    return pick(STEP_NAMES[step], view.language)


def headline(view: View, choice: Choice) -> str:
    """Of a hundred trained how many passed, opened and lasted; then where most is lost."""
    held = amounts(view, choice)
    shares = {
        name: number(100 * float(ratio(held[name], held["trained"])), view.language, 0)
        for name in ("passed", "served", "opened", "operating")
    }
    first = say(view, "headline", who=who(view, choice), **shares)
    gap = "" if view.language == "zh" else " "
    return first + gap + where_most_is_lost(view, choice)


def where_most_is_lost(view: View, choice: Choice) -> str:
    """The step that falls most short of the peers, or that there is none; of the nation, the cities."""
    if choice.by == "national":
        return _cities(view, choice)
    found = losses(view, choice)
    mine = found[found["entity"] == choice.entity]
    if mine.empty:
        return say(view, f"lost.none_{choice.by}")
    row = mine.iloc[0]
    return say(view, f"lost.{choice.by}", **loss_words(view, row))


def loss_words(view: View, row: Any) -> dict[str, str]:
    """A loss in words: step, own and peers' rate, persons."""
    return {
        "step": step_name(view, row["step"]),
        "value": percent(row["value"], view.language),
        "peers": percent(row["peers"], view.language),
        "n": count(row["lost"], view.language),
        "noun": say(view, f"noun.{row['step']}"),
    }


def funnel_title(view: View, choice: Choice) -> str:
    """The step after which fewest are left, in persons."""
    found = steps(view, choice)
    gone = found["denominator"] - found["numerator"]
    row, n = found.loc[gone.idxmax()], int(gone.max())
    return say(
        view,
        f"funnel.title_{row['step']}",
        n=count(n, view.language),
        of=count(row["denominator"], view.language),
    )


def signed_points(view: View, value: float) -> str:
    """A difference of shares in points, with its sign and without the unit."""
    return re.split("[个 ]", points(value, view.language))[0]


def points_within(view: View, value: float, lower: float, upper: float) -> str:
    """A difference in points and its interval: +14.7（+14.2至+15.3）."""
    middle, low, high = (signed_points(view, each) for each in (value, lower, upper))
    words = say(view, "to", low=low, high=high)
    return f"{middle}（{words}）" if view.language == "zh" else f"{middle} ({words})"


def _cities(view: View, choice: Choice) -> str:
    """In how many cities a step is surely weaker than among their peers, and which."""
    found = losses(view, choice, "city")
    if found.empty:
        return say(view, "lost.no_city")
    n = found["step"].value_counts()
    parts = [
        say(view, "lost.part", step=step_name(view, step), n=n[step])
        for step in STEPS
        if step in n.index
    ]
    return say(view, "lost.cities", n=len(found), parts=listing(parts, view.language))


def subtitle(view: View, choice: Choice) -> str:
    """Population, cohort months, date and n."""
    n = count(amounts(view, choice)["trained"], view.language)
    return say(
        view,
        "subtitle",
        day=day(view.as_of, view.language),
        n=n,
        months=span_words(view, months(view, choice)),
    )


def span_words(view: View, span: Span) -> str:
    """The mature cohort months: 2007年10月至2008年9月."""
    if span.mature[0] > span.mature[1]:
        return say(view, "months_none")
    first, last = (month_name(month, view.language) for month in span.mature)
    return say(view, "months", first=first, last=last)


def coverage_title(view: View, choice: Choice, rows: pd.DataFrame) -> str:
    """How many received all, and which link is reached least."""
    read = rows[rows["state"] == ""].set_index("link")
    links = read.drop(index=["all", "training"], errors="ignore")
    if links.empty or "all" not in read.index:
        return say(view, "coverage.title_none")
    least = str(links["value"].idxmin())
    return say(
        view,
        "coverage.title",
        all=percent(read.loc["all", "value"], view.language),
        link=uncapitalised(link_name(view, least)),
        value=percent(links.loc[least, "value"], view.language),
    )


def link_name(view: View, link: str) -> str:
    """The name of a link, or of all of them."""
    return say(view, f"link.{link}")


def combinations_title(view: View, rows: pd.DataFrame) -> str:
    """How many combinations there are, and how much the most frequent holds."""
    if rows.empty:
        return say(view, "combinations.title_none")
    alone = rows.loc[rows["received"] == 1, "share"].sum()
    mean = (rows["received"] * rows["share"]).sum()
    return say(
        view,
        "combinations.title",
        n=len(rows),
        alone=percent(alone, view.language),
        mean=number(mean, view.language),
    )


def effects_title(view: View, result: str, rows: pd.DataFrame) -> str:
    """Which links go with a surely higher or lower result."""
    read = rows[rows["state"] == ""]
    if read.empty:
        return say(view, "effects.title_none")
    parts = []
    for key, chosen in (("higher", read["lower"] > 0), ("lower", read["upper"] < 0)):
        names = [uncapitalised(link_name(view, link)) for link in read.loc[chosen, "link"]]
        if names:
            parts.append(say(view, f"effects.{key}", links=listing(names, view.language)))
    if not parts:
        return say(view, f"effects.alike_{result}")
    joined = say(view, "semicolon").join(parts)
    return say(view, f"effects.title_{result}", parts=joined)


def reported(view: View, choice: Choice) -> bool:
    """Whether the entity has returns; only a city can be without."""
    if choice.by != "city":
        return True
    return choice.entity in cached(view.scope, view.snapshot, _reporting)


def _reporting(counts: Counts) -> frozenset[str]:
    return frozenset(f"{code:06d}" for code in counts.codes[counts.reported])
