"""Numbers and dates as Chinese and English readers write them; a missing value is a dash."""

import math
from datetime import date
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal

from i18n import Language

Unit = Literal["percent", "jobs"]
LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en_GB"}
MISSING = "—"
MINUS = "−"
MONTHS: dict[Language, str] = {"zh": "y年M月", "en": "MMMM y"}


def number(value: float | None, language: Language, digits: int = 1) -> str:
    """A number with exactly so many digits behind the point, groups of three marked."""
    if value is None or math.isnan(value):
        return MISSING
    return _decimal(float(value), digits, language)


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
    name = "个百分点" if language == "zh" else "percentage points"
    return f"{_signed(100 * value, digits, language)} {name}"


def measure(value: float | None, unit: Unit, language: Language, digits: int | None = None) -> str:
    """An indicator's value: per cent, or jobs per business with two digits."""
    if unit == "percent":
        return percent(value, language, 1 if digits is None else digits)
    return number(value, language, 2 if digits is None else digits)


def difference(value: float | None, unit: Unit, language: Language) -> str:
    """A signed difference of an indicator's values."""
    if unit == "percent":
        return points(value, language)
    return MISSING if value is None or math.isnan(value) else _signed(value, 2, language)


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


def _signed(value: float, digits: int, language: Language) -> str:
    shown = _decimal(abs(value), digits, language)
    if not any(character in "123456789" for character in shown):
        return shown
    return ("+" if value > 0 else MINUS) + shown


@lru_cache(maxsize=20_000)
def _decimal(value: float, digits: int, language: Language) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=LOCALES[language]).replace("-", MINUS)
