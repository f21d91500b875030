"""The six targets on one screen: what is reached, how sure that is, and who falls short."""

import streamlit as st

from i18n import text
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import cards, drawing, filters, ways
from shell.parts.city_names import city_names
from shell.parts.city_ways import open_clicked
from shell.parts.columns import columns
from shell.screens.overview import cities_by_verdict, lists, titles
from shell.screens.overview.figures import bars_figure, prepared_map, short_names
from shell.screens.overview.target_cards import target_cards
from shell.viewer.view import current

NARROW_MAP = 290  # pixels, on a telephone
# In pixels: larger type leaves less room on one screen, and longer words take a line more.
MAP_HEIGHT = {False: {"zh": 350, "en": 340}, True: {"zh": 275, "en": 240}}

view = current()
names = short_names(view.language)

with st.container(
    horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"
):
    titles.draw_headline(view)
    st.caption(text("overview.reading_note", view.language), width="content")
cards.row(target_cards(view), view, key="targets")
titles.draw_legend(view)

bars, cities, aside = columns("overview", 3)
with bars:
    st.markdown(f"**{text('overview.bars_title', view.language)}**")
    chart, alt = cached(
        view.scope, view.snapshot, bars_figure, language=view.language, theme=view.theme
    )
    drawing.figure(chart, alt, cities_by_verdict.bars_key(), view, select=True)
    titles.draw_unreported(view)
    with st.container(horizontal=True, gap="small"):
        for stem in ("data_quality", "tasks", "service_chain", "appraisal"):
            ways.button(view, stem, text(f"frame.page.{stem}", view.language))
with cities:
    chosen = filters.segments(
        "indicator",
        text("overview.choose", view.language),
        list(names),
        names.__getitem__,
        "opening_rate",
        visible=False,
    )
    titles.draw_map_title(view, chosen)
    height = NARROW_MAP if view.telephone else MAP_HEIGHT[view.projector][view.language]
    open_clicked("overview_map", set(city_names(view)))
    drawing.city_map(*cached_for(view, prepared_map, chosen, height), "overview_map", height, True)
with aside:
    piece = cities_by_verdict.clicked_piece()
    if piece:
        cities_by_verdict.draw(view, piece)
    else:
        lists.draw_shortfalls(view, chosen)
        lists.draw_changes(view, chosen)
