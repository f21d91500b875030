"""The form of one duty of the work plan: where it stands, what it asks, who shows it, or why nobody does."""

from dataclasses import dataclass

from metrics.definition import Text


@dataclass(frozen=True)
class Duty:
    """One number, list or duty of the plan: where it stands, what it asks, who shows it.

    `figures` are keys of the registry, `pages` the stems of the screens, `tables` the records. A
    duty that the product does not compute has none of them, and says in `why_not` what is missing.
    """

    clause: str
    quote: str
    asks: Text
    figures: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    why_not: Text | None = None


def not_computed(clause: str, quote: str, asks: Text, why_not: Text) -> Duty:
    """A duty of which no figure is made, with the reason."""
    return Duty(clause, quote, asks, why_not=why_not)
