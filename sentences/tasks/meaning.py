"""What the plan asks of a task, and what its figure does not say, as markdown."""

from i18n import Language, pick, text
from metrics.registry import FIGURES, TASKS
from sentences.clauses import clause


def plan_words(task: str, language: Language) -> str:
    """What the plan asks, with the clause where it says so."""
    asks = text("tasks.asks", language, clause=clause(TASKS[task].clause, language))
    return f"**{asks}**  \n{pick(TASKS[task].asks, language)}"


def silent_words(task: str, language: Language) -> str:
    """What no figure of the task says."""
    return f"**{text('tasks.silent', language)}**  \n{pick(TASKS[task].silent, language)}"


def card_title(figure: str, language: Language) -> str:
    """Title of the figure's definition card."""
    return text("tasks.card", language, name=pick(FIGURES[figure].name, language))
