"""The server: one Streamlit script, response headers, readiness and an error page.

Start it with `python app.py --port 8501`; `streamlit run app.py` works too, 40 ms slower an answer.
"""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

gc.disable()  # what is imported now stays; to look through it over and over takes 0.1 s

import numpy as np  # noqa: E402, F401 - heavy imports are made once, before the first session
import pandas as pd  # noqa: E402, F401
import plotly.graph_objects as go  # noqa: E402, F401
import pydeck  # noqa: E402, F401
import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.routing import Route  # noqa: E402

from shell.server import errors, guard, start_checks  # noqa: E402

gc.freeze()
gc.enable()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Checks the start, loads what every page needs, and spares it from garbage collection.

    What is frozen is not looked at again. Streamlit's own collection after every run is switched
    off in its settings: it holds all sessions up, and a hundred readers would wait for seconds.
    Python's goes on.
    """
    start_checks.save_memory()
    start_checks.check()
    errors.mask_logs()
    start_checks.load_ahead()
    gc.collect()
    gc.freeze()
    yield {}


app = st.App(
    str(ROOT / "shell" / "frame.py"),
    lifespan=lifespan,
    routes=[Route("/ready", guard.ready)],
    middleware=[Middleware(guard.Guard)],
    on_script_error=errors.on_script_error,
)

if __name__ == "__main__":
    from shell.server import serving

    serving.main(app, sys.argv[1:])
