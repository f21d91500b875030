"""The pages of the product: one row each, with the roles that may open it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from i18n import Language, text
from shell.access import Role, Scope

FOLDER = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class PageRow:
    """One page: its file's stem (also its address), menu group, icon and readers."""

    stem: str
    group: str
    icon: str
    roles: tuple[Role, ...]


PAGES = (
    PageRow("overview", "meeting", "dashboard", ("ministry",)),
    PageRow("what_if", "meeting", "tune", ("ministry",)),
    PageRow("city_ranking", "comparison", "leaderboard", ("ministry",)),
    PageRow("target_gap", "comparison", "target", ("ministry",)),
    PageRow("city_profile", "comparison", "location_city", ("ministry",)),
    PageRow("appraisal", "comparison", "fact_check", ("ministry",)),
    PageRow("cohort_survival", "process", "timeline", ("ministry",)),
    PageRow("tasks", "process", "checklist", ("ministry",)),
    PageRow("service_chain", "process", "conversion_path", ("ministry",)),
    PageRow("data_quality", "process", "rule", ("ministry",)),
    PageRow("definitions", "notes", "menu_book", ("ministry",)),
)


def allowed(scope: Scope) -> list[PageRow]:
    """The pages that this scope may open, in the order of the menu."""
    return [row for row in PAGES if scope.role in row.roles]


def menu(scope: Scope, language: Language) -> dict[str, list[Any]]:
    """Streamlit pages by translated group, in the order of the table."""
    groups: dict[str, list[Any]] = {}
    for place, row in enumerate(allowed(scope)):
        name = text(f"frame.group.{row.group}", language)
        groups.setdefault(name, []).append(_page(row, language, default=place == 0))
    return groups


def _page(row: PageRow, language: Language, default: bool) -> Any:
    return st.Page(
        FOLDER / f"{row.stem}.py",
        title=text(f"frame.page.{row.stem}", language),
        icon=f":material/{row.icon}:",
        help=text(f"frame.help.{row.stem}", language),
        default=default,
    )
