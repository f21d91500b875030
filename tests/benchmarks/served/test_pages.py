"""A page is measured beside a replay of its own messages, and one above the gate says no."""

from collections.abc import Iterator

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.rows import markdown
from benchmarks.served import pages, recording
from benchmarks.served.pages import Servers
from benchmarks.served.server import BASELINES
from benchmarks.served.serving import serving
from benchmarks.served.turns import Page, in_turn

FIRST = "overview"  # at the bare address, so that a script without pages has it too
SCRIPT = """
import streamlit as st

st.title("Tiny")
with st.container(border=True):
    st.slider("Slider", 0, 10, 5)
    st.dataframe({"a": list(range(100))})
"""


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """A page of a few elements, and the server that replays recordings."""
    folder = tmp_path_factory.mktemp("replay")
    script, nowhere = folder / "tiny.py", folder / "none.sqlite3"
    script.write_text(SCRIPT, encoding="utf-8")
    with (
        serving(script, nowhere) as ours,
        serving(BASELINES / "replay_app.py", nowhere, {recording.VARIABLE: str(folder)}) as replay,
    ):
        yield Servers(ours, replay, ours, ours, folder)


def test_a_replay_sends_the_messages_of_the_page(servers: Servers) -> None:
    tiny, file = Page(servers.ours.port), servers.recordings / "tiny"
    pages.record(tiny, file)

    of_page, of_replay = in_turn([tiny, Page(servers.replay.port, query="recording=tiny")], 2)

    assert _elements(of_page.bodies) == ["heading", "slider", "dataframe"]
    assert _elements(of_replay.bodies) == _elements(of_page.bodies)
    assert recording.same(of_page.bodies, file)
    assert recording.same(of_replay.bodies, file)
    assert len(of_replay.bodies) == len(of_page.bodies)


def test_every_page_has_a_row_beside_its_replay_and_one_beside_the_empty_page(
    servers: Servers,
) -> None:
    (beside_replay, beside_empty), seconds = pages.rows_of(servers, FIRST, "S", 2)

    assert seconds > 0
    assert "messages)" in beside_replay.what
    assert beside_replay.baseline.startswith("its replay: ")
    assert (beside_replay.gate.words, beside_replay.target.words) == ("1.3 ×, 60 messages", "15 ms")
    assert beside_empty.baseline.startswith("empty page: ")
    assert (beside_empty.gate.met, beside_empty.target.words) == (None, "5 ×")


def test_a_replay_that_sends_something_else_is_no_baseline(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "same", lambda bodies, file: False)
    with pytest.raises(RuntimeError, match="did not send what was recorded"):
        pages.rows_of(servers, FIRST, "S", 1)


@pytest.mark.parametrize(
    ("ours", "messages", "answer"), [(0.0129, 60, "yes"), (0.0131, 60, "no"), (0.0129, 61, "no")]
)
def test_a_page_above_the_gate_says_no(ours: float, messages: int, answer: str) -> None:
    row = pages.beside_replay("a page", "S", ours, 0.010, messages)
    assert row.gate.verdict == answer
    assert markdown([row]).splitlines()[2].endswith(f"| {answer.ljust(10)} | 15 ms  | yes        |")


def test_a_slow_page_that_costs_no_more_than_its_messages_misses_the_target_alone() -> None:
    row = pages.beside_replay("a page", "S", 0.050, 0.045, 40)
    assert (row.gate.verdict, row.target.verdict) == ("yes", "no")


def _elements(bodies: list[bytes]) -> list[str]:
    """The kinds of the elements that a run sent, in order."""
    messages = [ForwardMsg.FromString(body) for body in bodies]
    kinds = [str(message.delta.new_element.WhichOneof("type")) for message in messages]
    return [kind for kind in kinds if kind != "None"]
