"""Finished parts of a page, made once per view: a sentence, a figure with its words, a table."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from metrics.counts.snapshot import Counts
from shell.cache.readings import cached
from shell.viewer.cuts import GENERAL
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View

Result = TypeVar("Result")


def cached_for(view: View, function: Callable[..., Result], *choices: Hashable) -> Result:
    """`function(view, *choices)`, remembered for everybody with the same view and choices.

    For functions that read nothing but their arguments and draw nothing. The result is shared:
    it is not to be changed.
    """
    if "<" in function.__qualname__:
        raise ValueError(f"{function.__qualname__} has no name of its own; it is never met again.")
    part: Result = cached(
        view.scope, view.snapshot, _finished_part, view=view, make=function, choices=choices
    )
    return part


@may_leave(GENERAL)  # a finished part reads through this same door
def _finished_part(
    _counts: Counts, view: View, make: Callable[..., Result], choices: tuple[Hashable, ...]
) -> Result:
    return make(view, *choices)
