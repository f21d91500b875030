"""Which cities a programme is begun with: the sample, provinces or cities of it, or a list of one's own."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from data_access.loading.city_words import read_list
from i18n import text
from shell.parts import filters
from shell.viewer.view import View

KINDS = ("provinces", "cities", "own", "nation")
SUFFIXES = ["xlsx", "xls", "csv", "txt"]


@dataclass(frozen=True)
class Area:
    """Codes of provinces or cities of the sample, all of it where there are none, or a file."""

    kind: str
    codes: tuple[str, ...] = ()
    file: Any = None

    @property
    def is_complete(self) -> bool:
        """Whether something is chosen where something must be."""
        return self.kind == "nation" or bool(self.codes) or self.file is not None


def choose(view: View) -> Area:
    """A row of four, and the list or the place for a file that goes with it."""
    language = view.language
    kind = filters.segments(
        "start_area",
        text("start.area", language),
        KINDS,
        lambda key: text(f"start.area_{key}", language),
        "provinces",
        visible=False,
    )
    if kind == "nation":
        st.caption(text("start.sample_note", language))
        return Area(kind)
    if kind == "own":
        with st.container(key=f"uploader_{language}"):
            file = st.file_uploader(
                text("start.own_list", language), type=SUFFIXES, key="start_city_file"
            )
        st.caption(text("start.own_note", language))
        return Area(kind, file=file)
    rows = read_list(kind)
    listed = {row["province_code"] for row in read_list("cities")}
    names = {
        row["code"]: row[f"name_{language}"]
        for row in rows
        if kind == "cities" or row["code"] in listed
    }
    codes = st.multiselect(
        text(f"start.which_{kind}", language),
        list(names),
        format_func=names.__getitem__,
        placeholder=text("start.none_chosen", language),
        key=f"start_codes_{kind}",
    )
    st.caption(text("start.sample_note", language))
    return Area(kind, tuple(codes))
