"""The funnel of cities in words: who lies outside its limits, whom it holds, or why there is none."""

from collections.abc import Collection

from i18n import Language, pick, text
from i18n.formats import Unit, measure
from metrics.registry import INDICATORS

SIDES = ("above", "below", "within")


def title(sides: Collection[str], language: Language) -> str:
    """How many cities lie above, below and within the limits."""
    numbers = {side: list(sides).count(side) for side in SIDES}
    if numbers["within"] == len(sides):
        return text("city_ranking.funnel_title_none", language, within=len(sides))
    return text("city_ranking.funnel_title", language, **numbers)


def population(n: int, ranked: int, nation: float, unit: Unit, language: Language) -> str:
    """Which cities the funnel holds: beside those ranked, those whose data are to be verified; and
    the nation's figure, which is that of all cities.
    """
    others = n - ranked
    return text(
        f"city_ranking.funnel_population{'_more' if others else ''}",
        language,
        n=n,
        ranked=ranked,
        others=others,
        nation=measure(nation, unit, language),
    )


def no_funnel(indicator: str, language: Language) -> str:
    """Why there is no funnel: a mean or a count has none, and too few cities neither."""
    kind = INDICATORS[indicator].kind
    key = "funnel_few" if kind == "rate" else f"funnel_{kind}"
    name = pick(INDICATORS[indicator].name, language)
    return text(f"city_ranking.{key}", language, name=name)
