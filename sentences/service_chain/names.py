"""Names and figures as the service chain writes them: steps, links, months, points."""

import re

from i18n import Language, pick, text
from i18n.formats import count, month, points
from metrics.chain.service_funnel import STEP_NAMES
from metrics.counts.months import month_end
from metrics.counts.periods import Span


def say(key: str, language: Language, **values: object) -> str:
    """A text of this page."""
    return text(f"service_chain.{key}", language, **values)


def step_name(step: str, language: Language) -> str:
    """The name of a step."""
    return pick(STEP_NAMES[step], language)


def link_name(link: str, language: Language) -> str:
    """The name of a link, or of all of them."""
    return say(f"link.{link}", language)


def persons(n: float, language: Language) -> str:
    """A number of persons."""
    return say("persons", language, n=count(n, language))


def span_words(span: Span, language: Language) -> str:
    """The mature cohort months: 2007年10月至2008年9月."""
    if span.mature[0] > span.mature[1]:
        return say("months_none", language)
    first, last = (month(month_end(int(number)), language) for number in span.mature)
    return say("months", language, first=first, last=last)


def signed_points(value: float, language: Language) -> str:
    """A difference of shares in points, with its sign and without the unit."""
    return re.split("[个 ]", points(value, language))[0]


def points_within(value: float, lower: float, upper: float, language: Language) -> str:
    """A difference in points and its interval: +14.7（+14.2至+15.3）."""
    middle, low, high = (signed_points(end, language) for end in (value, lower, upper))
    words = say("to", language, low=low, high=high)
    return f"{middle}（{words}）" if language == "zh" else f"{middle} ({words})"
