"""The empty page on a server made like the dashboard's: the least that a run can cost there."""

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


app = st.App(str(Path(__file__).with_name("empty.py")), lifespan=lifespan)

if __name__ == "__main__":
    import sys

    from shell.server import serving

    serving.main(app, sys.argv[1:])
