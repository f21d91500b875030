"""Names of cities as sentences and links may hold them."""

from i18n import Language, pick
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from sentences.escape import escape
from shell.cache.readings import cached
from shell.viewer.view import View


def city_names(view: View) -> dict[str, str]:
    """City names in the reader's language by code, safe in markdown; not to be changed."""
    return cached(view.scope, view.snapshot, _escaped_names, language=view.language)


def _escaped_names(counts: Counts, language: Language) -> dict[str, str]:
    return {code: escape(pick(name, language)) for code, name in names(counts, "city").items()}
