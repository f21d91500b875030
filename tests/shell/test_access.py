"""Whoever is not named sees nothing: pages, cities, and pages run without the frame."""

import pytest
import streamlit as st

from shell import access, navigation, view
from shell.access import NOBODY, SINGLE_USER, AccessRefused, Scope


def test_nobody_has_a_menu() -> None:
    assert navigation.allowed(NOBODY) == []


def test_the_ministry_opens_every_page() -> None:
    assert len(navigation.allowed(SINGLE_USER)) == len(navigation.PAGES)


def test_every_page_of_the_folder_stands_in_the_menu() -> None:
    assert {path.stem for path in navigation.FOLDER.glob("*.py")} == {
        row.stem for row in navigation.PAGES
    }


def test_a_city_outside_the_scope_is_refused() -> None:
    officer = Scope("ministry", ("440100",))

    access.require_city(officer, "440100")
    with pytest.raises(AccessRefused):
        access.require_city(officer, "110000")
    with pytest.raises(AccessRefused):
        access.require_city(NOBODY, "110000")


def test_a_page_without_the_frame_is_refused() -> None:
    st.session_state.pop(view.KEY, None)

    with pytest.raises(AccessRefused):
        view.current()
