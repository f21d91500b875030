"""What came of saving or adopting, said beside the form it came from."""

from sentences.escape import escape
from shell.screens.what_if.scenarios.saving import CONFIRMATION, About
from shell.viewer.view import View


def draw(view: View, about: About) -> None:
    """The last outcome of this form, as long as nothing else has been sent."""
    outcome = CONFIRMATION.last_outcome()
    if outcome is None or outcome.about != about:
        return
    values = {
        "name": escape(outcome.name),
        "version": outcome.version,
        "year": outcome.year,
        "rows": outcome.rows,
    }
    CONFIRMATION.draw_outcome(view, outcome.problem, f"done.{about}", **values)
