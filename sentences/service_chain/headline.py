"""What stands above the service chain: who gets how far, where most is lost, and what is covered.

`amounts` and `losses` are those of `metrics.chain`: persons at every step of one
entity, and of every entity the step that loses most.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from i18n import Language
from i18n.formats import count, day, listing, number, percent
from metrics.chain.service_funnel import STEPS
from metrics.counts.entities import By
from metrics.counts.periods import Span
from metrics.methods.proportions import ratio
from sentences.service_chain.names import say, span_words, step_name

REACHED = ("passed", "served", "opened", "operating")


def headline(name: str, amounts: Mapping[str, float], most_lost: str, language: Language) -> str:
    """Of a hundred trained how many passed, opened and lasted; then where most is lost.

    `name` is the safe name of the nation, tier or city, `most_lost` one of the sentences below.
    """
    shares = {
        step: number(100 * float(ratio(amounts[step], amounts["trained"])), language, 0)
        for step in REACHED
    }
    gap = "" if language == "zh" else " "
    absent = [step for step in REACHED if math.isnan(amounts[step])]
    if absent:
        return _of_recorded(name, shares, absent, language) + gap + most_lost
    # an older snapshot looks at those alone of whom a year is known
    known = "_known" if amounts["watched"] < amounts["opened"] else ""
    return say(f"headline{known}", language, who=name, **shares) + gap + most_lost


def _of_recorded(
    name: str, shares: Mapping[str, str], absent: Sequence[str], language: Language
) -> str:
    """The same of the steps that are recorded, and which are not."""
    parts = [
        say(f"reached.{step}", language, n=shares[step]) for step in REACHED if step not in absent
    ]
    return say(
        "headline_part",
        language,
        who=name,
        parts=listing(parts, language),
        absent=listing([step_name(step, language) for step in absent], language),
    )


def most_lost(losses: pd.DataFrame, by: By, entity: str, language: Language) -> str:
    """The step of a tier or city that falls most short of the peers, or that there is none."""
    rows = losses[losses["entity"] == entity]
    if rows.empty:
        return say(f"lost.none_{by}", language)
    return say(f"lost.{by}", language, **loss_words(rows.iloc[0], language))


def loss_words(row: Any, language: Language) -> dict[str, str]:
    """A loss in words: step, own and peers' rate, persons."""
    return {
        "step": step_name(row["step"], language),
        "value": percent(row["value"], language),
        "peers": percent(row["peers"], language),
        "n": count(row["lost"], language),
        "noun": say(f"noun.{row['step']}", language),
    }


def cities_losing(losses: pd.DataFrame, language: Language) -> str:
    """In how many cities a step is surely weaker than among their peers, and which."""
    if losses.empty:
        return say("lost.no_city", language)
    numbers = losses["step"].value_counts()
    parts = [
        say("lost.part", language, step=step_name(step, language), n=numbers[step])
        for step in STEPS
        if step in numbers.index
    ]
    return say("lost.cities", language, n=len(losses), parts=listing(parts, language))


def subtitle(trained: float, months: Span, as_of: date, language: Language) -> str:
    """Population, cohort months, date and n."""
    return say(
        "subtitle",
        language,
        day=day(as_of, language),
        n=count(trained, language),
        months=span_words(months, language),
    )
