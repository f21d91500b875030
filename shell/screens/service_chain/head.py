"""What stands above the service chain, fetched and drawn; and whether there is anything to show."""

import streamlit as st

from i18n import pick
from metrics.counts.snapshot import Counts
from sentences.escape import escape
from sentences.service_chain import headline as sentences
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, entity_names
from shell.screens.service_chain.choice import Choice
from shell.screens.service_chain.figures import amounts, losses, months
from shell.viewer.view import View


def draw_head(view: View, choice: Choice) -> None:
    """How many of a hundred get how far, where most is lost, and what is covered."""
    st.markdown(f"**{cached_for(view, _headline, choice)}**")
    st.caption(cached_for(view, _subtitle, choice))


def _headline(view: View, choice: Choice) -> str:
    names = entity_names(view.scope, view.snapshot, choice.by)
    name = escape(pick(names[choice.entity], view.language))
    return sentences.headline(name, amounts(view, choice), _most_lost(view, choice), view.language)


def _most_lost(view: View, choice: Choice) -> str:
    """The step that loses most; of the nation, the cities in which one does."""
    if choice.by == "national":
        return sentences.cities_losing(losses(view, choice, "city"), view.language)
    return sentences.most_lost(losses(view, choice), choice.by, choice.entity, view.language)


def _subtitle(view: View, choice: Choice) -> str:
    trained = amounts(view, choice)["trained"]
    return sentences.subtitle(trained, months(view, choice), view.as_of, view.language)


def reported(view: View, choice: Choice) -> bool:
    """Whether the entity has returns; only a city can be without."""
    if choice.by != "city":
        return True
    return choice.entity in cached(view.scope, view.snapshot, _reporting)


def _reporting(counts: Counts) -> frozenset[str]:
    return frozenset(f"{code:06d}" for code in counts.codes[counts.reported])
