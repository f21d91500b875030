"""Earlier months as they were known then: counted anew from what had been entered, and not kept."""

from datetime import date

from sqlalchemy import Engine

from data_access.counts import tables
from data_access.counts.tables import Progress
from data_access.counts.workbench.packing import Columns
from data_access.engine import alone_with_records, writing

FOR_FORECASTS = frozenset(
    {
        *("trained", "delays", "cities", "provinces", "targets", "returns", "settings"),
        *("institutions", "duplicates", "lost", "first_records"),
        *("attended", "attended_classes", "opening", "opening_classes"),
    }
)
"""The counts that forecasts of training, of its pass rate and of the opening rate are read from."""


def replayed(
    engine: Engine, as_of: date, progress: Progress = lambda done, total, note: None
) -> dict[str, Columns]:
    """The count tables of a month end that forecasts need, by name."""
    with writing(engine) as connection:
        alone_with_records(connection)
        return dict(tables.build(engine, as_of, progress, FOR_FORECASTS))
