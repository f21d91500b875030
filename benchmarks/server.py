"""What a reader waits for: a rerun, many readers at once, a restart; and the server's memory."""

import statistics
import time
from pathlib import Path

from benchmarks import slider
from benchmarks.client import crowd, reruns
from benchmarks.rows import Row, compared, milliseconds
from benchmarks.serving import ROOT, Server, serving
from commands.progress import Progress
from shell.session import navigation

PAGES = tuple(row.stem for row in navigation.PAGES)
BASELINES = ROOT / "benchmarks" / "baselines"
THINK = 5.0
TIMES_EMPTY = 5.0


def measure(file: Path, size: str, runs: int, seconds: float) -> tuple[list[Row], dict[str, float]]:
    """Rows of this size, and our seconds by page for the comparison between sizes."""
    rows: list[Row] = []
    with (
        serving(ROOT / "app.py", file) as ours,
        serving(BASELINES / "empty_app.py", file) as empty,
        serving(BASELINES / "plain.py", file) as plain,
    ):
        begun = time.perf_counter()
        reruns(ours.port, "overview", "lang=zh", 1)
        restarted = ours.started + time.perf_counter() - begun
        found = _pages(ours, empty, plain, size, runs)
        rows += found[0]
        rows += slider.measure(ours.port, size, runs)
        rows.append(Row("restart to first page", size, milliseconds(restarted), "–", "–", "1.5 s"))
        rows.append(_memory("memory after a visit to every page", size, ours, plain))
        for users, target in ((30, "p95 100 ms"), (100, "p95 2 s")):
            rows.append(_crowd(ours, size, users, seconds, target))
        rows.append(_memory("memory after 130 readers", size, ours, plain))
    return rows, found[1]


def _pages(
    ours: Server, empty: Server, plain: Server, size: str, runs: int
) -> tuple[list[Row], dict[str, float]]:
    """Every page in turn with the empty one; one of them beside the plain way."""
    rows, held = [], {}
    with Progress(f"{size}: reruns of the pages") as progress:
        for done, page in enumerate(PAGES):
            progress(done, len(PAGES), page)
            mine, received = reruns(ours.port, page, "lang=zh", runs)
            bare, _ = reruns(empty.port, "", "", runs)
            held[page] = statistics.median(mine)
            rows.append(
                compared(
                    f"rerun of {page} ({received / 1024:.0f} KiB)",
                    size,
                    held[page],
                    ("empty page", statistics.median(bare)),
                    "15 ms, 5 ×",
                    TIMES_EMPTY,
                )
            )
        usual, _ = reruns(plain.port, "", "", max(3, runs // 4))
    rows.append(
        compared(
            "rerun of city_ranking",
            size,
            held["city_ranking"],
            ("plain Streamlit with pandas", statistics.median(usual)),
            "–",
            1.0,
        )
    )
    return rows, held


def _memory(what: str, size: str, ours: Server, plain: Server) -> Row:
    mine, other = ours.memory(), plain.memory()
    return Row(
        what,
        size,
        f"{mine:,.0f} MiB",
        f"plain Streamlit, 1 reader: {other:,.0f} MiB",
        f"{mine / other:.2f} ×",
        "300 MiB at L",
    )


def _crowd(ours: Server, size: str, users: int, seconds: float, target: str) -> Row:
    with Progress(f"{size}: {users} readers who think {THINK:.0f} s"):
        waited = sorted(crowd(ours.port, PAGES, users, THINK, seconds))
    if len(waited) < 2:
        return Row(f"{users} readers", size, "too few runs", "–", "–", target)
    worst = waited[int(0.95 * (len(waited) - 1))]
    told = f"{milliseconds(statistics.median(waited))} / {milliseconds(worst)}"
    return Row(f"{users} readers, think {THINK:.0f} s: median / p95", size, told, "–", "–", target)
