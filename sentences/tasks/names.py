"""What a task is called: its clause and its name."""

from i18n import Language, pick
from metrics.registry import TASKS
from sentences.clauses import clause


def task_name(key: str, language: Language) -> str:
    """Clause and name: 三（一） 组织领导, 3(1) Organisation."""
    return f"{clause(TASKS[key].clause, language)} {pick(TASKS[key].name, language)}"
