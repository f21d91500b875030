"""What a city's office sees around it: its tier and the nation as totals, without any other city."""

import pyarrow as pa
import streamlit as st

from i18n import text
from i18n.formats import count
from metrics.counts.entities import NATION, keys
from metrics.counts.snapshot import TIERS, Counts
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import before_after as model
from sentences.what_if.amounts import changed
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if.scopes import escaped_name
from shell.screens.what_if.targets.effects import before_after_of
from shell.viewer.access import AccessRefused
from shell.viewer.cuts import OWN_CITY
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View


def draw(view: View, key: str, now: Scenario) -> None:
    """A row for the tier and one for the nation, of the target looked at."""
    st.markdown(f"**{text('what_if.around', view.language)}**")
    rows = cached_for(view, totals, key, now.scope, model.of_targets(now, key))
    st.table(rows, border="horizontal", hide_index=True)


def totals(view: View, key: str, city: str, targets: tuple[Target, ...]) -> pa.Table:
    """Cities with a verdict, those that meet the target, and what is missing, before and after."""
    tier = cached(view.scope, view.snapshot, tier_of, code=city)
    rows = [_row(view, key, scope, targets) for scope in (tier, NATION)]
    heads = [
        text(f"what_if.{name}", view.language)
        for name in ("around_where", "around_cities", "column_met", "column_missing")
    ]
    given = [row for row in rows if row]
    return pa.table(dict(zip(heads, map(list, zip(*given, strict=True)), strict=True)))


@may_leave(OWN_CITY)
def tier_of(counts: Counts, code: str) -> str:
    """The tier of a city."""
    return TIERS[counts.tier_of[keys(counts, "city").index(code)]]


def _row(view: View, key: str, scope: str, targets: tuple[Target, ...]) -> tuple[str, ...]:
    """One scope's totals; nothing of a tier so small that they would give its cities away."""
    try:
        result = before_after_of(view, key, Scenario(scope, targets))
    except AccessRefused:
        return ()

    def two(pair: tuple[int, int]) -> str:
        return changed(*(count(amount, view.language) for amount in pair))

    cities = count(result.judged, view.language)
    return escaped_name(view, scope), cities, two(result.cities("met")), two(result.missing)
