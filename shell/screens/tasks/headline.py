"""The headline of the board, written from its figures, and the words for what lies beyond it."""

from collections import Counter

import streamlit as st

from i18n import pick, text
from i18n.formats import listing, uncapitalised
from i18n.verdicts import VERDICTS
from i18n.verdicts import word as verdict_word
from metrics.board.rows import SIDES, BoardRow, board
from metrics.counts.snapshot import Counts
from metrics.readings.trends import TRENDS
from metrics.registry import FIGURES, TASKS
from sentences.verdict_badges import legend
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, definitions
from shell.screens.tasks.sentences import has_target
from shell.viewer.view import View


def draw(view: View) -> None:
    """The headline; under it how the board is read, and what an older snapshot lacks."""
    st.markdown(f"**{cached_for(view, headline)}**")
    lacking = cached(view.scope, view.snapshot, uncounted)
    if lacking:
        version = definitions(view.scope, view.snapshot)
        said = text("tasks.uncounted", view.language, n=lacking, version=version)
        st.info(said, icon=":material/history:")


def headline(view: View) -> str:
    """Figures with a target by verdict, the others by trend, and which tasks are behind."""
    held, language = cached(view.scope, view.snapshot, board), view.language
    found = [each for figures in held.values() for each in figures if each is not None]
    verdicts = Counter(each.verdict for each in found if has_target(each))
    trends = Counter(each.trend for each in found if not has_target(each))
    parts = [text("tasks.headline", language, n=len(found))]
    if verdicts:
        said = [
            f"{uncapitalised(verdict_word(v, language))} {verdicts[v]}"
            for v in VERDICTS
            if verdicts[v]
        ]
        parts.append(_listed(view, "aimed", verdicts.total(), said))
    if trends:
        said = [
            f"{uncapitalised(_trend(view, name))} {trends[name]}" for name in TRENDS if trends[name]
        ]
        parts.append(_listed(view, "free", trends.total(), said))
    late = behind(held)
    if late:
        names = listing([pick(TASKS[key].name, language) for key in late], language)
        parts.append(text("tasks.headline_behind", language, names=names))
    return text("tasks.joined", language).join(parts) + text("tasks.stop", language)


def _listed(view: View, which: str, n: int, said: list[str]) -> str:
    parts = listing(said, view.language)
    return text(f"tasks.headline_{which}", view.language, n=n, parts=parts)


def _trend(view: View, name: str) -> str:
    return text(f"tasks.trend.{name}", view.language)


def uncounted(counts: Counts) -> int:
    """How many figures of the tasks a snapshot did not count."""
    return sum(each is None for held in board(counts).values() for each in held)


def draw_legend(view: View) -> None:
    """The verdicts of the board named, then how trend and sides are told."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(cached_for(view, _legend), width="content")
        st.caption(text("tasks.note", view.language), width="content")


def _legend(view: View) -> str:
    held = [each for found in cached(view.scope, view.snapshot, board).values() for each in found]
    present = {state for each in held if each is not None for state, _ in each.states}
    return legend(present - set(SIDES), view.language)


def behind(held: dict[str, tuple[BoardRow | None, ...]]) -> list[str]:
    """Tasks whose first figure misses its target or, without one, worsens."""
    return [key for key, found in held.items() if found[0] and _behind(found[0])]


def _behind(first: BoardRow) -> bool:
    if has_target(first):
        return first.verdict in ("missed", "likely_missed")
    return first.trend == "worsening"


def draw_uncounted(view: View, figure: str) -> None:
    """Instead of a figure's charts: that this snapshot is older than the figure."""
    version = definitions(view.scope, view.snapshot)
    name = pick(FIGURES[figure].name, view.language)
    said = text("tasks.uncounted_figure", view.language, version=version, name=name)
    st.info(said, icon=":material/history:")
