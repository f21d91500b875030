"""The definition card of an indicator, drawn from its own module and the snapshot's numbers."""

from pathlib import Path

import pandas as pd
import streamlit as st

from i18n import pick, text
from i18n.formats import count, interval, measure, month, number
from i18n.verdicts import ICONS, meaning, word
from metrics.counts.months import month_end
from metrics.counts.periods import GRACE, Span, span
from metrics.counts.presence import is_counted
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.readings.verdicts import VERDICTS
from metrics.registry import FIGURES
from shell.cache import readings
from shell.cache.per_view import cached_for
from shell.parts.clauses import clause
from shell.parts.tables import Column, table
from shell.viewer.view import View

# How a kind's example is written, where it is not numerator by denominator.
DIVISION = {"count": "example_number", "median": "example_median", "events": "example_events"}
ROOT = Path(__file__).resolve().parents[2]


def title(view: View, key: str) -> None:
    """Name and question of the indicator."""
    held = FIGURES[key]
    st.subheader(pick(held.name, view.language), anchor=False)
    st.markdown(pick(held.question, view.language))


def card(view: View, key: str) -> None:
    """Clause, numerator, denominator, clock, maturity and target, one row each."""
    held, language = FIGURES[key], view.language
    rows = [
        ("clause", _clause(held, view)),
        ("formula", pick(held.formula, language)),
        ("numerator", pick(held.numerator_text, language)),
        ("denominator", pick(held.denominator_text, language)),
        ("clock", pick(held.clock, language)),
        ("maturity", _maturity(held, view)),
        ("target", _target(held, view)),
    ]
    with st.container(border=True):
        for name, words in rows:
            label, content = st.columns([2, 7], gap="small")
            label.markdown(f":gray[{text(f'definitions.{name}', language)}]")
            content.markdown(words)


def _clause(held: Indicator, view: View) -> str:
    """Where the plan says it, in the plan's own words or our translation of them."""
    number_ = clause(held.clause.number, view.language)
    quote = held.clause.quote if view.language == "zh" else held.clause.english
    return text("definitions.clause_is", view.language, number=number_, quote=quote)


def _maturity(held: Indicator, view: View) -> str:
    if held.kind == "progress":
        return text("definitions.matures_year", view.language, grace=GRACE)
    if held.stock:
        return text("definitions.matures_stock", view.language)
    months = held.matures_after(GRACE)
    return text("definitions.matures", view.language, months=months, grace=GRACE, span=held.span)


def _target(held: Indicator, view: View) -> str:
    if held.kind == "progress":
        return text("definitions.target_places", view.language)
    if held.target is None:
        key = "target_peers" if held.peers else "target_none"
        return text(f"definitions.{key}", view.language)
    return text(
        f"definitions.target_{'proposed' if held.proposed else 'at_least'}",
        view.language,
        value=measure(held.target, held.unit, view.language),
    )


def worked_example(view: View, key: str) -> None:
    """The nation's current figure as a division with its numbers."""
    held, language = FIGURES[key], view.language
    st.markdown(f"**{text('definitions.example', language)}**")
    if not known(view, key):
        version = readings.definitions(view.scope, view.snapshot)
        st.info(text("definitions.uncounted", language, version=version), icon=":material/history:")
        return
    values = cached_for(view, _example, key)
    with st.container(border=True):
        st.markdown(
            text(f"definitions.{DIVISION.get(held.kind, 'example_division')}", language, **values)
        )
        st.caption(text(f"definitions.{_period(held)}", language, **values))


def known(view: View, key: str) -> bool:
    """Whether the snapshot counted a figure."""
    return readings.cached(view.scope, view.snapshot, _known, figure=key)


def _known(counts: Counts, figure: str) -> bool:
    return is_counted(counts, FIGURES[figure])


def _period(held: Indicator) -> str:
    """Key of the sentence that says which months the example reads."""
    if held.kind == "progress":
        return "example_count"
    if held.stock:
        return "example_stock"
    return "example_sum" if held.kind in ("share", "count") else "example_rate"


def _example(view: View, key: str) -> dict[str, str]:
    """The numbers of the example, written out."""
    held, language = FIGURES[key], view.language
    row = readings.reading(view.scope, view.snapshot, key, "national", ranks=False).iloc[0]
    months = readings.cached(view.scope, view.snapshot, _span, indicator=key)
    return {
        "first": month(month_end(months.first), language),
        "last": month(month_end(months.last), language),
        "numerator": count(row["numerator"], language),
        "scale": count(held.scale, language),
        "denominator": count(row["denominator"], language),
        "value": measure(row["value"], held.unit, language),
        "interval": interval(row["lower"], row["upper"], held.unit, language),
    }


def _span(counts: Counts, indicator: str) -> Span:
    return span(counts, FIGURES[indicator])


def variants(view: View, key: str) -> None:
    """Every variant with its current national figure beside the headline's."""
    held, language = FIGURES[key], view.language
    if not held.variants or not known(view, key):
        return
    rows = cached_for(view, _variant_rows, key)
    st.markdown(f"**{text('definitions.variants', language)}**")
    columns = {
        "name": Column(text("definitions.variant", language)),
        "numerator": _whole("definitions.numerator", view),
        "denominator": _whole("definitions.denominator", view),
        "value": Column(
            text("definitions.value", language),
            form="number",
            write=lambda share: measure(share, held.unit, language),
        ),
    }
    table(
        rows,
        columns,
        view,
        alt=text("definitions.variants", language),
        key=f"variants_{key}",
        rows=len(rows),
    )


def _variant_rows(view: View, key: str) -> pd.DataFrame:
    """Name, numerator, denominator and value of the headline and of every variant."""
    held, language = FIGURES[key], view.language
    shown: list[tuple[str | None, str]] = [(None, text("filters.variant_main", language))]
    shown += [(name, pick(each.name, language)) for name, each in held.variants.items()]
    rows = []
    for variant, name in shown:
        found = readings.reading(
            view.scope, view.snapshot, key, "national", variant=variant, ranks=False
        ).iloc[0]
        rows.append({"name": name, **found[["numerator", "denominator", "value"]].to_dict()})
    return pd.DataFrame(rows)


def _whole(header: str, view: View) -> Column:
    return Column(
        text(header, view.language), lambda amount: count(amount, view.language), form="number"
    )


def caveats(view: View, key: str) -> None:
    """What the figure does not say."""
    st.markdown(f"**{text('definitions.caveats', view.language)}**")
    st.markdown("\n".join(f"- {pick(each, view.language)}" for each in FIGURES[key].caveats))


def verdict_words(view: View) -> None:
    """The words and icons of all verdicts, with their rule."""
    with st.expander(text("definitions.verdicts", view.language)):
        rows = [
            f"- {ICONS[verdict]} **{word(verdict, view.language)}** – "
            + meaning(verdict, view.language)
            for verdict in VERDICTS
        ]
        st.markdown("\n".join(rows))
        limits = text("definitions.limits", view.language, n=number(30, view.language, 0))
        st.caption(limits)


def source(view: View, key: str) -> None:
    """Where the number comes from: the module itself, to be read on the spot."""
    module = FIGURES[key].module
    with st.expander(text("definitions.code", view.language, module=module)):
        st.code((ROOT / module).read_text(encoding="utf-8"), language="python", line_numbers=True)
