"""The headline of the board, written from its rows, and the words for what a snapshot lacks."""

from collections import Counter
from collections.abc import Iterable, Mapping

from i18n import Language, pick, text
from i18n.formats import listing, uncapitalised
from metrics.board.rows import SIDES, BoardRow
from metrics.readings.trends import TRENDS
from metrics.registry import FIGURES, TASKS
from sentences.tasks.figures import has_target
from sentences.verdict_badges import legend, tally

Board = Mapping[str, tuple[BoardRow | None, ...]]


def headline(board: Board, language: Language) -> str:
    """Figures with a target by verdict, the others by trend, and which tasks are behind."""
    counted = _counted_rows(board)
    rows = [row for row in counted if row.verdict != "not_recorded"]
    verdicts = Counter(row.verdict for row in rows if has_target(row))
    trends: Counter[str] = Counter(row.trend for row in rows if not has_target(row))
    parts = [text("tasks.headline", language, n=len(counted))]
    if verdicts:
        n, aimed = sum(verdicts.values()), tally(verdicts, language)
        parts.append(text("tasks.headline_aimed", language, n=n, parts=aimed))
    if trends:
        words: dict[str, str] = {
            trend: text(f"tasks.trend.{trend}", language) for trend in TRENDS if trends[trend]
        }
        parts.append(_by_trend(trends, words, language))
    if absent := len(counted) - len(rows):
        parts.append(text("tasks.headline_absent", language, n=absent))
    late = late_tasks(board)
    if late:
        names = listing([pick(TASKS[key].name, language) for key in late], language)
        parts.append(text("tasks.headline_behind", language, names=names))
    return text("tasks.joined", language).join(parts) + text("tasks.stop", language)


def _counted_rows(board: Board) -> list[BoardRow]:
    """Every figure that the snapshot counted."""
    return [row for rows in board.values() for row in rows if row is not None]


def _by_trend(amounts: Mapping[str, int], words: Mapping[str, str], language: Language) -> str:
    """How many figures there are, and how many of each trend, in the order of the words."""
    parts = [
        f"{uncapitalised(words[state])} {amounts[state]}"
        for state in words
        if amounts.get(state, 0)
    ]
    n = sum(amounts.values())
    return text("tasks.headline_free", language, n=n, parts=listing(parts, language))


def late_tasks(board: Board) -> list[str]:
    """Tasks whose first figure misses its target or, without one, worsens."""
    return [key for key, rows in board.items() if rows[0] and _is_late(rows[0])]


def _is_late(first: BoardRow) -> bool:
    if has_target(first):
        return first.verdict in ("missed", "likely_missed")
    return first.trend == "worsening"


def verdict_legend(board: Board, language: Language) -> str:
    """The verdicts that occur on the board, named in one line."""
    return legend(_states(_counted_rows(board)) - set(SIDES), language)


def _states(rows: Iterable[BoardRow]) -> set[str]:
    return {state for row in rows for state, _ in row.states}


def lacking(board: Board) -> int:
    """How many figures of the tasks a snapshot did not count."""
    return sum(row is None for rows in board.values() for row in rows)


def lacking_figures(n: int, version: str, language: Language) -> str:
    """That the snapshot is older than some figures."""
    return text("tasks.uncounted", language, n=n, version=version)


def lacking_figure(figure: str, version: str, language: Language) -> str:
    """That the snapshot is older than one figure."""
    name = pick(FIGURES[figure].name, language)
    return text("tasks.uncounted_figure", language, version=version, name=name)
