"""The record of earlier forecasts, as `manage.py calibrate` leaves it: a small file of bins and scores."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OF_DEMONSTRATIONS = Path(__file__).parent / "reference" / "forecast_record.json"
"""Comes with the program: replays of demonstrations, made by `manage.py calibrate --demo`."""
OF_RECORDS = ROOT / "var" / "forecast_record.json"
"""Replays of this installation's own records."""

COUNT = "trained"
"""The figure of which the record speaks outside its `rates`."""

ForecastRecord = dict[str, Any]


def write(record: ForecastRecord, path: Path) -> None:
    """Writes a record, whole or not at all; OSError where the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(record, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    unfinished.replace(path)


def version(own: bool) -> tuple[int, ...]:
    """When the files that `read` looks at were last written, in nanoseconds; 0 for none."""
    times = []
    for path in _places(own):
        try:
            times.append(path.stat().st_mtime_ns)
        except OSError:
            times.append(0)
    return tuple(times)


def read(own: bool) -> ForecastRecord | None:
    """The record of the own records, else (and where there is none) that of demonstrations.

    None where neither can be read; a damaged file is none.
    """
    for path in _places(own):
        try:
            record: ForecastRecord = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if not isinstance(record, dict) or not record.get("bins"):
            continue
        if path == OF_RECORDS and record.get("records") != "own":
            continue  # of a demonstration that stood in the database before
        return record
    return None


def of_figure(record: ForecastRecord, figure: str) -> ForecastRecord | None:
    """What a record says of one figure; None where it did not test it."""
    if figure == COUNT:
        return record
    part = record.get("rates", {}).get(figure)
    return None if part is None else {**part, "records": record["records"], "sets": record["sets"]}


def _places(own: bool) -> tuple[Path, ...]:
    return (OF_RECORDS, OF_DEMONSTRATIONS) if own else (OF_DEMONSTRATIONS,)
