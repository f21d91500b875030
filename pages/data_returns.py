"""Returns of offices: their files brought in, how far each month is, and publishing for a meeting."""

from shell.screens.data_returns import bringing_in, choice, publishing
from shell.screens.data_returns.months import month_progress, period, reminders
from shell.viewer.view import current

view = current()
part = choice.draw_part(view)
if part == "files":
    bringing_in.draw(view)
elif part == "progress":
    sent = choice.draw_month(view)
    period.draw(view, sent)
    reminders.draw(view, sent, month_progress.draw(view, sent))
else:
    publishing.draw(view)
