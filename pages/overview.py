"""The six targets on one screen: what is reached, how sure that is, and who falls short."""

import streamlit as st

from i18n import text
from shell import cards, drawing, filters, findings, leads, overview_cities
from shell.kept import kept
from shell.overview_figures import bars_figure, finished_map, short_names
from shell.profile_links import open_clicked
from shell.readings import computed
from shell.sides import sides
from shell.summaries import verdict_counts
from shell.target_cards import target_cards
from shell.verdicts import legend
from shell.view import current

NARROW_MAP = 290  # pixels, on a telephone
MAP_HEIGHT = {False: 360, True: 320}  # pixels; larger type leaves less room on one screen

view = current()
names = short_names(view.language)
held = set(computed(view.scope, view.snapshot, verdict_counts)["verdict"])

st.markdown(f"**{findings.headline(view)}**")
cards.row(target_cards(view), view, key="targets")
with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
    st.markdown(legend(held, view.language), width="content")
    st.caption(text("overview.reading_note", view.language), width="content")

bars, where, lists = sides("overview", [9, 11, 8])
with bars:
    st.markdown(f"**{text('overview.bars_title', view.language)}**")
    chart, alt = computed(
        view.scope, view.snapshot, bars_figure, language=view.language, theme=view.theme
    )
    drawing.figure(chart, alt, overview_cities.bars_key(), view, select=True)
    st.markdown(findings.unreported(view))
    with st.container(horizontal=True, gap="small"):
        for stem in ("data_quality", "tasks", "service_chain", "appraisal"):
            leads.button(view, stem, text(f"frame.page.{stem}", view.language))
with where:
    chosen = filters.segments(
        "indicator",
        text("overview.choose", view.language),
        list(names),
        names.__getitem__,
        "opening_rate",
        visible=False,
    )
    st.markdown(f"**{findings.map_title(view, chosen)}**")
    height = NARROW_MAP if view.narrow else MAP_HEIGHT[view.projector]
    open_clicked("overview_map", set(findings.city_names(view)))
    drawing.city_map(*kept(view, finished_map, chosen, height), "overview_map", height, True)
with lists:
    piece = overview_cities.chosen()
    if piece:
        overview_cities.draw(view, piece)
    else:
        findings.draw_shortfalls(view, chosen)
        findings.draw_moved(view, chosen)
