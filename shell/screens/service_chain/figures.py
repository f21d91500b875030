"""The figures of the service chain page, each read once per view."""

from typing import cast

import pandas as pd

from metrics.chain import amounts as chain_amounts
from metrics.chain import link_effects, service_funnel
from metrics.counts.entities import By
from metrics.counts.periods import Period, Span
from metrics.counts.snapshot import Counts
from shell.cache.readings import cached
from shell.screens.service_chain.choice import Choice
from shell.viewer.view import View


def amounts(view: View, choice: Choice) -> dict[str, float]:
    """Persons at every step of the chosen entity, its businesses and their jobs."""
    return cached(view.scope, view.snapshot, _amounts, **choice.codes)


def _amounts(counts: Counts, by: By, entity: str, period: Period) -> dict[str, float]:
    row = chain_amounts.amounts(counts, by, period).set_index("entity").loc[entity]
    return {str(name): float(value) for name, value in row.items()}


def steps(view: View, choice: Choice) -> pd.DataFrame:
    """The four step rates of the chosen entity beside its peers."""
    table = cached(
        view.scope, view.snapshot, service_funnel.steps, by=choice.by, period=choice.period
    )
    return table[table["entity"] == choice.entity].reset_index(drop=True)


def losses(view: View, choice: Choice, by: By | None = None) -> pd.DataFrame:
    """Of every entity of a slice the step that loses most, largest first."""
    return cached(view.scope, view.snapshot, _losses, by=by or choice.by, period=choice.period)


def _losses(counts: Counts, by: By, period: Period) -> pd.DataFrame:
    return service_funnel.most_lost(service_funnel.steps(counts, by, period))


def jobs(view: View, choice: Choice) -> dict[str, float]:
    """Workers per business at six months of the chosen entity, with interval."""
    return cached(view.scope, view.snapshot, _jobs, **choice.codes)


def _jobs(counts: Counts, by: By, entity: str, period: Period) -> dict[str, float]:
    row = service_funnel.jobs(counts, by, period).set_index("entity").loc[entity]
    return {str(name): float(value) for name, value in row.items()}


def months(view: View, choice: Choice) -> Span:
    """Cohort months of the funnel."""
    return cached(view.scope, view.snapshot, chain_amounts.months, period=choice.period)


def result_months(view: View, choice: Choice, result: str) -> Span:
    """Cohort months in which opening or survival is compared."""
    return cached(view.scope, view.snapshot, link_effects.ripe, result=result, period=choice.period)


def coverage(view: View, choice: Choice) -> pd.DataFrame:
    """Each link and all of them: received among those to whom it applies."""
    return cached(view.scope, view.snapshot, link_effects.coverage, **choice.codes)


def combinations(view: View, choice: Choice) -> pd.DataFrame:
    """Combinations of links received, the most frequent first."""
    return cached(view.scope, view.snapshot, link_effects.combinations, **choice.codes)


def effects(view: View, choice: Choice, result: str) -> pd.DataFrame:
    """Opening or survival with and without each link."""
    table = cached(view.scope, view.snapshot, link_effects.effects, result=result, **choice.codes)
    return cast(pd.DataFrame, table)
