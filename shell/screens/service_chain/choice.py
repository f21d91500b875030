"""Whose service chain is shown, and of which cohorts."""

from dataclasses import dataclass

import streamlit as st

from i18n import pick, text
from metrics.counts.entities import NATION, By
from metrics.counts.periods import Period
from shell.cache import readings
from shell.parts import filters
from shell.session import link
from shell.viewer.view import View

SCOPES: dict[str, By] = {"all": "national", "tier": "tier", "city": "city"}


@dataclass(frozen=True)
class Choice:
    """The slice, the one nation, tier or city, and the period."""

    by: By
    entity: str
    period: Period

    @property
    def codes(self) -> dict[str, Period]:
        """The keys of a cached reading of this one entity."""
        return {"by": self.by, "entity": self.entity, "period": self.period}


def choose(view: View) -> Choice:
    """The row of selectors; every choice stands in the link as a code."""
    scope, entity, period, _ = st.columns([3, 4, 4, 5], vertical_alignment="bottom")
    with scope:
        only = filters.select(
            "scope",
            text("service_chain.choose.scope", view.language),
            list(SCOPES),
            lambda code: text(f"service_chain.scope.{code}", view.language),
        )
    with entity:
        key = _entity(view, only)
    with period:
        months = filters.period_select(view, "chain_coverage")
    return Choice(SCOPES[only], key, months)


def _entity(view: View, scope: str) -> str:
    """The one tier or city; nothing is drawn, and the place stays, where the nation is read."""
    for name in ("tier", "city"):
        if name != scope:
            link.write(name, None)
    if scope == "city":
        return filters.city_select(view)
    if scope == "all":
        return NATION
    names = readings.entity_names(view.scope, view.snapshot, scope)
    label = text("service_chain.scope.tier", view.language)
    return filters.select("tier", label, list(names), lambda key: pick(names[key], view.language))
