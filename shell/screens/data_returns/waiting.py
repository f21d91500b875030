"""What of a file waits, and for what: on the receipt, and before the file is brought in."""

from data_access.returns.projection import Changed
from i18n import Language, pick, text
from i18n.formats import count, listing
from sentences.escape import escape


def lines(changed: Changed, language: Language) -> list[str]:
    """A sentence on the records that wait, by reason, and one on closings without a date."""
    said = []
    if changed.reasons:
        by_number = sorted(changed.reasons.items(), key=lambda pair: (-pair[1], pair[0].en))
        reasons = [f"{escape(pick(why, language))} {count(n, language)}" for why, n in by_number]
        words = listing(reasons, language)
        n = sum(changed.reasons.values())
        said.append(text("data_returns.waiting_for", language, n=n, reasons=words))
    if changed.undated:
        said.append(text("data_returns.undated_closings", language, n=changed.undated))
    return said
