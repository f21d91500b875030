"""Words from the database, made harmless before they are put into markdown."""

import re

# Every sign that markdown, its maths, its links, its colours or its icons could take for its own.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@\"'/])")
_SPACES = re.compile(r"\s+")


def escape(words: str) -> str:
    """The same words as plain text in markdown: one line, no link, no colour, no formula."""
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", words)).strip()
