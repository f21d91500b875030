"""Whether a snapshot is published: on which day and for which meeting, else that it is a working one."""

from datetime import date

from i18n import Language, text
from i18n.formats import day


def publication_words(published_on: date | None, meeting: str, language: Language) -> str:
    """A few words for a line that names a snapshot; without a day it is a working one."""
    if published_on is None:
        return text("frame.working", language)
    on = day(published_on, language)
    if not meeting:
        return text("frame.published", language, day=on)
    return text("frame.published_for", language, day=on, meeting=meeting)
