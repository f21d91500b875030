"""All benchmarks at the sizes asked for: one table, whether every gate holds, and the targets missed."""

from benchmarks import (
    appraisal,
    forecasts,
    returns,
    simulated_programmes,
    slices,
    snapshot,
    what_if,
)
from benchmarks.data import FOLDER, prepared
from benchmarks.rows import NOTHING, Limit, Row, markdown, times, within_times
from benchmarks.served import server

TABLE = FOLDER / "table.md"
GROWTH, AMBITION = 1.5, 1.2  # the gate leaves room for noise
SLACK = 1.6


def run(sizes: tuple[str, ...], quick: bool) -> int:
    """Measures, prints the table; 0 where every gate holds, else 1."""
    rows = measure(sizes, quick)
    TABLE.write_text(markdown(rows) + "\n", encoding="utf-8")
    print(markdown(rows))
    missed = [row.what for row in rows if row.gate.met is False]
    print(f"\n{summary('gate', missed)}")
    print(summary("target", [row.what for row in rows if row.target.met is False]))
    return 1 if missed else 0


def summary(limit: str, missed: list[str]) -> str:
    """How many limits of a kind were missed, and which."""
    names = f": {', '.join(missed)}" if missed else ""
    return f"{limit.capitalize()}s missed: {len(missed)}{names}."


def measure(sizes: tuple[str, ...], quick: bool) -> list[Row]:
    """The rows of every size, then those that compare the first with the last."""
    runs, crowded = (20, 10.0) if quick else (100, 30.0)
    rows: list[Row] = []
    seconds: dict[str, dict[str, float]] = {}
    builds: dict[str, float] = {}
    for size in sizes:
        file = prepared(size)
        of_builds, builds[size] = snapshot.measure(file, size)
        of_slices, by_slice = slices.measure(file, size, runs)
        of_server, by_page = server.measure(file, size, runs // 2, crowded)
        of_what_if, by_answer = what_if.measure(file, size, runs)
        seconds[size] = by_slice | by_page | by_answer
        rows += [*of_slices, *of_what_if, *of_server, *of_builds]
    rows += appraisal.measure(runs)
    rows += forecasts.measure(quick)
    rows += simulated_programmes.measure(quick)
    rows += returns.measure(returns.QUICK if quick else returns.ROWS)
    if len(sizes) > 1:
        rows += _growth(sizes[0], sizes[-1], seconds, builds)
    return rows


def _growth(
    small: str, large: str, seconds: dict[str, dict[str, float]], builds: dict[str, float]
) -> list[Row]:
    """The cost of a page must not grow with the records, a snapshot's no faster than they."""
    rows = [
        Row(
            f"{name}, {large} against {small}",
            f"{large}/{small}",
            NOTHING,
            ratio=times(share),
            target=within_times(share, AMBITION),
            gate=within_times(share, GROWTH),
        )
        for name, share in ((n, seconds[large][n] / seconds[small][n]) for n in seconds[small])
    ]
    share = builds[large] / builds[small]
    records = SIZE_RATIO.get((small, large))
    if records:
        rows.append(
            Row(
                f"full snapshot, {large} against {small}",
                f"{large}/{small}",
                NOTHING,
                ratio=times(share),
                target=Limit(f"records {records:.0f} ×", share <= records),
                gate=within_times(share, SLACK * records),
            )
        )
    return rows


SIZE_RATIO = {("S", "M"): 10.0, ("M", "L"): 5.0, ("S", "L"): 50.0}
