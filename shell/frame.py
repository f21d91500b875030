"""The script of every session: language, viewer, snapshot, menu and data line; then the page."""

import streamlit as st

from shell.around import controls, page_head
from shell.session import link, navigation, unmet_requests
from shell.viewer import access, view

controls.set_page_config()
scope = access.current_scope()
unmet_requests.begin_run()
language = controls.choose_language()
projector = controls.is_projector_on(language)
if not projector:
    controls.draw_language_switch(language)
pages = navigation.menu(scope, language)
page = st.navigation(pages, position="hidden" if projector else "sidebar", expanded=True)

before_counting = page.url_path in navigation.BEFORE_COUNTING
if page_head.open_view(scope, language, projector, before_counting, not page.url_path) is None:
    st.stop()
if not projector:
    controls.draw_projector_button(language)
link.set_page(page.url_path)
page_head.draw_heading(page.title, view.current())
notice = st.empty()
page.run()
page_head.draw_unmet_requests(notice, language)
