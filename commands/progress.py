"""Shows how far a step is: one line that renews itself on a screen, sparse lines in a log."""

import shutil
import sys
import threading
import time
import unicodedata
from types import TracebackType
from typing import Self, TextIO

from commands.words import words

SCREEN_SECONDS = 0.2
LOG_SECONDS = 2.0
BAR = 24


def fitted(text: str, columns: int) -> str:
    """The beginning of `text` that fits; Chinese characters take two columns."""
    width = 0
    for place, character in enumerate(text):
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width > columns:
            return text[:place]
    return text


class Progress:
    """A step with a title; call it, or `update`, with (done, total, note).

    `total` 0 means that the end is not known. A thread keeps the elapsed time moving while
    the work is silent, so that nothing that takes more than two seconds looks dead.

    >>> with Progress("Reading files") as progress:
    ...     progress.update(3, 12, "loans.csv")
    """

    def __init__(self, title: str, stream: TextIO | None = None) -> None:
        self.title = title
        self.stream = stream or sys.stderr
        self.on_screen = self.stream.isatty()
        self.state: tuple[int, int, str] = (0, 0, "")
        self._shown_at = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep_showing, daemon=True)

    def __enter__(self) -> Self:
        self.started = self._shown_at = time.monotonic()
        self._thread.start()
        return self

    def update(self, done: int, total: int = 0, note: str = "") -> None:
        """Notes how far the work is; cheap enough to be called for every row group."""
        self.state = (done, total, note)

    __call__ = update

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
        outcome = "progress.done" if kind is None else "progress.stopped"
        self._show(words(outcome, title=self.title, seconds=self._seconds()), last=True)

    def _seconds(self) -> float:
        return time.monotonic() - self.started

    def _keep_showing(self) -> None:
        while not self._ended.wait(SCREEN_SECONDS):
            now = time.monotonic()
            # a long step in a log gets rarer lines: a tenth of its own time
            pause = SCREEN_SECONDS if self.on_screen else max(LOG_SECONDS, self._seconds() / 10)
            if now - self._shown_at >= pause:
                self._shown_at = now
                self._show(self._line())

    def _line(self) -> str:
        done, total, note = self.state
        share = min(1.0, done / total) if total > 0 else 0.0
        parts = [self.title]
        if total > 0 and self.on_screen:
            parts.append("[" + "#" * round(BAR * share) + "." * (BAR - round(BAR * share)) + "]")
        if total > 0:
            parts.append(words("progress.share", share=share, done=done, total=total))
        elif done:
            parts.append(f"{done:,}")
        return "  ".join(
            [*parts, words("progress.seconds", seconds=self._seconds()), note]
        ).rstrip()

    def _show(self, line: str, last: bool = False) -> None:
        if self.on_screen:
            line = "\r\x1b[K" + fitted(line, shutil.get_terminal_size().columns - 1)
        self.stream.write(line + ("\n" if last or not self.on_screen else ""))
        self.stream.flush()
