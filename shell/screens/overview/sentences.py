"""The sentences and short lists of the leaders' page, written from readings."""

import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import count, day, listing, uncapitalised
from i18n.verdicts import ICONS, VERDICTS, word
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from sentences.verdict_badges import coloured
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, movements
from shell.parts import ways
from shell.parts.city_names import city_names
from shell.parts.city_ways import to_profile
from shell.screens.overview.summaries import national, shortfalls, verdict_counts
from shell.viewer.view import View

SHOWN = 5
WAITING = ("immature", "unreported", "quality_hold", "too_small")


def headline(view: View) -> str:
    """How many of the six national targets stand at each verdict."""
    return cached(view.scope, view.snapshot, _headline, language=view.language)


def _headline(counts: Counts, language: Language) -> str:
    found = national(counts)["verdict"].value_counts()
    parts = [
        text(
            "overview.part", language, word=uncapitalised(word(verdict, language)), n=found[verdict]
        )
        for verdict in VERDICTS
        if verdict in found.index
    ]
    when = day(counts.as_of, language)
    return text("overview.headline", language, day=when, parts=listing(parts, language))


def map_title(view: View, indicator: str) -> str:
    """What the map of an indicator finds, in a sentence."""
    return cached(
        view.scope, view.snapshot, _map_title, indicator=indicator, language=view.language
    )


def _map_title(counts: Counts, indicator: str, language: Language) -> str:
    table = verdict_counts(counts)
    found = table[table["indicator"] == indicator].set_index("verdict")["n"]
    met, missed = (int(found.get(verdict, 0)) for verdict in ("met", "missed"))
    undecided = sum(int(found.get(v, 0)) for v in ("likely_met", "undecided", "likely_missed"))
    name = pick(INDICATORS[indicator].short, language)
    if not met + missed + undecided:
        said = listing(_cities(found, tuple(VERDICTS), language), language)
        return text("overview.map_title_open", language, indicator=name, parts=said)
    waiting = "".join(_cities(found, ("immature",), language))
    return text(
        f"overview.map_title{'_waiting' if waiting else ''}",
        language,
        indicator=name,
        met=met,
        missed=missed,
        undecided=undecided,
        waiting=waiting,
    )


def _cities(found: pd.Series, verdicts: tuple[str, ...], language: Language) -> list[str]:
    """So many cities at each of these verdicts, those that have any: 99市未成熟."""
    return [
        text(
            "overview.cities",
            language,
            word=uncapitalised(word(verdict, language)),
            n=int(found[verdict]),
        )
        for verdict in verdicts
        if found.get(verdict, 0)
    ]


def draw_shortfalls(view: View, indicator: str) -> None:
    """The five cities that miss most, in persons or businesses; each leads to its profile."""
    rows = cached_for(view, _shortfalls, indicator)
    if not rows:
        st.markdown(f"**{cached_for(view, no_shortfall, indicator)}**")
        return
    with st.container(gap="xsmall"):
        st.markdown(f"**{text('overview.shortfalls_title', view.language)}**")
        for code, name, said in rows:
            to_profile(view, code, f"{name}\u2002{said}")


def no_shortfall(view: View, indicator: str) -> str:
    """That no city falls short, as far as that can be told, and how many are still waited for."""
    return cached(
        view.scope, view.snapshot, _no_shortfall, indicator=indicator, language=view.language
    )


def _no_shortfall(counts: Counts, indicator: str, language: Language) -> str:
    table = verdict_counts(counts)
    found = table[table["indicator"] == indicator].set_index("verdict")["n"]
    waiting = _cities(found, WAITING, language)
    if not waiting:
        return text("overview.shortfalls_none", language)
    key = "rest" if set(found.index) - set(WAITING) else "waiting"
    return text(f"overview.shortfalls_{key}", language, parts=listing(waiting, language))


def _shortfalls(view: View, indicator: str) -> list[tuple[str, str, str]]:
    """Code, name and what is missing."""
    table = cached(view.scope, view.snapshot, shortfalls, indicator=indicator, n=SHOWN)
    called, missing = city_names(view), pick(INDICATORS[indicator].missing, view.language)
    return [
        (
            str(row.entity),
            called[row.entity],
            text(
                "overview.shortfall",
                view.language,
                missing=missing,
                n=f"**{count(row.needed, view.language)}**",
            ),
        )
        for row in table.itertuples()
    ]


def draw_moved(view: View, indicator: str) -> None:
    """Whose verdict changed since the snapshot before, the largest first; each leads on too."""
    if view.previous is None:
        st.markdown(f"**{text('overview.moved_first', view.language)}**")
        return
    rows, n = cached_for(view, _moved, view.previous, indicator)
    if not rows:
        st.markdown(f"**{text('overview.moved_none', view.language)}**")
        return
    with st.container(gap="xsmall"):
        st.markdown(f"**{text('overview.moved_title', view.language, n=n)}**")
        for code, name, said in rows:
            to_profile(view, code, f"{name}\u2002{said}")


def _moved(view: View, previous: int, indicator: str) -> tuple[list[tuple[str, str, str]], int]:
    """Code, name and change of the rows shown, and how many there are."""
    table = movements(view.scope, view.snapshot, previous, indicator)
    table = table[table["turned"]].sort_values("change", key=abs, ascending=False, kind="stable")
    called = city_names(view)
    rows = [
        (
            str(row.entity),
            called[row.entity],
            f"{_before(row.verdict_before)} → {coloured(row.verdict, view.language)}",
        )
        for row in table.head(SHOWN - view.projector).itertuples()
    ]
    return rows, len(table)


def _before(verdict: str) -> str:
    return f":gray[{ICONS[verdict]}]"


def unreported(view: View) -> str:
    """Which cities have not reported, by name, each leading to its profile."""
    return cached_for(view, _unreported)


def _unreported(view: View) -> str:
    missing = cached(view.scope, view.snapshot, unreported_cities)
    if not missing:
        return text("overview.unreported_none", view.language)
    called = city_names(view)
    said = ways.links_in_a_row(view, ways.PROFILE, {code: called[code] for code in missing})
    return text("overview.unreported", view.language, n=len(missing), names=said)


def unreported_cities(counts: Counts) -> list[str]:
    """Codes of the cities whose return has not come in."""
    return [f"{code:06d}" for code in counts.codes[~counts.reported]]
