"""Every page's rerun beside a replay of its own messages, which computes nothing, and an empty page."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.rows import Limit, Row, compared, milliseconds, times, within_times
from benchmarks.served import recording
from benchmarks.served.serving import Server
from benchmarks.served.turns import Page, Runs, in_turn
from commands.progress import Progress

QUERY = "lang=zh"
SETTLED = 2  # reruns after which a page sends what it sends from then on
TIMES_REPLAY, MESSAGES = 1.3, 60
MOST_TIMES_REPLAY, MOST_MESSAGES = 3.0, 80
TIMES_EMPTY = 5.0
LEAST_TURNS = 40  # a replay takes now 8 and now 13 ms on the same machine: ten turns are no measure


@dataclass(frozen=True)
class Servers:
    """The dashboard, the replay of recordings under a folder, the empty page, and the usual way."""

    ours: Server
    replay: Server
    empty: Server
    plain: Server
    recordings: Path


def measure(
    servers: Servers, pages: Sequence[str], size: str, runs: int
) -> tuple[list[Row], dict[str, float]]:
    """Two rows per page and one beside the usual way; and our seconds by page."""
    rows, seconds = [], {}
    with Progress(f"{size}: reruns of the pages") as progress:
        for done, page in enumerate(pages):
            progress(done, len(pages), page)
            of_page, seconds[page] = rows_of(servers, page, size, max(runs, LEAST_TURNS))
            rows += of_page
        ranking, usual = in_turn(
            [Page(servers.ours.port, "city_ranking", QUERY), Page(servers.plain.port)],
            max(3, runs // 4),
        )
    baseline = ("plain Streamlit with pandas", usual.median)
    rows.append(
        compared("rerun of city_ranking", size, ranking.median, baseline, Limit(), most=1.0)
    )
    return rows, seconds


def rows_of(servers: Servers, page: str, size: str, runs: int) -> tuple[list[Row], float]:
    """A page in turn with the replay of its messages and with the empty page."""
    ours = Page(servers.ours.port, page, QUERY)
    file = servers.recordings / page
    record(ours, file)
    replay = Page(servers.replay.port, query=f"recording={page}")
    of_page, of_replay, of_empty = in_turn([ours, replay, Page(servers.empty.port)], runs)
    if not recording.same(of_replay.bodies, file):
        raise RuntimeError(f"The replay of {page} did not send what was recorded.")
    what = f"rerun of {page} ({of_page.kibibytes:.0f} KiB, {len(of_page.bodies)} messages)"
    return [
        beside_replay(what, size, of_page, of_replay),
        _beside_empty(page, size, of_page.median, of_empty.median),
    ], of_page.median


def record(page: Page, file: Path) -> None:
    """Keeps the messages of a rerun in a file."""
    (settled,) = in_turn([page], SETTLED)
    recording.write(file, settled.bodies)


def beside_replay(what: str, size: str, page: Runs, replay: Runs) -> Row:
    """The row by which a page is judged: how many times its replay, and how many messages.

    The middle one of the ratios turn by turn counts, as a slow spell hits both of a turn. The
    replay leaves out that Streamlit makes the elements, which is more than half of a run
    (docs/performance.md), so what no page can reach is the target and not the gate.
    """
    share = page.times(replay)
    messages = len(page.bodies)
    return Row(
        what,
        size,
        milliseconds(page.median),
        f"its replay: {milliseconds(replay.median)}",
        times(share),
        _limit(share, TIMES_REPLAY, messages, MESSAGES),
        _limit(share, MOST_TIMES_REPLAY, messages, MOST_MESSAGES),
    )


def _limit(share: float, most: float, messages: int, most_messages: int) -> Limit:
    words = f"{most:g} ×, {most_messages} messages"
    return Limit(words, share <= most and messages <= most_messages)


def _beside_empty(page: str, size: str, ours: float, empty: float) -> Row:
    """How far a page is from an empty one depends on the machine, so it is told and not judged."""
    return Row(
        f"{page} beside an empty page",
        size,
        milliseconds(ours),
        f"empty page: {milliseconds(empty)}",
        times(ours / empty),
        within_times(ours / empty, TIMES_EMPTY),
    )
