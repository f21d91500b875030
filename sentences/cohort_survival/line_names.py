"""What the lines of the curves are called: in full in tables, short beside a line."""

from collections.abc import Callable

import numpy as np

from i18n import Language, pick
from metrics.cohorts.lines import WITHIN
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from sentences.cohort_survival.texts import say

Naming = Callable[[str], str]
BRIEF = {"tier", "group", "incubated"}


def line_names(
    counts: Counts,
    language: Language,
    splits: tuple[str, ...],
    only: str,
    key: str,
    short: bool = False,
) -> Naming:
    """A function that names a line by its code; the code "" stands for all lines together."""
    parts = [_part_names(counts, language, split, short) for split in splits]
    everybody = say("everything", language) if splits else population(counts, language, only, key)

    def name(line: str) -> str:
        if not line:
            return everybody
        words = [part(code) for part, code in zip(parts, line.split(WITHIN), strict=True)]
        return (
            words[0] if len(words) == 1 else say("both", language, first=words[0], second=words[1])
        )

    return name


def _part_names(counts: Counts, language: Language, split: str, short: bool) -> Naming:
    if split == "cohort":
        return lambda code: say("year", language, year=code)
    if split == "institution":
        return _institution_names(counts, language, short)
    if split == "incubated" or (short and split in BRIEF):
        other = "group_other" if split == "group" else "other"
        return lambda code: say(f"short.{other if code == 'other' else code}", language)
    entities = names(counts, split)
    return lambda code: pick(entities[code], language)


def _institution_names(counts: Counts, language: Language, short: bool) -> Naming:
    """Institutions have a Chinese name only; in English they go by number and city."""
    if short:
        return lambda code: say("institution_short", language, id=code)
    institutions, cities = names(counts, "institution"), _institution_cities(counts)
    return lambda code: say(
        "institution",
        language,
        id=code,
        name=institutions[code].zh,
        city=pick(cities[code], language),
    )


def _institution_cities(counts: Counts) -> dict[str, Text]:
    listed, wording = counts.tables["institutions"]["id"], names(counts, "city")
    codes = np.array([f"{code:06d}" for code in counts.codes])[counts.institution_city]
    return {str(i): wording[code] for i, code in zip(listed, codes, strict=True)}


def population(counts: Counts, language: Language, only: str, key: str) -> str:
    """The nation, or the one city, tier or group that is read."""
    entities = names(counts, only or "national")
    return pick(entities[key] if key else next(iter(entities.values())), language)
