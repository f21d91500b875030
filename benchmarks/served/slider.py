"""The slider of a target: its part of the page runs again, beside the whole page."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.rows import Limit, Row, compared
from benchmarks.served.client import Session, request

PAGE, QUERY = "what_if", "lang=zh"
NAME = "what_if_slide_pass_rate"
FIRST, LAST = 60, 95  # percent
SECONDS, KIBIBYTES = 0.008, 2  # the target of one move


@dataclass(frozen=True)
class Slider:
    """Where a slider stands in a page: its own identity and that of its part."""

    widget: str
    part: str

    def moved(self, value: float) -> bytes:
        """What a browser sends when the slider is let go at a value."""
        message = BackMsg()
        message.rerun_script.page_name = PAGE
        message.rerun_script.query_string = QUERY
        message.rerun_script.fragment_id = self.part
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.widget
        state.double_array_value.data.append(value)
        return bytes(message.SerializeToString())


def measure(port: int, size: str, runs: int) -> list[Row]:
    """Values not seen before, then the same again, each beside runs of the whole page."""
    values = [FIRST + step % (LAST - FIRST) + step // (LAST - FIRST) / 100 for step in range(runs)]
    with Session(port) as session:
        _, bodies = session.ask(request(PAGE, QUERY))
        slider = slider_of(bodies)
        session.ask(slider.moved(FIRST - 1))
        new = [session.ask(slider.moved(value)) for value in values]
        seen = [session.ask(slider.moved(value)) for value in values]
        whole = statistics.median(session.run(PAGE, QUERY)[0] for _ in values)
    rows = []
    for name, answers in (("new", new), ("seen before", seen)):
        received = statistics.median(sum(map(len, answer)) for _, answer in answers) / 1024
        seconds = statistics.median(seconds for seconds, _ in answers)
        rows.append(
            compared(
                f"what-if slider, value {name} ({received:.0f} KiB)",
                size,
                seconds,
                ("the whole page", whole),
                Limit(
                    f"{1000 * SECONDS:g} ms, {KIBIBYTES} KiB",
                    seconds <= SECONDS and received <= KIBIBYTES,
                ),
                most=1.0,
            )
        )
    return rows


def slider_of(bodies: Iterable[bytes]) -> Slider:
    """The slider among the elements of a page; raises LookupError where it is not there."""
    for body in bodies:
        message = ForwardMsg.FromString(body)
        slider = message.delta.new_element.slider
        if slider.id.endswith(NAME):
            return Slider(slider.id, message.delta.fragment_id)
    raise LookupError(f"The page shows no slider {NAME}.")
