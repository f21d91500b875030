"""The definition card of a figure, row by row: clause, formula, parts, clock, maturity, target."""

from i18n import Language, pick, text
from i18n.formats import measure
from metrics.counts.periods import GRACE
from metrics.definition import Indicator
from metrics.registry import FIGURES
from sentences.clauses import clause


def card_rows(figure: str, language: Language) -> list[tuple[str, str]]:
    """Every row of the card: its label and its words."""
    indicator = FIGURES[figure]
    rows = {
        "clause": _quotation(indicator, language),
        "formula": pick(indicator.formula, language),
        "numerator": pick(indicator.numerator_text, language),
        "denominator": pick(indicator.denominator_text, language),
        "clock": pick(indicator.clock, language),
        "maturity": _maturity(indicator, language),
        "target": _target(indicator, language),
    }
    return [(text(f"definitions.{row}", language), words) for row, words in rows.items()]


def _quotation(indicator: Indicator, language: Language) -> str:
    """Where the plan says it, in the plan's own words or our translation of them."""
    number = clause(indicator.clause.number, language)
    quote = indicator.clause.quote if language == "zh" else indicator.clause.english
    return text("definitions.clause_is", language, number=number, quote=quote)


def _maturity(indicator: Indicator, language: Language) -> str:
    if indicator.kind == "progress":
        return text("definitions.matures_year", language, grace=GRACE)
    if indicator.stock:
        return text("definitions.matures_stock", language)
    months = indicator.matures_after(GRACE)
    return text("definitions.matures", language, months=months, grace=GRACE, span=indicator.span)


def _target(indicator: Indicator, language: Language) -> str:
    if indicator.kind == "progress":
        return text("definitions.target_places", language)
    if indicator.target is None:
        key = "target_peers" if indicator.peers else "target_none"
        return text(f"definitions.{key}", language)
    return text(
        f"definitions.target_{'proposed' if indicator.proposed else 'at_least'}",
        language,
        value=measure(indicator.target, indicator.unit, language),
    )


def caveats(figure: str, language: Language) -> str:
    """Markdown of what the figure does not say, point by point."""
    return "\n".join(f"- {pick(caveat, language)}" for caveat in FIGURES[figure].caveats)
