"""Where pandas, Arrow and Streamlit are overridden, to spare time and memory at each run.

`tests/test_overrides.py` holds what is relied on here against the versions that are locked.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit import delta_generator
from streamlit.dataframe_util import convert_pandas_df_to_arrow_bytes
from streamlit.elements import arrow
from streamlit.proto.Dataframe_pb2 import Dataframe

from shell.parts import sort_keys


class PreparedTable(NamedTuple):
    """Words with their styles, and the same in the order of their numbers, as an Arrow stream."""

    words: Styler
    in_order: bytes


_in_order: ContextVar[bytes | None] = ContextVar("in_order", default=None)
# By their names as words: neither is meant for others to use.
_LAST_STEP = "marshall_column_config"
_marshall_column_config: Callable[[Dataframe, Any], None] = getattr(arrow, _LAST_STEP)


def sortable(words: pa.Table | Styler, in_order: bytes, **options: Any) -> Any:
    """`st.dataframe` of words that the browser sorts by other words, an Arrow stream of one shape.

    Why: the grid sorts by the data and shows a Styler's display values in their place. The words
    are sent as such values and the others as the data, without pandas' work on each cell.
    """
    token = _in_order.set(in_order)
    try:
        return st.dataframe(words, **options)
    finally:
        _in_order.reset(token)


def _with_order(message: Dataframe, columns: Any) -> None:
    """Streamlit's last step before a table is sent, when its words stand in the message."""
    _marshall_column_config(message, columns)
    in_order = _in_order.get()
    if in_order is None:
        return
    sent = message.arrow_data
    if not sent.styler.uuid:
        sent.styler.uuid = "words"
        sent.styler.display_values = sent.data
    sent.data = in_order


setattr(arrow, _LAST_STEP, _with_order)


def prepared(words: pd.DataFrame, tints: pd.DataFrame, link: str) -> "PreparedTable":
    """The words with the CSS of each cell; both of one shape, shown as they are.

    All columns but that of the pressed names, `link`, are sorted by the numbers in the words.

    Why: Streamlit asks for the styles at each run and lets pandas work them out anew, 10 to 20 ms
    for a hundred cities; so they are worked out here once.
    """
    computed = words.style.apply(lambda _: tints, axis=None)._compute()
    styles = {"cellstyle": computed._translate(False, False)["cellstyle"]}
    table = words.style
    table._compute = lambda: table
    table._translate = lambda *_: styles
    shown = words.copy()
    for name in words.columns.drop(link):
        cells = tuple(words[name])
        keys = sort_keys.of_words(cells, figures=True)
        if keys is not None:
            shown[name] = sort_keys.in_order(cells, keys.tobytes()).to_pylist()
    return PreparedTable(table, convert_pandas_df_to_arrow_bytes(shown))


def use_system_memory() -> None:
    """Lets Arrow take its memory from the system.

    Why: Arrow's own pool keeps what it once needed to read a snapshot (60 MB), the system's does
    not.
    """
    pa.set_memory_pool(pa.system_memory_pool())


def skip_prompt_search() -> None:
    """Lets Streamlit take it as known that it was not started at a prompt.

    Why: it asks once, at the first element drawn, and looks through all modules for the answer.
    """
    delta_generator._use_warning_has_been_displayed = True


def compile_emojis() -> None:
    """Imports Streamlit's list of emojis before anybody waits for it.

    Why: its expression takes 50 ms to compile, and Streamlit does so at the first icon drawn.
    """
    from streamlit import emojis  # noqa: F401
