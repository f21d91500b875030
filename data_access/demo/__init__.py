"""Made-up records of the whole programme, reproducible from a seed, with the truth beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np

from data_access.demo.base.places import make_cities
from data_access.demo.base.records import Numbers
from data_access.demo.base.writing import Format, RecordFolder
from data_access.demo.contacts import Contacts
from data_access.demo.details import Details
from data_access.demo.governance import write_governance
from data_access.demo.plan import make_plan
from data_access.demo.portion import Workshop
from data_access.demo.reference import write_reference
from data_access.demo.stock import make_pools
from data_access.demo.support import Incubators, hold_events
from data_access.demo.truth import Truth

__all__ = ["SIZES", "write", "write_size"]

Progress = Callable[[int, int, str], None]
"""Called with the part done, the whole (100) and the name of the step that starts."""
WHOLE = 100
START, AS_OF = date(2007, 8, 1), date(2010, 6, 30)
SIZES = {"S": 200_000, "M": 2_000_000, "L": 10_000_000}
"""Persons trained in all, over ten years."""


def write(
    folder: Path,
    trainees: int = 150_000,
    seed: int = 2007,
    progress: Progress | None = None,
    as_of: date = AS_OF,
    format: Format = "parquet",  # noqa: A002 - the word a user would type
    *,
    start: date = START,
    years: int | None = None,
    total: int | None = None,
    oddities: bool = True,
) -> None:
    """Write one file per loaded table and truth.json into a folder.

    `trainees` are persons trained in a full year in the country; `total` sets the number over
    the whole period instead. `years` counts back from the as-of date (a month end) and replaces
    `start`. Without `oddities` no city stays silent, loses sight of its businesses or dresses up
    its records. Files of an earlier demo in the folder are replaced. Same arguments, same bytes.
    """
    tell = progress or _silence
    rng, numbers, folder = np.random.default_rng(seed), Numbers(), Path(folder)
    if years is not None:
        start = _years_before(as_of, years)
    tell(0, WHOLE, "reference")
    cities = make_cities(rng, seed, oddities)
    plan = make_plan(rng, seed, cities, start, as_of, trainees, total)
    out = RecordFolder(folder, format, Details(plan))
    write_reference(plan, rng, numbers, out)
    write_governance(plan, rng, numbers, out)
    pools = make_pools(plan, rng, numbers, out)
    hold_events(plan, rng, numbers, out)
    incubators, truth = Incubators(plan, rng), Truth(plan)
    workshop = Workshop(plan, rng, pools, numbers, incubators, truth, Contacts(plan), out)
    for place, months in enumerate(plan.portions()):
        tell_year = _Year(tell, months[0] // 12, place, len(plan.portions()))
        workshop.make(months, tell_year)
    tell(98, WHOLE, "closing")
    incubators.write(numbers, out)
    out.close()
    truth.write(folder / "truth.json", out.counts)
    tell(WHOLE, WHOLE, "done")


def write_size(
    folder: Path, size: Literal["S", "M", "L"], seed: int = 2007, progress: Progress | None = None
) -> None:
    """Write a benchmark of ten years, July 2000 to June 2010, of one of the SIZES."""
    write(folder, seed=seed, progress=progress, total=SIZES[size], years=10)


@dataclass(frozen=True)
class _Year:
    """Tells the progress within one of the years made."""

    tell: Progress
    year: int
    place: int
    years: int

    def __call__(self, step: str, part: float) -> None:
        done = 3 + 95 * (self.place + part) / self.years
        self.tell(int(done), WHOLE, f"{self.year} {step}")


def _silence(_done: int, _whole: int, _step: str) -> None:
    """Progress that nobody watches."""


def _years_before(as_of: date, years: int) -> date:
    """First day of the month after as_of - years."""
    month = as_of.year * 12 + as_of.month - 12 * years
    return date(month // 12, month % 12 + 1, 1)
