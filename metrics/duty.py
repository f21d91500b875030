"""The form of one duty of the work plan: where it stands, what it asks, who shows it."""

from dataclasses import dataclass

from metrics.definition import Text


@dataclass(frozen=True)
class Duty:
    """One number, list or duty of the plan: where it stands, what it asks, who shows it.

    `figures` are keys of the registry, `pages` the stems of the screens, `tables` the records.
    """

    clause: str
    quote: str
    asks: Text
    figures: tuple[str, ...]
    pages: tuple[str, ...]
    tables: tuple[str, ...]
