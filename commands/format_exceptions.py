"""Where a comment switches the formatter off, which no file of ours needs; standard library only."""

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from commands.import_directions import OURS
from commands.words import words

SKIPS = re.compile(r"fmt:\s*(skip|off)")
MIGRATIONS = "data_access/migrations/"  # a finished migration may keep the form it was made in


def exceptions(root: Path) -> list[str]:
    """One sentence per comment that keeps the formatter from a line or a part of a file."""
    places = [place for name in sorted(OURS) for place in _files(root, name)]
    return [
        words("check.format_exception", place=place, line=line, comment=comment)
        for place in places
        for line, comment in _comments(root / place)
        if "off" not in comment or not place.startswith(MIGRATIONS)
    ]


def _files(root: Path, name: str) -> list[str]:
    """The Python files of a folder, or the one file of that name."""
    paths = [*root.glob(f"{name}.py"), *root.glob(f"{name}/**/*.py")]
    return sorted(path.relative_to(root).as_posix() for path in paths)


def _comments(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of the comments that speak to the formatter; a text in quotes is none."""
    if not SKIPS.search(path.read_text(encoding="utf-8")):  # cheap: hardly any file gets further
        return
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT and SKIPS.search(token.string):
                yield token.start[0], token.string
