"""What is overridden in pandas, plotly, pydeck, Arrow and Streamlit, held against their versions.

Each override relies on names that a new version may drop; here they are found with the parameters
that are relied on, and what comes out is what the library would give without the override.
"""

import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pyarrow as pa
import pydeck as pdk
import pytest
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit import delta_generator
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData

from charts.base.frame import figure
from charts.base.overrides import PreparedFigure, PreparedMap, UncheckedFigure
from charts.base.plain import FigureSpec, PlainFigure
from charts.maps.cities import city_map
from shell.parts import overrides
from shell.parts.sort_keys import BLANKS
from shell.parts.tables import arrow_stream
from tests.charts import frames
from tests.test_requirements import locked

TRACES: list[dict[str, Any]] = [
    {"type": "scatter", "x": [1, 2, 3], "y": [0.1, None, 3.0], "name": "<b>甲</b>"},
    {"type": "bar", "x": ["a", "b"], "y": [1, 2], "marker": {"color": ["#000", "#fff"]}},
]
LAYOUT = {"shapes": [{"type": "line", "x0": 0, "x1": 1}], "xaxis": {"range": [0, 3]}}


@pytest.mark.parametrize("package", ["pandas", "plotly", "pydeck", "pyarrow", "streamlit"])
def test_the_versions_are_those_that_are_locked(package: str) -> None:
    assert version(package) == locked("requirements.txt")[package]


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (go.Figure.__init__, ["self", "data", "layout", "frames", "skip_invalid"]),
        (go.Figure.to_dict, ["self"]),
        (plotly.io.to_json, ["fig", "validate"]),
        (pdk.Deck.to_json, ["self"]),
        (Styler._compute, ["self"]),
        (Styler._translate, ["self", "sparse_index", "sparse_cols"]),
        (pa.set_memory_pool, ["pool"]),
        (pa.system_memory_pool, []),
        (delta_generator._maybe_print_use_warning, []),
        (overrides._marshall_column_config, ["proto", "column_config_mapping"]),
    ],
)
def test_what_is_overridden_has_the_parameters_relied_on(
    function: Callable[..., Any], parameters: list[str]
) -> None:
    assert list(inspect.signature(function).parameters)[: len(parameters)] == parameters


def test_a_finished_figure_is_written_as_the_figure() -> None:
    chart = go.Figure(
        data=[
            *TRACES,
            {"type": "scatter", "x": [1, 2, 3], "y": [0.1, float("nan"), 3.0]},
            {"type": "scatter", "x": np.arange(3), "y": np.array([1.5, 2.5, 3.5])},
        ],
        layout={"height": 300, **LAYOUT},
    )

    assert PreparedFigure(chart).to_json(validate=False) == chart.to_json(validate=False)
    assert plotly.io.to_json(PreparedFigure(chart), validate=False) == plotly.io.to_json(chart)


def test_writing_a_finished_figure_twice_changes_nothing() -> None:
    finished = PreparedFigure(go.Figure(data=[{"type": "bar", "y": [1, 2]}]))
    first = finished.to_json(validate=False)

    finished.to_dict()["data"] = []

    assert finished.to_json(validate=False) == first


def test_a_figure_as_planned_is_written_as_plotly_would_write_it() -> None:
    plan = FigureSpec(TRACES, LAYOUT, "light", 300, (16, 16, 16, 16))
    checked = figure(TRACES, LAYOUT, "light", 300)

    assert _written(PlainFigure(plan)) == _written(checked)


def test_an_unchecked_figure_has_every_attribute_of_a_bare_one() -> None:
    unchecked = UncheckedFigure({"data": [], "layout": {}})

    assert vars(unchecked).keys() - vars(go.Figure(_validate=False)).keys() == {"_plain"}


def _written(chart: go.Figure) -> Any:
    return json.loads(plotly.io.to_json(chart, validate=False))


def test_a_finished_map_says_what_the_map_says() -> None:
    deck = city_map(frames.points("zh"), "zh", "light")
    finished = PreparedMap(deck)

    assert json.loads(finished.to_json()) == json.loads(deck.to_json())
    assert vars(finished).keys() - vars(deck).keys() == {"_written"}
    assert finished._tooltip == deck._tooltip
    assert deck.layers


def test_a_prepared_table_goes_to_the_browser_as_pandas_would_send_it() -> None:
    words = pd.DataFrame({"city": ["甲", "乙"], "rate": ["80%", "—"]})
    tints = pd.DataFrame({"city": ["", "color: red"], "rate": ["color: red", "color: blue"]})
    finished = overrides.prepared(words, tints, "city").words

    usual = _sent(words.style.apply(lambda _: tints, axis=None))
    assert _sent(finished) == usual
    assert _sent(finished) == usual, "drawn again"


def test_a_table_is_sent_as_what_sorts_with_its_words_to_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = pa.table({"city": ["甲", "乙"], "rate": ["80%", "—"]})
    in_order = pa.table({"city": ["甲", "乙"], "rate": [" 80%", "  —"]})
    sent = _drawn(monkeypatch, words, arrow_stream(in_order))

    assert pa.ipc.open_stream(sent.data).read_all() == in_order
    assert pa.ipc.open_stream(sent.styler.display_values).read_all() == words


def test_a_prepared_table_keeps_its_styles_and_sorts_by_the_numbers_in_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = pd.DataFrame({"city": ["甲", "乙", "丙"], "rate": ["▲ 80%", "▼ 9.5%", "未报"]})
    styles = words.replace(".*", "color: red", regex=True)
    sent = _drawn(monkeypatch, *overrides.prepared(words, styles, "city"))
    in_order = pa.ipc.open_stream(sent.data).read_pandas()

    assert sorted(in_order["rate"], key=_places) == in_order["rate"][[1, 0, 2]].tolist()
    assert in_order["rate"].str.strip().tolist() == words["rate"].tolist()
    assert in_order["city"].tolist() == words["city"].tolist()
    assert pa.ipc.open_stream(sent.styler.display_values).read_pandas().equals(words)
    assert "color: red" in sent.styler.styles


def test_a_table_that_sorts_as_it_is_shown_is_sent_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent = _drawn(monkeypatch, pa.table({"a": ["x"]}), None)

    assert not sent.HasField("styler")


def _places(cell: str) -> list[int]:
    """As the browser's collation has the blanks before the words."""
    return [BLANKS.index(sign) for sign in cell if sign in BLANKS]


def _drawn(monkeypatch: pytest.MonkeyPatch, table: Any, numbers: bytes | None) -> ArrowData:
    """What Streamlit would send of a table."""
    messages: list[Any] = []
    monkeypatch.setattr(
        delta_generator.DeltaGenerator,
        "_enqueue",
        lambda generator, kind, message, **more: messages.append(message),
    )
    if numbers is None:
        st.dataframe(table)
    else:
        overrides.sortable(table, numbers)
    (message,) = messages
    sent: ArrowData = message.arrow_data
    return sent


def _sent(table: Styler) -> tuple[str, str, Any]:
    """What Streamlit makes of a table: its styles, and its words as they are shown."""
    sent = ArrowData()
    table.uuid = "t"
    marshall_styler(sent, table, "t")
    words = pa.ipc.open_stream(sent.styler.display_values).read_pandas()
    return sent.styler.uuid, sent.styler.styles, words.to_dict()


def test_arrow_takes_its_memory_from_the_system() -> None:
    before = pa.default_memory_pool()
    try:
        overrides.use_system_memory()
        assert pa.default_memory_pool().backend_name == "system"
        assert pa.array([1, 2]).to_pylist() == [1, 2]
    finally:
        pa.set_memory_pool(before)


def test_streamlit_asks_no_more_whether_it_was_started_at_a_prompt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searches: list[bool] = []

    def at_a_prompt() -> bool:
        searches.append(True)
        return False

    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    monkeypatch.setattr(delta_generator.env_util, "is_repl", at_a_prompt)
    delta_generator._maybe_print_use_warning()
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    overrides.skip_prompt_search()
    delta_generator._maybe_print_use_warning()

    assert searches == [True]


def test_streamlits_emojis_wait_for_their_first_use_and_are_there_after_it() -> None:
    script = """
import sys, streamlit
from shell.parts import overrides
from shell.parts.sort_keys import BLANKS
from shell.parts.tables import arrow_stream
before = "streamlit.emojis" in sys.modules
overrides.compile_emojis()
from streamlit.emojis import ALL_EMOJIS, EMOJI_EXTRACTION_REGEX
print(before, "streamlit.emojis" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["False", "True"]
