"""Workbooks for the office to fill in, made for its own city."""

import streamlit as st

from data_access.returns.forms.registry import FORMS
from data_access.returns.template.city_records import city_records
from data_access.returns.template.workbook import chosen_forms, template
from i18n import pick, text
from shell.cache import database
from shell.parts import export
from shell.viewer.access import require_city
from shell.viewer.view import View


def draw(view: View, city: str) -> None:
    """The choice of forms, and the download; made when it is asked for."""
    language = view.language
    require_city(view.scope, city)
    with st.popover(text("data_returns.templates", language), icon=":material/table_view:"):
        chosen = st.multiselect(
            text("data_returns.template_forms", language),
            list(FORMS),
            format_func=lambda code: pick(FORMS[code].name, language),
            placeholder=text("data_returns.all_forms", language),
            key="return_template_forms",
            select_all=False,
        )
        st.caption(text("data_returns.template_note", language))
        export.file_button(
            text("data_returns.template", language),
            text("data_returns.template_file", language, city=city) + ".xlsx",
            lambda: _workbook(view, city, chosen),
            "return_template",
        )


def _workbook(view: View, city: str, codes: list[str]) -> bytes:
    """Told by the button."""
    require_city(view.scope, city)
    return template(chosen_forms(codes), city_records(database.engine(), city))
