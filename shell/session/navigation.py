"""The pages of the product, one row each; who may open which says `shell.viewer.may`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from i18n import Language, text
from shell.viewer.access import Scope
from shell.viewer.may import may
from shell.viewer.view import current

WAY_IN = "way_in"  # the address of the page that leads to what is open first
BEFORE_COUNTING = frozenset({"start", "data_returns"})  # pages that need no snapshot
FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True)
class PageRow:
    """One page: its file's stem (also its address), menu group and icon."""

    stem: str
    group: str
    icon: str


PAGES = (
    PageRow("overview", "meeting", "dashboard"),
    PageRow("what_if", "meeting", "tune"),
    PageRow("city_ranking", "comparison", "leaderboard"),
    PageRow("target_gap", "comparison", "target"),
    PageRow("city_profile", "comparison", "location_city"),
    PageRow("appraisal", "comparison", "fact_check"),
    PageRow("cohort_survival", "process", "timeline"),
    PageRow("tasks", "process", "checklist"),
    PageRow("service_chain", "process", "conversion_path"),
    PageRow("data_quality", "process", "rule"),
    PageRow("start", "process", "flag"),
    PageRow("data_returns", "process", "upload_file"),
    PageRow("definitions", "notes", "menu_book"),
)


def allowed_pages(scope: Scope) -> list[PageRow]:
    """The pages that this scope may open, in the order of the menu."""
    return [row for row in PAGES if may(scope, "open", row.stem)]


def menu(scope: Scope, language: Language) -> dict[str, list[Any]]:
    """Streamlit pages by translated group, in the order of the table.

    Pages closed to this scope keep their address, hidden, and say there that they are closed. The
    first page of the table is also the bare address, and its own name leads there; where it is
    closed another way in leads on.
    """
    groups: dict[str, list[Any]] = {}
    open_pages, first = allowed_pages(scope), PAGES[0]
    for row in open_pages:
        name = text(f"frame.group.{row.group}", language)
        default = row is first
        groups.setdefault(name, []).append(_page(row, language, default))
    closed = [row for row in PAGES if row not in open_pages]
    if closed and open_pages:
        hidden = [_hidden(_draw_refusal, row.stem, row, language) for row in closed]
        next(iter(groups.values())).extend(
            [_hidden(_open_first_page, WAY_IN, open_pages[0], language), *hidden]
        )
    if first in open_pages:
        next(iter(groups.values())).append(_hidden(_open_first_page, first.stem, first, language))
    return groups


def _page(row: PageRow, language: Language, default: bool) -> Any:
    return st.Page(
        FOLDER / f"{row.stem}.py",
        title=text(f"frame.page.{row.stem}", language),
        icon=f":material/{row.icon}:",
        help=text(f"frame.help.{row.stem}", language),
        url_path=WAY_IN if default else None,  # leaves its own name to the way that leads to it
        default=default,
    )


def _hidden(draw: Callable[[], None], address: str, row: PageRow, language: Language) -> Any:
    """An address that stands in no menu."""
    title = text(f"frame.page.{row.stem}", language)
    return st.Page(
        draw, title=title, url_path=address, default=address == WAY_IN, visibility="hidden"
    )


def _open_first_page() -> None:
    """Whoever calls the bare address, or the first page by its name, comes to what is open first."""
    row = allowed_pages(current().scope)[0]
    st.switch_page(FOLDER / f"{row.stem}.py", query_params=st.query_params.to_dict())


def _draw_refusal() -> None:
    """A sentence, and the ways to what is open."""
    view = current()
    st.info(text("frame.closed", view.language))
    for row in allowed_pages(view.scope):
        title = text(f"frame.page.{row.stem}", view.language)
        st.page_link(str(FOLDER / f"{row.stem}.py"), label=title, icon=f":material/{row.icon}:")
