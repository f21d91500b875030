"""The definition card of an indicator, drawn from its own module and the snapshot's numbers."""

from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from i18n import pick, text
from i18n.formats import count, measure
from metrics.cohorts.visit_check import KEY as STABILITY
from metrics.cohorts.visit_check import visit_check
from metrics.counts.entities import NATION
from metrics.counts.periods import Span, on_record, span
from metrics.counts.presence import is_counted
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES
from sentences.cohort_survival.visit_check import visit_check_sentence
from sentences.definitions import card as card_words
from sentences.definitions import example as example_words
from sentences.definitions.verdicts import limits, verdict_rules
from shell.cache import readings
from shell.cache.per_view import cached_for
from shell.parts.tables import Column, table
from shell.viewer.cuts import GENERAL
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View

ROOT = Path(__file__).resolve().parents[2]


def title(view: View, key: str) -> None:
    """Name and question of the indicator."""
    indicator = FIGURES[key]
    st.subheader(pick(indicator.name, view.language), anchor=False)
    st.markdown(pick(indicator.question, view.language))


def card(view: View, key: str) -> None:
    """Clause, numerator, denominator, clock, maturity and target, one row each.

    One element for all rows: as columns of labels and words they were 35 messages of a page.
    """
    rows = card_words.card_rows(key, view.language)
    pairs = (f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in rows)
    with st.container(border=True):
        st.html(f'<dl class="definition">{"".join(pairs)}</dl>')


def worked_example(view: View, key: str) -> None:
    """The nation's current figure as a division with its numbers."""
    st.markdown(f"**{text('definitions.example', view.language)}**")
    if not is_known(view, key):
        version = readings.definitions(view.scope, view.snapshot)
        st.info(example_words.uncounted(version, view.language), icon=":material/history:")
        return
    division, months = cached_for(view, _example, key)
    with st.container(border=True):
        st.markdown(division)
        st.caption(months)


def is_known(view: View, key: str) -> bool:
    """Whether the snapshot counted a figure."""
    return readings.cached(view.scope, view.snapshot, _is_counted, figure=key)


@may_leave(GENERAL)
def _is_counted(counts: Counts, figure: str) -> bool:
    return is_counted(counts, FIGURES[figure])


def _example(view: View, key: str) -> tuple[str, str]:
    """The division and its months in words."""
    rows = readings.reading(view.scope, view.snapshot, key, "national", ranks=False)
    months = readings.cached(view.scope, view.snapshot, _span, indicator=key)
    return example_words.example(rows.iloc[0], months, view.language, key)


@may_leave(GENERAL)
def _span(counts: Counts, indicator: str) -> Span:
    return on_record(counts, span(counts, FIGURES[indicator]))


def variants(view: View, key: str) -> None:
    """Every variant with its current national figure beside the headline's."""
    indicator, language = FIGURES[key], view.language
    if not indicator.variants or not is_known(view, key):
        return
    rows = cached_for(view, _variant_rows, key)
    heading = text("definitions.variants", language)
    st.markdown(f"**{heading}**")
    columns = {
        "name": Column(text("definitions.variant", language)),
        "numerator": _whole("definitions.numerator", view),
        "denominator": _whole("definitions.denominator", view),
        "value": Column(
            text("definitions.value", language),
            form="number",
            write=lambda share: measure(share, indicator.unit, language),
        ),
    }
    table(rows, columns, view, alt=heading, key=f"variants_{key}", rows=len(rows))


def _variant_rows(view: View, key: str) -> pd.DataFrame:
    """Name, numerator, denominator and value of the headline and of every variant."""
    rows = []
    for variant, name in example_words.variant_names(key, view.language).items():
        nation = readings.reading(
            view.scope, view.snapshot, key, "national", variant=variant, ranks=False
        ).iloc[0]
        rows.append({"name": name, **nation[["numerator", "denominator", "value"]].to_dict()})
    return pd.DataFrame(rows)


def _whole(header: str, view: View) -> Column:
    return Column(
        text(header, view.language), lambda amount: count(amount, view.language), form="number"
    )


def caveats(view: View, key: str) -> None:
    """What the figure does not say."""
    st.markdown(f"**{text('definitions.caveats', view.language)}**")
    st.markdown(card_words.caveats(key, view.language))
    doubt = cached_for(view, _undated_doubt) if key == STABILITY else ""
    if doubt:
        st.info(doubt, icon=":material/event_busy:")


def _undated_doubt(view: View) -> str:
    """What closings without a date could change in the nation's figure."""
    check = readings.cached(view.scope, view.snapshot, visit_check, by="national", entity=NATION)
    return visit_check_sentence(check, view.language)


def verdict_words(view: View) -> None:
    """The words and icons of all verdicts, with their rule."""
    with st.expander(text("definitions.verdicts", view.language)):
        st.markdown(verdict_rules(view.language))
        st.caption(limits(view.language))


def source(view: View, key: str) -> None:
    """Where the number comes from: the module itself, to be read on the spot."""
    module = FIGURES[key].module
    with st.expander(text("definitions.code", view.language, module=module)):
        st.code((ROOT / module).read_text(encoding="utf-8"), language="python", line_numbers=True)
