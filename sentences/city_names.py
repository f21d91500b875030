"""Names of cities as sentences may hold them, in the reader's language and safe in markdown."""

from i18n import Language, pick
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from sentences.escape import escape


def city_names(counts: Counts, language: Language) -> dict[str, str]:
    """City names by code."""
    return {code: escape(pick(name, language)) for code, name in names(counts, "city").items()}
