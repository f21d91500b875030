"""What each number means: clause, formula, clock, maturity, variants, caveats, worked example."""

from shell import definition_choice, definition_parts
from shell.sides import sides
from shell.view import current

view = current()
key = definition_choice.choose(view)
definition_parts.title(view, key)

meaning, example = sides("meaning", [6, 5], "large")
with meaning:
    definition_parts.card(view, key)
with example:
    definition_parts.worked_example(view, key)
    definition_parts.variants(view, key)
    definition_parts.caveats(view, key)

definition_parts.verdict_words(view)
definition_parts.source(view, key)
