"""A recording keeps what a page sends, and another run is held against it."""

from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.served import recording


def test_recordings_keep_what_a_page_sends_and_nothing_of_streamlit(tmp_path: Path) -> None:
    own, of_every_run = ForwardMsg(hash="its hash"), ForwardMsg()
    own.delta.new_element.markdown.body = "words"
    of_every_run.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    bodies = [one.SerializeToString() for one in (own, of_every_run)]

    recording.write(tmp_path / "page", bodies)

    (message,) = recording.read(tmp_path / "page")
    assert (message.delta.new_element.markdown.body, message.hash) == ("words", "")
    assert recording.same(bodies, tmp_path / "page")
    own.delta.new_element.markdown.body = "others"
    assert not recording.same([own.SerializeToString()], tmp_path / "page")
