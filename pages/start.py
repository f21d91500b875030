"""Where a programme begins, and from then on what each record unlocks: kept, returned, still missing."""

from shell.screens.start import beginning, declaring, head, records
from shell.viewer.view import current

view = current()
beginning.draw_outcome(view)
if head.is_begun():
    head.draw(view)
    city = head.choose_city(view)
    records.draw(view, city)
    if not head.is_demonstration():
        declaring.draw(view, city)
else:
    beginning.draw(view)
