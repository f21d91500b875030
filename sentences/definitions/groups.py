"""What the groups of figures are called: the six targets, and every task."""

from i18n import Language, text
from sentences.clauses import clause
from sentences.tasks.names import task_name

TARGETS = "targets"


def group_name(key: str, language: Language) -> str:
    """Clause and name of a task, or of the targets."""
    if key == TARGETS:
        return f"{clause('二', language)} {text('definitions.targets', language)}"
    return task_name(key, language)
