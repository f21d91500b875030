"""Names of cities as sentences and links may hold them, for the reader of a view."""

from sentences import city_names as sentences
from shell.cache.readings import cached
from shell.viewer.view import View


def city_names(view: View) -> dict[str, str]:
    """City names in the reader's language by code, safe in markdown; not to be changed."""
    return cached(view.scope, view.snapshot, sentences.city_names, language=view.language)
