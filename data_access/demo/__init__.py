"""Made-up records of the whole programme, reproducible from a seed, with the truth beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import numpy as np

from data_access.demo.base.places import make_cities
from data_access.demo.base.records import Numbers
from data_access.demo.base.writing import Discarded, Format, RecordFolder, Records
from data_access.demo.contacts import Contacts
from data_access.demo.details import Details
from data_access.demo.governance import write_governance
from data_access.demo.plan import Plan, make_plan
from data_access.demo.portion import Workshop
from data_access.demo.reference import write_reference
from data_access.demo.stock import make_pools
from data_access.demo.support import Incubators, hold_events
from data_access.demo.truth import CHANCES, Truth

__all__ = ["SIZES", "expected_truth", "write", "write_size"]

Progress = Callable[[int, int, str], None]
"""Called with the part done, the whole (100) and the name of the step that starts."""
WHOLE = 100
STREAM = 9
"""Sets the chance of re-runs apart from that of the records."""
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
    rng, folder = np.random.default_rng(seed), Path(folder)
    if years is not None:
        start = _years_before(as_of, years)
    tell(0, WHOLE, "reference")
    cities = make_cities(rng, seed, oddities)
    plan = make_plan(rng, seed, cities, start, as_of, trainees, total)
    out = RecordFolder(folder, format, Details(plan))
    truth = _make(plan, rng, out, tell)
    out.close()
    truth.write(folder / "truth.json", out.counts)
    tell(WHOLE, WHOLE, "done")


def expected_truth(
    reruns: int, trainees: int = 150_000, seed: int = 2007
) -> dict[str, dict[str, tuple[float, float]]]:
    """By city, what its records show on the average of re-runs of a demonstration, and its error.

    Cities, their institutions and the number of their classes are those of `write` with the same
    arguments; people, classes and everything after them are drawn anew each time, and nothing is
    kept. So what is left is the chance of a person before any luck, that of a class included;
    the error is the standard error of that mean between the re-runs.
    """
    runs = []
    for rerun in range(1, reruns + 1):
        rng = np.random.default_rng(seed)
        plan = make_plan(rng, seed, make_cities(rng, seed), START, AS_OF, trainees, None)
        runs.append(_make(plan, rng, Discarded(), _silence, rerun).by_city())
    return {code: _mean_and_error([run[code] for run in runs]) for code in runs[0]}


def _mean_and_error(runs: list[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Mean of each of a city's true shares and means over the re-runs, and its standard error."""
    values = {name: [run[name] for run in runs if run[name] is not None] for name in CHANCES}
    return {
        name: (float(np.mean(of)), float(np.std(of, ddof=1) / np.sqrt(len(of))))
        for name, of in values.items()
        if len(of) > 1
    }


def _make(
    plan: Plan, rng: np.random.Generator, out: Records, tell: Progress, rerun: int = 0
) -> Truth:
    """All records of a plan; a `rerun` draws all but what stands in the cities from other chance."""
    numbers = Numbers()
    write_reference(plan, rng, numbers, out)
    write_governance(plan, rng, numbers, out)
    pools = make_pools(plan, rng, numbers, out)
    hold_events(plan, rng, numbers, out)
    incubators, truth = Incubators(plan, rng), Truth(plan)
    luck = np.random.default_rng([plan.seed, STREAM, rerun]) if rerun else rng
    workshop = Workshop(plan, luck, pools, numbers, incubators, truth, Contacts(plan), out)
    for place, months in enumerate(plan.portions()):
        tell_year = _Year(tell, months[0] // 12, place, len(plan.portions()))
        workshop.make(months, tell_year)
    tell(98, WHOLE, "closing")
    incubators.write(numbers, out)
    return truth


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
