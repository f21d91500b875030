"""A table of words with tints, finished once and drawn again and again at little cost."""

import pandas as pd
from pandas.io.formats.style import Styler


def prepared(words: pd.DataFrame, tints: pd.DataFrame) -> Styler:
    """The words with the CSS of each cell; both of one shape, shown as they are.

    Streamlit asks for the styles at each run and lets pandas work them out anew, 10 to 20 ms for
    a hundred cities; so they are worked out here once.
    """
    usual = words.style.apply(lambda _: tints, axis=None)._compute()
    found = {"cellstyle": usual._translate(False, False)["cellstyle"]}
    table = words.style
    table._compute = lambda: table
    table._translate = lambda *_: found
    return table
