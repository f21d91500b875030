"""What this viewer sees of the cities' months, and against which day they are late."""

from datetime import date

from data_access.periods.progress import Progress, months_until, progress
from metrics.counts.snapshot import Counts
from metrics.doubts.holds import holds
from metrics.doubts.reporting import IN_TIME
from shell.cache import database, readings
from shell.cache.readings import cached
from shell.screens.data_returns.choice import Sent
from shell.viewer.view import NO_SNAPSHOT, View

Rows = dict[tuple[str, date], Progress]


def reference_day(view: View, sent: Sent) -> date:
    """Today; of a demonstration, whose time has stopped, the as-of date."""
    if view.snapshot != NO_SNAPSHOT and readings.is_demo(view.scope, view.snapshot):
        return view.as_of
    return sent.received_on


def one_period(sent: Sent) -> Progress | None:
    """The month that was chosen; None where the city was not in the programme then."""
    rows = progress(database.engine(), [sent.month_end], IN_TIME, [sent.city])
    return rows.get((sent.city, sent.month_end))


def year_of_months(view: View, sent: Sent) -> Rows:
    """Twelve months up to the chosen one, of every city that the viewer sees."""
    months = months_until(sent.month_end)
    return progress(database.engine(), months, IN_TIME, view.scope.cities)


def doubtful_figures(view: View) -> dict[str, int]:
    """How many figures are on hold, by city; nothing for a city's office, which has no such page."""
    if view.snapshot == NO_SNAPSHOT or view.scope.cities is not None:
        return {}
    return cached(view.scope, view.snapshot, figures_on_hold)


def figures_on_hold(counts: Counts) -> dict[str, int]:
    """How many figures of each city are on hold, of those where any is."""
    numbers = holds(counts).groupby("entity")["figure"].nunique()
    return {str(city): int(n) for city, n in numbers.items()}
