"""Whoever is not named sees nothing: pages, cities, and pages run without the frame."""

from collections.abc import Iterator

import pytest
import streamlit as st

from shell.session import navigation
from shell.viewer import access, view
from shell.viewer.access import NOBODY, SINGLE_USER, AccessRefused, Scope


def test_nobody_has_a_menu() -> None:
    assert navigation.allowed_pages(NOBODY) == []


def test_the_ministry_opens_every_page() -> None:
    assert len(navigation.allowed_pages(SINGLE_USER)) == len(navigation.PAGES)


def test_a_city_opens_the_pages_that_work_for_it() -> None:
    pages = navigation.allowed_pages(Scope("city", ("440100",)))

    assert [row.stem for row in pages] == ["what_if", "start", "data_returns", "definitions"]


def test_the_first_page_is_the_bare_address_and_its_name_leads_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Streamlit serves a default page at the bare address only, so its name is a way of its own."""
    monkeypatch.setattr(st, "Page", lambda draw, **options: {"draw": draw, **options})
    pages = [page for group in navigation.menu(SINGLE_USER, "zh").values() for page in group]
    first, *others = [page for page in pages if page["default"]]
    name = navigation.PAGES[0].stem

    assert others == []
    assert first["draw"] == navigation.FOLDER / f"{name}.py"
    assert first["url_path"] != name
    assert [page["visibility"] for page in pages if page["url_path"] == name] == ["hidden"]


@pytest.mark.parametrize(
    "words", ["", " ", "44010", "4401000", "44o100", "４４０１００", "440100 "]
)
def test_a_city_that_is_no_code_opens_nothing(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(access.VARIABLE, words)
    access.current_scope.cache_clear()

    with pytest.raises(AccessRefused, match="six-digit code"):
        access.current_scope()


@pytest.fixture(autouse=True)
def scope_read_anew() -> Iterator[None]:
    access.current_scope.cache_clear()
    yield
    access.current_scope.cache_clear()


def test_the_environment_makes_the_server_one_citys_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(access.VARIABLE, "440100")

    assert access.current_scope() == Scope("city", ("440100",))


def test_without_it_the_only_viewer_is_the_ministrys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(access.VARIABLE, raising=False)

    assert access.current_scope() == SINGLE_USER


def test_the_city_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(access.VARIABLE, "440100")
    access.current_scope()
    monkeypatch.delenv(access.VARIABLE)

    assert access.current_scope() == Scope("city", ("440100",))


@pytest.mark.parametrize("scope", [NOBODY, Scope("city", None), Scope("city", ())])
def test_a_role_without_its_cities_is_none(scope: Scope) -> None:
    assert not access.has_role(scope)
    with pytest.raises(AccessRefused):
        access.require(scope)
    with pytest.raises(AccessRefused):
        access.require_city(scope, "440100")


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
