"""Numbers and dates as Chinese and English readers write them; a missing value is a dash."""

import math
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from i18n import Language

Unit = Literal["percent", "jobs", "per_hundred", "kinds", "number", "persons", "days", "yuan"]
DIGITS: dict[Unit, int] = {"percent": 1, "jobs": 2, "per_hundred": 1, "kinds": 1}
LOCALES = {"zh": Locale.parse("zh_CN"), "en": Locale.parse("en_GB")}
MISSING = "—"
MINUS = "−"
MONTHS: dict[Language, str] = {"zh": "y年M月", "en": "MMMM y"}


def number(value: float | None, language: Language, digits: int = 1) -> str:
    """A number with exactly so many digits behind the point, groups of three marked."""
    if value is None or math.isnan(value):
        return MISSING
    return _decimal(float(value), digits, language)


def rounded(value: float, digits: int) -> float:
    """The number that `number` writes: 5.025 with two digits is 5.02 here and there.

    Python's `round` goes by the binary fraction, which lies a hair above or below such a half.
    """
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)) + 0.0


def count(value: float | None, language: Language) -> str:
    """A whole number of persons, businesses or cities."""
    return number(value, language, 0)


def percent(value: float | None, language: Language, digits: int = 1) -> str:
    """A share between 0 and 1 as per cent."""
    if value is None or math.isnan(value):
        return MISSING
    return number(100 * value, language, digits) + "%"


def points(value: float | None, language: Language, digits: int = 1) -> str:
    """A signed difference of shares in percentage points."""
    if value is None or math.isnan(value):
        return MISSING
    name = "个百分点" if language == "zh" else " percentage points"
    return f"{_signed(100 * value, digits, language)}{name}"


def measure(value: float | None, unit: Unit, language: Language, digits: int | None = None) -> str:
    """A figure's value: per cent, a number with the digits that its unit asks for, days, yuan."""
    places = DIGITS.get(unit, 0) if digits is None else digits
    if unit == "percent":
        return percent(value, language, places)
    if unit == "yuan":
        return yuan(value, language)
    shown = number(value, language, places)
    if unit != "days" or shown == MISSING:
        return shown
    return shown + (" 天" if language == "zh" else " days")


def yuan(value: float | None, language: Language) -> str:
    """An amount of money: 3,250 元, 12.5 万元, 3.2 亿元; 3,250 yuan, 12.5 million yuan."""
    if value is None or math.isnan(value):
        return MISSING
    steps = ((1e8, "亿元"), (1e4, "万元")) if language == "zh" else ((1e6, "million yuan"),)
    for size, name in steps:
        if abs(value) >= size:
            return f"{number(value / size, language)} {name}"
    return f"{count(value, language)} {'元' if language == 'zh' else 'yuan'}"


def difference(value: float | None, unit: Unit, language: Language) -> str:
    """A signed difference of an indicator's values."""
    if unit == "percent":
        return points(value, language)
    if value is None or math.isnan(value):
        return MISSING
    return _signed(value, DIGITS.get(unit, 0), language)


def interval(
    lower: float | None,
    upper: float | None,
    unit: Unit,
    language: Language,
    digits: int | None = None,
) -> str:
    """Both bounds of an interval: 48.2%–51.7%."""
    low, high = measure(lower, unit, language, digits), measure(upper, unit, language, digits)
    return MISSING if MISSING in (low, high) else f"{low}–{high}"


@lru_cache(maxsize=1_000)
def day(value: date, language: Language) -> str:
    """A day: 2010年6月30日, 30 June 2010."""
    return format_date(value, format="long", locale=LOCALES[language])


@lru_cache(maxsize=1_000)
def month(value: date, language: Language) -> str:
    """The month of a day: 2010年6月, June 2010."""
    return format_date(value, format=MONTHS[language], locale=LOCALES[language])


def listing(items: list[str], language: Language) -> str:
    """Names in a row, as each language separates them."""
    return ("、" if language == "zh" else ", ").join(items)


def uncapitalised(words: str) -> str:
    """Words as they stand inside a sentence: without the capital."""
    return words[:1].lower() + words[1:]


def _signed(value: float, digits: int, language: Language) -> str:
    shown = _decimal(abs(value), digits, language)
    if not any(character in "123456789" for character in shown):
        return shown
    return ("+" if value > 0 else MINUS) + shown


@lru_cache(maxsize=20_000)
def _decimal(value: float, digits: int, language: Language) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=LOCALES[language]).replace("-", MINUS)
