"""A server made like the dashboard's around a single page: nothing but the page costs anything."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """As in the dashboard: what is imported is spared from garbage collection."""
    gc.collect()
    gc.freeze()
    yield {}


def app_of(page: str) -> st.App:
    """The application of one page of this folder."""
    return st.App(str(Path(__file__).with_name(page)), lifespan=lifespan)
