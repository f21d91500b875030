"""A clause of the work plan as each language cites it."""

from i18n import Language

NUMERALS = {
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
    "十": "10",
}


def clause(number: str, language: Language) -> str:
    """三（一） or 3(1)."""
    if language == "zh":
        return number.replace("(", "（").replace(")", "）")
    return "".join(NUMERALS.get(sign, sign) for sign in number)
