"""The ways from one page to another: an address with codes, to be followed within the session."""

from urllib.parse import urlencode

import streamlit as st

from i18n.formats import listing
from shell.session.navigation import FOLDER, PAGES
from shell.viewer.view import View

PROFILE = "city_profile"


def exists(stem: str) -> bool:
    """Whether there is such a page."""
    return any(row.stem == stem for row in PAGES)


def address(view: View, stem: str, **codes: str) -> str:
    """The page's address with these codes, in this view; "" where there is no such page."""
    if not exists(stem):
        return ""
    frame: dict[str, str] = {"lang": view.language}
    if not view.newest:
        frame["snapshot"] = str(view.snapshot)
    return f"{stem}?{urlencode(frame | codes)}"


def follow(stem: str, **codes: str) -> None:
    """Opens the page with these codes; stays where there is no such page."""
    if exists(stem):
        st.switch_page(FOLDER / f"{stem}.py", query_params=codes)


def follow_city(city: str | None) -> None:
    """Opens the profile of a city; stays where none was pressed."""
    if city is not None:
        follow(PROFILE, city=city)


def button(view: View, stem: str, label: str, **codes: str) -> None:
    """A line of words that leads to the page; nothing where there is no such page."""
    if exists(stem):
        page = str(FOLDER / f"{stem}.py")
        codes_in_link: dict[str, str] = {"lang": view.language, **codes}
        st.page_link(page, label=label, icon=":material/arrow_forward:", query_params=codes_in_link)


def links_in_a_row(view: View, stem: str, cities: dict[str, str]) -> str:
    """Names of cities in a row as markdown links to the page; plain where there is no such page."""
    addresses = {code: address(view, stem, city=code) for code in cities}
    links = [
        f"[{cities[code]}]({link})" if link else cities[code] for code, link in addresses.items()
    ]
    return listing(links, view.language)
