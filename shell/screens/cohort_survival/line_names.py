"""What the lines of the curve page are called: in full in tables, short beside a line."""

from collections.abc import Callable

import numpy as np

from i18n import pick, text
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from shell.cache.readings import cached, entity_names
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import WITHIN
from shell.viewer.view import View

BRIEF = {"tier", "group", "incubated"}


def line_names(view: View, choice: Choice, short: bool = False) -> Callable[[str], str]:
    """A function that names a line by its code; the code "" stands for all lines together."""
    parts = [_part_names(view, split, short) for split in choice.splits]

    def name(line: str) -> str:
        if not line:
            return who(view, choice) if not choice.splits else _say(view, "everything")
        words = [part(key) for part, key in zip(parts, line.split(WITHIN), strict=True)]
        return words[0] if len(words) == 1 else _say(view, "both", first=words[0], second=words[1])

    return name


def _say(view: View, key: str, **values: object) -> str:
    return text(f"cohort_survival.{key}", view.language, **values)


def _part_names(view: View, split: str, short: bool) -> Callable[[str], str]:
    if split == "cohort":
        return lambda key: _say(view, "year", year=key)
    if split == "institution":
        return _institutions(view, short)
    if split == "incubated" or (short and split in BRIEF):
        other = "group_other" if split == "group" else "other"
        return lambda key: _say(view, f"short.{other if key == 'other' else key}")
    held = entity_names(view.scope, view.snapshot, split)
    return lambda key: pick(held[key], view.language)


def _institutions(view: View, short: bool) -> Callable[[str], str]:
    """Institutions have a Chinese name only; in English they go by number and city."""
    if short:
        return lambda key: _say(view, "institution_short", id=key)
    held = entity_names(view.scope, view.snapshot, "institution")
    cities = cached(view.scope, view.snapshot, _institution_cities)
    return lambda key: _say(
        view, "institution", id=key, name=held[key].zh, city=pick(cities[key], view.language)
    )


def _institution_cities(counts: Counts) -> dict[str, Text]:
    listed, wording = counts.tables["institutions"]["id"], names(counts, "city")
    codes = np.array([f"{code:06d}" for code in counts.codes])[counts.institution_city]
    return {str(i): wording[code] for i, code in zip(listed, codes, strict=True)}


def who(view: View, choice: Choice) -> str:
    """The nation, or the one city, tier or group that is read."""
    by = choice.only or "national"
    held = entity_names(view.scope, view.snapshot, by)
    return pick(held[choice.key] if choice.key else next(iter(held.values())), view.language)
