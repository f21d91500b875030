"""What is missing, said where it is missed: the forms whose records a figure waits for, and the way to them."""

from functools import partial

import streamlit as st

from data_access.returns.forms.fills import forms_for
from i18n import Language, pick, text
from i18n.formats import listing
from metrics.counts.entities import NATION
from metrics.counts.record_tables import absent_tables
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES
from shell.cache.readings import cached
from shell.parts import empty_states, ways
from shell.parts.empty_states import State
from shell.viewer.cuts import GENERAL
from shell.viewer.may import may
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View

CITY_CODE = 6  # digits; other entities are asked about as the nation is


def needs(
    view: View, *figures: str, variant: str | None = None, entity: str = NATION
) -> tuple[str, ...]:
    """Names of the forms that these figures wait for, in the reader's language.

    `entity` is a city's code, or anything else for all cities together. A variant is that of a
    single figure. None are named where the tables are there and only a column of them is empty.
    """
    tables = cached(
        view.scope, view.snapshot, _absent, figures=figures, variant=variant, city=_city(entity)
    )
    return tuple(pick(form.name, view.language) for form in forms_for(tables))


def needs_of(counts: Counts, language: Language, figure: str) -> str:
    """The same of one figure and all cities, as a sentence; "" where nothing is missing."""
    forms = forms_for(absent_tables(counts, FIGURES[figure]))
    return words([pick(form.name, language) for form in forms], language)


def words(forms: tuple[str, ...] | list[str], language: Language) -> str:
    """Which forms are needed, as a sentence; "" where none are."""
    names = listing(list(forms), language)
    return text("states.needs", language, forms=names) if names else ""


def draw_state(
    view: View,
    kind: State,
    height: int | None,
    *figures: str,
    variant: str | None = None,
    entity: str = NATION,
    **values: object,
) -> None:
    """The drawn state in place of what rests on these figures; what is missing is named in it.

    Where no record is missing it is the state `kind`.
    """
    sentence = words(needs(view, *figures, variant=variant, entity=entity), view.language)
    shown: State = "not_recorded" if sentence else kind
    way = partial(draw_way, view, entity)
    empty_states.state(shown, view.language, height, way, sentence, **values)


def draw_note(view: View, *figures: str, variant: str | None = None, entity: str = NATION) -> None:
    """Which forms some figures wait for, and the way to their list; nothing where nothing is missing."""
    forms = needs(view, *figures, variant=variant, entity=entity)
    if forms:
        names = listing(list(forms), view.language)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(text("states.needs_part", view.language, forms=names), width="content")
            draw_way(view, entity)


def draw_way(view: View, entity: str = NATION) -> None:
    """The way to the page that lists what each form unlocks; nothing for who may not open it."""
    if may(view.scope, "open", "start"):
        city = _city(entity)
        codes = {"start_city": city} if city else {}
        ways.button(view, "start", text("states.to_start", view.language), **codes)


@may_leave(GENERAL)
def _absent(
    counts: Counts, figures: tuple[str, ...], variant: str | None, city: str
) -> tuple[str, ...]:
    tables = [
        table for key in figures for table in absent_tables(counts, FIGURES[key], variant, city)
    ]
    return tuple(dict.fromkeys(tables))


def _city(entity: str) -> str:
    """The code where it is a city's, else ""."""
    is_city = len(entity) == CITY_CODE and entity.isdigit() and entity != NATION
    return entity if is_city else ""
