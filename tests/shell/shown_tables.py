"""Lets AppTest read of a table what is shown, where the browser sorts it by other values."""

import pandas as pd
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1.element_tree import Dataframe


def read_words() -> None:
    """From now on `.value` of a table is what a reader sees."""
    Dataframe.value = property(shown)  # type: ignore[assignment]


def shown(table: Dataframe) -> pd.DataFrame:
    """The display values of a table, its data where it has none."""
    sent = table.proto.arrow_data
    return convert_arrow_bytes_to_pandas_df(sent.styler.display_values or sent.data)
