"""The ways to a city's profile and on from it: links that carry the city, and clicks that open it."""

import streamlit as st

from i18n import text
from metrics.registry import INDICATORS
from shell.parts import ways
from shell.parts.clicks import fresh_code
from shell.viewer.view import View

ONWARD = {"target_gap": "gap", "city_ranking": "ranking", "tasks": "tasks"}


def links(view: View, city: str) -> None:
    """From the profile on: the city's gaps, its place, the tasks, and who answers for them."""
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        for stem, name in ONWARD.items():
            ways.button(view, stem, text(f"city_profile.to_{name}", view.language), city=city)
        to_duties(view, city)


def to_duties(view: View, city: str) -> None:
    """A link to who answers for what in a city."""
    words = text("city_profile.to_duties", view.language)
    ways.button(view, "appraisal", words, part="duties", city=city)


def to_profile(view: View, city: str, words: str = "") -> None:
    """A link to a city's profile, on any page that has one chosen."""
    label = words or text("city_profile.open", view.language)
    ways.button(view, ways.PROFILE, label, city=city)


def to_institutions(view: View, city: str) -> None:
    """To the curves of the city's institutions."""
    words = text("city_profile.to_institutions", view.language)
    ways.button(view, "cohort_survival", words, scope="city", city=city, split="institution")


def open_clicked(key: str, cities: set[str]) -> None:
    """Opens the profile of a city just clicked on the map `key`; a click is followed once."""
    ways.follow_city(fresh_code(key, cities))


def open_target(key: str, city: str) -> None:
    """Opens the gap of a city at the target whose mark was just clicked on the chart `key`."""
    target = fresh_code(key, INDICATORS)
    if target is not None:
        ways.follow("target_gap", city=city, indicator=target)


def open_task(task: str, figure: str, city: str) -> None:
    """Opens the board of tasks at a figure of one of them."""
    ways.follow("tasks", task=task, figure=figure, city=city)
