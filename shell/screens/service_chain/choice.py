"""Whose service chain is shown, and of which cohorts."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from i18n import text
from metrics.counts.entities import NATION, By
from metrics.counts.periods import Period
from shell.parts import filters
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
            partial(_scope_name, view),
        )
    with entity:
        key = filters.entity_select(view, only, ("tier", "city"), partial(_scope_name, view))
    with period:
        months = filters.period_select(view, "chain_coverage")
    return Choice(SCOPES[only], key or NATION, months)


def _scope_name(view: View, scope: str) -> str:
    return text(f"service_chain.scope.{scope}", view.language)
