"""An office's own files, or templates: chosen, read, checked, weighed, brought in, and taken back."""

from shell.screens.data_returns import applying, choice, effect, faults, history, reading, templates
from shell.viewer.view import current

view = current()
sent = choice.draw(view)
templates.draw(view, sent.city)
understood = reading.draw(view, sent)
if understood is not None:
    faults.draw(view, understood)
    effect.draw(view, sent, understood)
    applying.draw(view, sent, understood)
applying.draw_outcome(view)
history.draw(view, sent.city)
