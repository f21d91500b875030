"""The definition card of an indicator, drawn from its own module and the snapshot's numbers."""

from pathlib import Path

import pandas as pd
import streamlit as st

from i18n import pick, text
from i18n.formats import count, interval, measure, month, number
from i18n.verdicts import ICONS, meaning, word
from metrics.definition import Indicator
from metrics.months import month_end
from metrics.periods import GRACE, Span, span
from metrics.registry import INDICATORS
from metrics.verdicts import VERDICTS
from shell import readings
from shell.kept import kept
from shell.tables import Column, table
from shell.view import View

KEYS = list(INDICATORS)
NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
ROOT = Path(__file__).resolve().parent.parent


def short_names(view: View) -> dict[str, str]:
    """Short name of every indicator."""
    return {key: pick(each.short, view.language) for key, each in INDICATORS.items()}


def title(view: View, key: str) -> None:
    """Name and question of the indicator."""
    held = INDICATORS[key]
    st.subheader(pick(held.name, view.language), anchor=False)
    st.markdown(pick(held.question, view.language))


def card(view: View, key: str) -> None:
    """Clause, numerator, denominator, clock, maturity and target, one row each."""
    held, language = INDICATORS[key], view.language
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
    """Where the plan says it; the plan's own words are Chinese and stand in the Chinese view."""
    number_ = held.clause.number
    if view.language == "en":
        return text("definitions.clause_is", "en", number=number_.translate(NUMERALS))
    return text("definitions.clause_is", "zh", number=number_, quote=held.clause.quote)


def _maturity(held: Indicator, view: View) -> str:
    if held.kind == "progress":
        return text("definitions.matures_year", view.language, grace=GRACE)
    months = held.matures_after(GRACE)
    return text("definitions.matures", view.language, months=months, grace=GRACE)


def _target(held: Indicator, view: View) -> str:
    if held.kind == "progress":
        return text("definitions.target_places", view.language)
    if held.target is None:
        return text("definitions.target_peers", view.language)
    return text(
        "definitions.target_at_least",
        view.language,
        value=measure(held.target, held.unit, view.language),
    )


def worked_example(view: View, key: str) -> None:
    """The nation's current figure as a division with its numbers."""
    held, language = INDICATORS[key], view.language
    values = kept(view, _example, key)
    st.markdown(f"**{text('definitions.example', language)}**")
    with st.container(border=True):
        st.markdown(text("definitions.example_division", language, **values))
        kind = "count" if held.kind == "progress" else "rate"
        st.caption(text(f"definitions.example_{kind}", language, **values))


def _example(view: View, key: str) -> dict[str, str]:
    """The numbers of the example, written out."""
    held, language = INDICATORS[key], view.language
    row = readings.reading(view.scope, view.snapshot, key, "national", ranks=False).iloc[0]
    months = readings.computed(view.scope, view.snapshot, _span, indicator=key)
    return {
        "first": month(month_end(months.first), language),
        "last": month(month_end(months.last), language),
        "numerator": count(row["numerator"], language),
        "denominator": count(row["denominator"], language),
        "value": measure(row["value"], held.unit, language),
        "interval": interval(row["lower"], row["upper"], held.unit, language),
    }


def _span(counts: object, indicator: str) -> Span:
    return span(counts, INDICATORS[indicator])  # type: ignore[arg-type]


def variants(view: View, key: str) -> None:
    """Every variant with its current national figure beside the headline's."""
    held, language = INDICATORS[key], view.language
    if not held.variants:
        return
    rows = kept(view, _variant_rows, key)
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
    held, language = INDICATORS[key], view.language
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
    st.markdown("\n".join(f"- {pick(each, view.language)}" for each in INDICATORS[key].caveats))


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
    module = INDICATORS[key].module
    with st.expander(text("definitions.code", view.language, module=module)):
        st.code((ROOT / module).read_text(encoding="utf-8"), language="python", line_numbers=True)
