"""What the frame lets everybody choose: language, snapshot, projector mode."""

from pathlib import Path

import streamlit as st

from data_access.snapshots import SnapshotInfo
from i18n import LANGUAGES, Language, text
from i18n.formats import month
from shell.parts import filters
from shell.session import link

ICON = Path(__file__).resolve().parent.parent / "static" / "icon.svg"
LANGUAGE_NAMES: dict[str, str] = {"zh": "中文", "en": "English"}


def set_page_config() -> None:
    """Wide page, our own icon: a Material icon would be asked of an outside host by the tab."""
    st.set_page_config(
        page_title=text("frame.product", _locale_language()),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state="auto",
    )


def _locale_language() -> Language:
    """Chinese, unless the browser asks for English."""
    return "en" if (st.context.locale or "").lower().startswith("en") else "zh"


def choose_language() -> Language:
    """The language of this session, from the link, the switch or the browser."""
    default = _locale_language()
    chosen = link.initial_value("lang", LANGUAGES, default, "row", on_every_page=True)
    link.write("lang", chosen)
    return "en" if chosen == "en" else "zh"


def draw_language_switch(language: Language) -> None:
    """Both languages by their own names."""
    with st.sidebar:
        filters.segments(
            "lang",
            text("frame.language", language),
            LANGUAGES,
            LANGUAGE_NAMES.__getitem__,
            language,
            visible=False,
            on_every_page=True,
        )


def is_projector_on(language: Language) -> bool:
    """Whether the screen is read from afar: larger type, no menu."""
    words = {"0": text("frame.off", language), "1": text("frame.on", language)}
    label = text("frame.projector", language)
    on = link.initial_value(
        "projector", ("0", "1"), "0", label=label, words=words.__getitem__, on_every_page=True
    )
    link.write("projector", None if on == "0" else on)
    return on == "1"


def draw_projector_button(language: Language) -> None:
    """The button that turns projector mode on."""
    with st.sidebar:
        st.button(
            text("frame.projector", language),
            key="projector_on",
            on_click=_set_projector,
            args=("1",),
            help=text("frame.projector_help", language),
            icon=":material/present_to_all:",
            width="stretch",
        )


def _set_projector(value: str) -> None:
    st.session_state["projector"] = value


def draw_projector_exit(language: Language) -> None:
    """The one button of projector mode: back to the menu."""
    st.button(
        text("frame.projector_off", language),
        key="projector_off",
        on_click=_set_projector,
        args=("0",),
        type="tertiary",
        icon=":material/close_fullscreen:",
    )


def choose_snapshot(
    snapshots: list[SnapshotInfo], language: Language, projector: bool
) -> SnapshotInfo:
    """One snapshot, the newest unless the link or the list says otherwise; there is at least one."""
    by_number = {str(info.number): info for info in snapshots}
    newest = str(snapshots[0].number)
    labels = {number: _label(info, language) for number, info in by_number.items()}
    chosen = link.initial_value(
        "snapshot",
        list(by_number),
        newest,
        label=text("frame.snapshot", language),
        words=labels.__getitem__,
        on_every_page=True,
    )
    if not projector:
        with st.sidebar:
            chosen = str(
                st.selectbox(
                    text("frame.snapshot", language),
                    list(by_number),
                    key="snapshot",
                    format_func=labels.__getitem__,
                    help=text("frame.snapshot_help", language),
                    persist_state="session",
                )
            )
    chosen = chosen if chosen in by_number else newest
    link.write("snapshot", None if chosen == newest else chosen)
    return by_number[chosen]


def _label(info: SnapshotInfo, language: Language) -> str:
    as_of = month(info.as_of, language)
    key = "snapshot_item" if info.published_at else "working_item"
    return text(f"frame.{key}", language, number=info.number, month=as_of)
