"""What each number means: clause, formula, clock, maturity, variants, caveats, worked example."""

from shell.parts import definition_card
from shell.parts.columns import columns
from shell.screens.definitions import choice, forecast_record
from shell.viewer.view import current

view = current()
key = choice.choose(view)
definition_card.title(view, key)

meaning, example = columns("meaning", gap="large")
with meaning:
    definition_card.card(view, key)
with example:
    definition_card.worked_example(view, key)
    definition_card.variants(view, key)
    definition_card.caveats(view, key)

forecast_record.draw(view, key)
definition_card.verdict_words(view)
definition_card.source(view, key)
