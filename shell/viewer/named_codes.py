"""Which cities a choice names: a total before and after one city's change would give it away."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS, Counts
from shell.viewer.access import SIX_DIGITS, AccessRefused, Scope, own_cities, require_city

FEWEST = 3  # other cities in a tier: of fewer a total would nearly say what each of them has


def require_place(scope: Scope, counts: Counts, code: str) -> None:
    """Raises AccessRefused for another city's code, and for a tier with hardly another city."""
    if code == NATION:
        return
    if code in TIERS:
        in_tier = (counts.tier_of == TIERS.index(code)) & ~counts.left
        own = sum(f"{city:06d}" in own_cities(scope) for city in counts.codes[in_tier])
        if int(in_tier.sum()) - own < FEWEST:
            raise AccessRefused(f"This viewer may not see totals of {code}.")
        return
    require_city(scope, code)


def named_codes(choice: Any) -> Iterator[str]:
    """Codes of cities, tiers and the nation that a choice names, however deep."""
    if is_dataclass(choice) and not isinstance(choice, type):
        yield from named_codes([getattr(choice, field.name) for field in fields(choice)])
    elif isinstance(choice, Mapping):
        yield from named_codes([*choice, *choice.values()])
    elif isinstance(choice, tuple | list | frozenset):
        for part in choice:
            yield from named_codes(part)
    elif isinstance(choice, str) and (choice in TIERS or SIX_DIGITS.fullmatch(choice)):
        yield choice
