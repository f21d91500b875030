"""A chart prints a figure as cards and tables do."""

import pytest

from charts.base.words import amount, chart_kind, in_large, span_text
from i18n import LANGUAGES, Language
from i18n.formats import MISSING, interval, measure
from metrics.registry import FIGURES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FIGURES)
def test_charts_and_tables_write_a_figure_alike(key: str, language: Language) -> None:
    figure = FIGURES[key]
    kind, scale = chart_kind(figure), 10_000 if in_large(figure) else 1
    low, high = (32_500.0, 48_000.0) if figure.unit == "yuan" else (0.25, 23.5)

    assert amount(low / scale, kind, language) == measure(low, figure.unit, language)
    assert span_text(low / scale, high / scale, kind, language) == interval(
        low, high, figure.unit, language
    )
    assert amount(None, kind, language) == MISSING


def test_money_and_days_name_their_unit() -> None:
    investment, days = (chart_kind(FIGURES[key]) for key in ("project_investment", "loan_days"))

    assert amount(3.25, investment, "zh") == "3.2 万元"
    assert amount(3.25, investment, "en") == "32,500 yuan"
    assert amount(23, days, "zh") == "23 天"
    assert amount(23, days, "en") == "23 days"
