"""Where pandas, Arrow and Streamlit are overridden, to spare time and memory at each run.

`tests/test_overrides.py` holds what is relied on here against the versions that are locked.
"""

import pandas as pd
import pyarrow as pa
from pandas.io.formats.style import Styler
from streamlit import delta_generator


def prepared(words: pd.DataFrame, tints: pd.DataFrame) -> Styler:
    """The words with the CSS of each cell; both of one shape, shown as they are.

    Why: Streamlit asks for the styles at each run and lets pandas work them out anew, 10 to 20 ms
    for a hundred cities; so they are worked out here once.
    """
    computed = words.style.apply(lambda _: tints, axis=None)._compute()
    styles = {"cellstyle": computed._translate(False, False)["cellstyle"]}
    table = words.style
    table._compute = lambda: table
    table._translate = lambda *_: styles
    return table


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
