"""The texts of the curves by their keys."""

from i18n import Language, text


def say(key: str, language: Language, **values: object) -> str:
    """A text of the curves."""
    return text(f"cohort_survival.{key}", language, **values)
