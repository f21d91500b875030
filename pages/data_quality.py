"""Whom to believe: who reported when, who is lost or doubtful, and what that does to verdicts."""

from shell.parts.columns import columns
from shell.screens.data_quality import cards as quality_cards
from shell.screens.data_quality import checks, effects, headline, summaries
from shell.screens.data_quality import reports as quality_reports
from shell.viewer.view import current

view = current()

headline.draw(view)
quality_cards.draw(view)
reports, doubts = columns("quality")
with reports:
    quality_reports.draw(view)
with doubts:
    checks.draw(view)
effects.draw(view)
summaries.draw(view)
