"""What stands above the list: a demonstration, or one's own programme with its key; and whose list it is."""

import streamlit as st

from data_access import beginning
from data_access.cities import names_of_cities
from data_access.returns.identity_key import key_file
from i18n import pick, text
from shell.cache import database
from shell.parts import filters
from shell.viewer.access import own_cities
from shell.viewer.may import may
from shell.viewer.view import View

EVERYBODY = "all"
COMMANDS = """\
python3 manage.py init --database var/own.sqlite3
python3 manage.py run --database var/own.sqlite3"""


def is_begun() -> bool:
    """Whether there is a list of cities."""
    return beginning.is_begun(database.engine())


def is_demonstration() -> bool:
    """Whether the records are made up, so that nobody declares anything of them."""
    return beginning.is_demonstration(database.engine())


def draw(view: View) -> None:
    """One sentence; of a demonstration how to begin one's own, of one's own where the key lies."""
    language = view.language
    if is_demonstration():
        with st.container(border=True):
            st.markdown(f"**{text('start.demo_title', language)}**")
            st.markdown(text("start.demo", language))
            st.code(COMMANDS, language=None, wrap_lines=True)
            st.caption(text("start.demo_apart", language))
        return
    if may(view.scope, "save", "programme"):
        st.caption(text("start.key_place", language, place=f"`{key_file()}`"))


def choose_city(view: View) -> str | None:
    """The city whose list is shown, None for all together; an office sees its own."""
    language = view.language
    if view.scope.cities is None and is_demonstration():
        return None  # a folder of records says nothing of what single cities returned
    names = names_of_cities(database.engine())
    own = tuple(names) if view.scope.cities is None else own_cities(view.scope)
    options = [code for code in own if code in names]
    if view.scope.cities is None:
        options = [EVERYBODY, *options]
    everybody = text("start.all_cities", language)
    with st.container(width=view.size(320)):
        chosen = filters.select(
            "start_city",
            text("start.city", language),
            options,
            lambda code: everybody if code == EVERYBODY else pick(names[code], language),
        )
    return None if chosen == EVERYBODY else chosen
