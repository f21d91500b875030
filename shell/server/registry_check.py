"""What the definitions lack, each in one sentence: texts, count tables, measures, gates."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from data_access.counts.declared import MEASURES, SPLITS
from metrics.counts.entities import LISTED
from metrics.counts.measures import measure_columns
from metrics.counts.presence import columns_read
from metrics.counts.snapshot import DERIVED
from metrics.definition import Indicator, Text
from metrics.doubts.gates import CLOSED_BY

ROOT = Path(__file__).resolve().parents[2]


def definition_faults(
    indicators: Mapping[str, Indicator], figures: Mapping[str, Indicator]
) -> list[str]:
    """One sentence per fault, in the order of the plan; `indicators` need more than the figures."""
    faults = [fault for figure in figures.values() for fault in _faults(figure)]
    return faults + [fault for target in indicators.values() for fault in _target_faults(target)]


def _faults(figure: Indicator) -> Iterator[str]:
    for name, text in texts(figure):
        for language in ("zh", "en"):
            if not getattr(text, language).strip():
                yield f"{figure.key} has no wording of {name} in {language!r}."
    if not figure.clause.quote or not figure.clause.english:
        yield f"{figure.key} does not quote its clause in both languages."
    for gate in figure.gates:
        if gate not in CLOSED_BY:
            yield f"{figure.key} names the gate {gate!r}, which is not known."
    if not (ROOT / figure.module).is_file():
        yield f"{figure.key} stands in {figure.module!r}, which is no file."
    yield from _count_faults(figure)


def _target_faults(target: Indicator) -> Iterator[str]:
    """What the leaders' page and the gaps say of a target, and what they cannot say."""
    for name in ("sentence", "amount"):
        if getattr(target, name) is None:
            yield f"{target.key} has no {name}, which the pages of the six targets show."
    if target.better != "higher" and (target.target is not None or target.peers):
        yield f"{target.key} is not better when higher, so no target can be held against it yet."


def _count_faults(figure: Indicator) -> Iterator[str]:
    """Its count table, the measures in it, and the lists that it is said to be split by."""
    if figure.counts in DERIVED:
        return
    if figure.counts not in MEASURES:
        yield f"{figure.key} reads the count table {figure.counts!r}, which is not declared."
        return
    columns = columns_read(figure) | set(measure_columns(figure.base) if figure.base else ())
    for column in sorted(columns - set(MEASURES[figure.counts])):
        yield f"{figure.key} reads {column!r}, which {figure.counts!r} does not count."
    for by in LISTED:
        if by in figure.by and figure.counts not in SPLITS[by]:
            yield f"{figure.key} is split by {by}, but {figure.counts!r} is not counted so."


def texts(figure: Indicator) -> Iterator[tuple[str, Text]]:
    """Every text of a definition with the name of its field."""
    for entry in fields(figure):
        value = getattr(figure, entry.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, Text):
                yield entry.name, text
    for key, variant in figure.variants.items():
        yield f"variant {key}", variant.name
