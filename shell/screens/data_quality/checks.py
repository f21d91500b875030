"""The screens: which places stand out, the evidence behind each, and what should be verified."""

from typing import Any

import streamlit as st

from charts.base.palette import Theme
from charts.base.prepared import PreparedFigure
from charts.doubt_bars import HEIGHT, doubt_bars
from i18n import Language, pick, text
from i18n.formats import count, listing, number
from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import Counts
from metrics.doubts.evidence import evidence, shared_marks
from metrics.doubts.holds import bears_on
from metrics.doubts.screening import GATES, detections, looked_at, screened, suspects
from metrics.registry import INDICATORS
from sentences.escape import escape
from shell.cache.readings import cached
from shell.parts import drawing, empty_states, filters
from shell.viewer.view import View

Drawn = tuple[Any, str]
SMALLEST_P = 0.001


def draw(view: View) -> None:
    """Choice of screen and place, the finding, its chart, and how it is worked out."""
    title, places = st.columns([3, 2], vertical_alignment="center")
    title.markdown(f"**{text('data_quality.screens.title', view.language)}**")
    if not cached(view.scope, view.snapshot, screened):
        st.caption(text("data_quality.screens.none", view.language))
        empty_states.state("empty", view.language, HEIGHT)
        return
    screen = _choose_screen(view)
    if screen not in cached(view.scope, view.snapshot, looked_at):
        st.caption(text(f"data_quality.screen.{screen}.none", view.language))
        empty_states.state("empty", view.language, HEIGHT)
        return
    with places:
        entity = _choose_place(view, screen)
    choice = {"screen": screen, "entity": entity, "language": view.language}
    st.markdown(cached(view.scope, view.snapshot, sentence, **choice))
    chart, alt = cached(view.scope, view.snapshot, drawn, theme=view.theme, **choice)
    drawing.figure(chart, alt, "quality_evidence", view)
    st.caption(text(f"data_quality.screen.{screen}.how", view.language))


def _choose_screen(view: View) -> str:
    """The screen looked at: at first one with an open finding."""
    return filters.segments(
        "screen",
        text("data_quality.screens.choose", view.language),
        list(GATES),
        lambda key: text(f"data_quality.screen.{key}.name", view.language),
        cached(view.scope, view.snapshot, first_open),
        visible=False,
    )


def _choose_place(view: View, screen: str) -> str:
    """The place looked at: at first the one that stands out most."""
    called = cached(view.scope, view.snapshot, places_of, screen=screen, language=view.language)
    return filters.select(
        f"place_{screen}",
        text("data_quality.screens.place", view.language),
        list(called),
        called.__getitem__,
        visible=False,
    )


def first_open(counts: Counts) -> str:
    """The first screen with an open finding, else the first of all."""
    found = detections(counts)
    open_ = found.loc[found["open"], "screen"]
    return str(open_.iloc[0]) if len(open_) else next(iter(GATES))


def places_of(counts: Counts, screen: str, language: Language) -> dict[str, str]:
    """Names of the places tested: the open ones first, then by the chance of what was seen."""
    found = detections(counts)
    mine = found[found["screen"] == screen]
    mine = mine.assign(nation=mine["by"] != "national")
    mine = mine.sort_values(["adjusted", "nation", "p", "entity"])
    return {
        row.entity: text("data_quality.screens.open_place", language, place=name)
        if row.open
        else name
        for row in mine.itertuples()
        for name in (_name(counts, str(row.entity), language),)
    }


def _name(counts: Counts, entity: str, language: Language) -> str:
    if entity == NATION:
        return text("data_quality.screens.national", language)
    return pick(names(counts, "province")[entity], language)


def sentence(counts: Counts, screen: str, entity: str, language: Language) -> str:
    """Markdown of one finding: state, numbers, chance; the cities to verify and what is on hold."""
    row = _row(counts, screen, entity)
    if row is None:
        return text("data_quality.screens.clear", language)
    state = "open" if row.open else "clear"
    word = text(f"data_quality.screens.{state}", language)
    colour = "violet" if row.open else "gray"
    place = escape(_name(counts, entity, language))
    parts = [f":{colour}-badge[{'※ ' * int(row.open)}{word}]", f"**{told(row, place, language)}**"]
    chances = {"p": _chance(row.p, language), "adjusted": _chance(row.adjusted, language)}
    parts.append(f":gray[{text('data_quality.screens.p', language, **chances)}]")
    lines = [" ".join(parts)]
    if screen == "sharing" and row.seen:
        lines.append(shared(counts, entity, language))
    if row.open and entity != NATION:
        lines.append(_asked(counts, screen, entity, language))
    return "\n\n".join(lines)


def _row(counts: Counts, screen: str, entity: str) -> Any:
    found = detections(counts)
    mine = found[(found["screen"] == screen) & (found["entity"] == entity)]
    return next(mine.itertuples(), None)


def told(row: Any, place: str, language: Language) -> str:
    """The numbers of a finding in a sentence."""
    return text(
        f"data_quality.screen.{row.screen}.sentence",
        language,
        place=place,
        n=count(row.n, language),
        seen=count(row.seen, language),
        expected=number(row.expected, language, 1),
        lower=count(row.lower, language),
        upper=count(row.upper, language),
    )


def shared(counts: Counts, entity: str, language: Language) -> str:
    """How many businesses share how many telephones and addresses."""
    (telephones, by_telephone), (addresses, by_address) = shared_marks(counts, entity).tolist()
    return text(
        "data_quality.screen.sharing.shared",
        language,
        by_telephone=count(by_telephone, language),
        telephones=count(telephones, language),
        by_address=count(by_address, language),
        addresses=count(addresses, language),
    )


def _chance(p: float, language: Language) -> str:
    return f"<{SMALLEST_P}" if p < SMALLEST_P else number(p, language, 3)


def _asked(counts: Counts, screen: str, entity: str, language: Language) -> str:
    """The cities named, and the figures that wait."""
    table, called = suspects(counts), names(counts, "city")
    mine = table[(table["screen"] == screen) & (table["province"] == entity) & table["named"]]
    cities = [escape(pick(called[code], language)) for code in mine["entity"]]
    figures = [pick(INDICATORS[key].short, language) for key in bears_on(GATES[screen])]
    return " ".join(
        [
            text("data_quality.screens.named", language, cities=listing(cities, language)),
            text("data_quality.screens.effect", language, figures=listing(figures, language)),
        ]
    )


def drawn(counts: Counts, screen: str, entity: str, language: Language, theme: Theme) -> Drawn:
    """The chart of the evidence with its alt text."""
    table, row = evidence(counts, screen, entity), _row(counts, screen, entity)
    words = {w: text(f"data_quality.screen.{screen}.{w}", language) for w in ("axis", "unit")}
    open_ = row is not None and bool(row.open)
    cutoff = screen in ("window", "quarter")
    chart = doubt_bars(table, words, open_, language, theme, backwards=cutoff)
    spot = table[table["looked_at"]]
    alt = text(
        "data_quality.chart.alt",
        language,
        name=text(f"data_quality.screen.{screen}.name", language),
        place=_name(counts, entity, language),
        seen=count(spot["seen"].sum(), language),
        expected=number(spot["expected"].sum(), language, 1),
    )
    return PreparedFigure(chart), alt
