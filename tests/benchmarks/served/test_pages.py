"""A page is measured beside a replay of its own messages, and one above the gate says no."""

from collections.abc import Iterator

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.served import pages, recording
from benchmarks.served.pages import Servers
from benchmarks.served.server import BASELINES
from benchmarks.served.serving import serving
from benchmarks.served.turns import Page, Runs, in_turn, link_after

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


@pytest.mark.slow
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
    assert beside_replay.gate.words == "3 ×, 80 messages"
    assert beside_replay.target.words == "1.3 ×, 60 messages"
    assert beside_empty.baseline.startswith("empty page: ")
    assert (beside_empty.gate.met, beside_empty.target.words) == (None, "5 ×")


def test_a_replay_that_sends_something_else_is_no_baseline(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "same", lambda bodies, file: False)
    with pytest.raises(RuntimeError, match="did not send what was recorded"):
        pages.rows_of(servers, FIRST, "S", 1)


@pytest.mark.parametrize(
    ("ours", "messages", "gate", "target"),
    [
        (0.0129, 60, "yes", "yes"),
        (0.0131, 60, "yes", "no"),
        (0.0129, 61, "yes", "no"),
        (0.0301, 60, "no", "no"),
        (0.0129, 81, "no", "no"),
    ],
)
def test_a_page_is_judged_by_its_replay_and_its_number_of_messages(
    ours: float, messages: int, gate: str, target: str
) -> None:
    page, replay = Runs([ours] * 3, [b""] * messages), Runs([0.010] * 3, [])
    row = pages.beside_replay("a page", "S", page, replay)
    assert (row.gate.verdict, row.target.verdict) == (gate, target)


def test_a_slow_spell_that_hits_one_turn_of_a_page_and_of_its_replay_is_no_verdict() -> None:
    page, replay = Runs([0.02, 0.02, 0.08], []), Runs([0.01, 0.04, 0.04], [])
    assert page.times(replay) == 2.0


def test_a_page_is_asked_for_again_by_the_link_that_it_wrote() -> None:
    moved, other = ForwardMsg(), ForwardMsg()
    moved.page_info_changed.query_string = "lang=zh&city=110000"
    other.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    bodies = [message.SerializeToString() for message in (moved, other)]

    assert link_after("lang=zh", bodies) == "lang=zh&city=110000"
    assert link_after("lang=zh", bodies[1:]) == "lang=zh"


def _elements(bodies: list[bytes]) -> list[str]:
    """The kinds of the elements that a run sent, in order."""
    messages = [ForwardMsg.FromString(body) for body in bodies]
    kinds = [str(message.delta.new_element.WhichOneof("type")) for message in messages]
    return [kind for kind in kinds if kind != "None"]
