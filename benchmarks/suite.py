"""All benchmarks at the sizes asked for: one table, and whether every gate holds."""

from benchmarks import appraisal, server, slices, snapshot, what_if
from benchmarks.data import FOLDER, prepared
from benchmarks.rows import Row, markdown

TABLE = FOLDER / "table.md"
GROWTH = 1.5  # noise included; the ambition is 1.2
SLACK = 1.6


def run(sizes: tuple[str, ...], quick: bool) -> int:
    """Measures, prints the table; 0 where every gate holds, else 1."""
    rows = measure(sizes, quick)
    TABLE.write_text(markdown(rows) + "\n", encoding="utf-8")
    print(markdown(rows))
    missed = [row.what for row in rows if row.holds is False]
    print(
        f"\n{len(missed)} gates missed: {', '.join(missed)}." if missed else "\nEvery gate holds."
    )
    return 1 if missed else 0


def measure(sizes: tuple[str, ...], quick: bool) -> list[Row]:
    """The rows of every size, then those that compare the first with the last."""
    runs, seconds = (20, 10.0) if quick else (100, 30.0)
    rows: list[Row] = []
    times: dict[str, dict[str, float]] = {}
    builds: dict[str, float] = {}
    for size in sizes:
        file = prepared(size)
        built, builds[size] = snapshot.measure(file, size)
        found, times[size] = slices.measure(file, size, runs)
        told, pages = server.measure(file, size, runs // 2, seconds)
        assumed, answers = what_if.measure(file, size, runs)
        times[size] |= pages | answers
        rows += [*found, *assumed, *told, *built]
    rows += appraisal.measure(runs)
    if len(sizes) > 1:
        rows += _growth(sizes[0], sizes[-1], times, builds)
    return rows


def _growth(
    small: str, large: str, times: dict[str, dict[str, float]], builds: dict[str, float]
) -> list[Row]:
    """The cost of a page must not grow with the records, a snapshot's no faster than they."""
    rows = [
        Row(
            f"{name}, {large} against {small}",
            f"{large}/{small}",
            "–",
            "–",
            f"{share:.2f} ×",
            "1.2 ×",
            share <= GROWTH,
        )
        for name, share in ((n, times[large][n] / times[small][n]) for n in times[small])
    ]
    share = builds[large] / builds[small]
    records = SIZE_RATIO.get((small, large))
    if records:
        rows.append(
            Row(
                f"full snapshot, {large} against {small}",
                f"{large}/{small}",
                "–",
                "–",
                f"{share:.1f} ×",
                f"records {records:.0f} ×",
                share <= SLACK * records,
            )
        )
    return rows


SIZE_RATIO = {("S", "M"): 10.0, ("M", "L"): 5.0, ("S", "L"): 50.0}
