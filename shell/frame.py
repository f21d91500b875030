"""The script of every session: language, viewer, snapshot, menu and data line; then the page."""

import streamlit as st

from shell import access, choices, link, navigation, standing, view

choices.page_config()
scope = access.current_scope()
large = choices.projector_on()
language = choices.choose_language(large)
pages = navigation.menu(scope, language)
page = st.navigation(pages, position="hidden" if large else "sidebar", expanded=True)

if standing.enter(scope, language, large) is None:
    st.stop()
if not large:
    choices.enter_projector(language)
link.turn(page.url_path)
standing.heading(page.title, view.current())
page.run()
