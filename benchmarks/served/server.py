"""What a reader waits for: a rerun, many readers at once, a restart; and the server's memory."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.data import FOLDER
from benchmarks.rows import Limit, Row, milliseconds, times, within
from benchmarks.served import pages, recording, slider
from benchmarks.served.client import crowd, reruns
from benchmarks.served.pages import Servers
from benchmarks.served.serving import ROOT, Server, serving
from commands.progress import Progress
from shell.session import navigation

PAGES = tuple(row.stem for row in navigation.PAGES)
BASELINES = ROOT / "benchmarks" / "baselines"
THINK = 5.0
READERS = {30: 0.1, 100: 2.0}  # at once, and the target of the slowest in twenty, in seconds
RESTART = 1.5
MEMORY, MEMORY_AT = 300, "L"  # MiB, at the size for which it is set


def measure(file: Path, size: str, runs: int, seconds: float) -> tuple[list[Row], dict[str, float]]:
    """Rows of this size, and our seconds by page for the comparison between sizes."""
    with started(file, FOLDER / "recordings") as servers:
        ours, plain = servers.ours, servers.plain
        begun = time.perf_counter()
        reruns(ours.port, "overview", pages.QUERY, 1)
        restart = ours.started + time.perf_counter() - begun
        rows, by_page = pages.measure(servers, PAGES, size, runs)
        rows += slider.measure(ours.port, size, runs)
        rows.append(
            Row(
                "restart to first page",
                size,
                milliseconds(restart),
                target=within(restart, RESTART),
            )
        )
        rows.append(_memory("memory after a visit to every page", size, ours, plain))
        rows += [_crowd(ours, size, users, seconds, most) for users, most in READERS.items()]
        rows.append(_memory(f"memory after {sum(READERS)} readers", size, ours, plain))
    return rows, by_page


@contextmanager
def started(file: Path, recordings: Path) -> Iterator[Servers]:
    """The dashboard and its baselines, all running at once."""
    folder = {recording.VARIABLE: str(recordings)}
    with (
        serving(ROOT / "app.py", file) as ours,
        serving(BASELINES / "replay_app.py", file, folder) as replay,
        serving(BASELINES / "empty_app.py", file) as empty,
        serving(BASELINES / "plain.py", file) as plain,
    ):
        yield Servers(ours, replay, empty, plain, recordings)


def _memory(what: str, size: str, ours: Server, plain: Server) -> Row:
    """Memory grows with the records: the target is told where it is set, at the largest size."""
    mebibytes, usual = ours.memory(), plain.memory()
    return Row(
        what,
        size,
        f"{mebibytes:,.0f} MiB",
        f"plain Streamlit, 1 reader: {usual:,.0f} MiB",
        times(mebibytes / usual),
        Limit(f"{MEMORY} MiB at {MEMORY_AT}", mebibytes <= MEMORY if size == MEMORY_AT else None),
    )


def _crowd(ours: Server, size: str, users: int, seconds: float, most: float) -> Row:
    """The middle wait and that of the slowest in twenty, which is held against the target."""
    what = f"{users} readers, think {THINK:.0f} s: median / p95"
    with Progress(f"{size}: {users} readers who think {THINK:.0f} s"):
        waits = sorted(crowd(ours.port, PAGES, users, THINK, seconds))
    if len(waits) < 2:
        return Row(what, size, "too few runs")
    slow = waits[int(0.95 * (len(waits) - 1))]
    shown = f"{milliseconds(statistics.median(waits))} / {milliseconds(slow)}"
    target = within(slow, most)
    return Row(what, size, shown, target=Limit(f"p95 {target.words}", target.met))
