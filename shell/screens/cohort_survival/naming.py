"""Names of the lines and of all who are read, as this view has them."""

from sentences.cohort_survival import line_names as words
from sentences.cohort_survival.line_names import Naming
from shell.cache.readings import cached
from shell.screens.cohort_survival.choice import Choice
from shell.viewer.view import View


def line_names(view: View, choice: Choice, short: bool = False) -> Naming:
    """A function that names a line by its code; the code "" stands for all lines together."""
    return cached(
        view.scope,
        view.snapshot,
        words.line_names,
        language=view.language,
        splits=choice.splits,
        only=choice.only,
        key=choice.key,
        short=short,
    )


def population(view: View, choice: Choice) -> str:
    """The nation, or the one city, tier or group that is read."""
    return cached(
        view.scope,
        view.snapshot,
        words.population,
        language=view.language,
        only=choice.only,
        key=choice.key,
    )
