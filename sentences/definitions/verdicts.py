"""The words and shapes of all verdicts, with their rule."""

from i18n import Language, text
from i18n.formats import number
from i18n.verdicts import ICONS, meaning, word
from metrics.readings.verdicts import LEFT, SMALLEST_N, STATES


def verdict_rules(language: Language) -> str:
    """Markdown of one line per state, and of who left: shape, word and what it says."""
    return "\n".join(
        f"- {ICONS[state]} **{word(state, language)}** – {meaning(state, language)}"
        for state in (*STATES, LEFT)
    )


def limits(language: Language) -> str:
    """From how many on a verdict is given."""
    return text("definitions.limits", language, n=number(SMALLEST_N, language, 0))
