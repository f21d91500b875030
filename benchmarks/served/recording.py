"""The messages that a server sends for one run of a page, kept in a file to be sent again."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg, ForwardMsgList

# Streamlit sends these of itself, for the replay's own run as well.
OF_EVERY_RUN = ("new_session", "session_status_changed", "script_finished")
VARIABLE = "BENCH_RECORDINGS"  # the folder, for the server that replays


def write(file: Path, bodies: Sequence[bytes]) -> None:
    """Keeps what a page itself sent during a run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(ForwardMsgList(messages=of_page(bodies)).SerializeToString())


@cache
def read(file: Path) -> tuple[ForwardMsg, ...]:
    """The messages of a recording, as a page makes them: Streamlit has not hashed them yet."""
    messages = tuple(ForwardMsgList.FromString(file.read_bytes()).messages)
    for message in messages:
        message.ClearField("hash")
    return messages


def of_page(bodies: Sequence[bytes]) -> list[ForwardMsg]:
    """The messages of a run that the page caused."""
    messages = [ForwardMsg.FromString(body) for body in bodies]
    return [one for one in messages if one.WhichOneof("type") not in OF_EVERY_RUN]


def same(bodies: Sequence[bytes], file: Path) -> bool:
    """Whether a run sent what is recorded; the name of the script that sent it does not count."""
    return _contents(of_page(bodies)) == _contents(
        ForwardMsgList.FromString(file.read_bytes()).messages
    )


def _contents(messages: Sequence[ForwardMsg]) -> list[bytes]:
    contents = []
    for message in messages:
        message.metadata.ClearField("active_script_hash")
        contents.append(message.SerializeToString(deterministic=True))
    return contents
