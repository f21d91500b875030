"""Words in the profile's tables: a figure with a sign, with the nation's, with its interval."""

import math
from typing import Any

from i18n import Language, pick, text
from i18n.formats import MISSING, interval, measure, percent
from i18n.verdicts import ICONS, badge
from metrics.definition import Unit
from metrics.registry import FIGURES, TASKS
from sentences.clauses import clause
from sentences.established import established_since, verdict_or_nothing


def arrow(answer: str) -> str:
    """Certainly above or below, as a sign before a figure; nothing where that is not certain."""
    return {"above": "↑ ", "ahead": "↑ ", "below": "↓ ", "behind": "↓ "}.get(answer, "")


def share_and_nation(value: float, nation: float, answer: str, language: Language) -> str:
    """A city's share with the nation's behind it: ↑ 65.5% (51.1%)."""
    if math.isnan(value):
        return MISSING
    return _bracketed(
        f"{arrow(answer)}{percent(value, language)}", percent(nation, language), language
    )


def value_and_interval(
    value: float, lower: float, upper: float, unit: Unit, language: Language
) -> str:
    """A value with its interval behind it: 65.5% (60.1%–70.4%)."""
    return _bracketed(
        measure(value, unit, language), interval(lower, upper, unit, language), language
    )


def _bracketed(words: str, more: str, language: Language) -> str:
    return f"{words}（{more}）" if language == "zh" else f"{words} ({more})"


def state_change(before: str | None, now: str, language: Language) -> str:
    """The state now, after the sign of the one before where that was another."""
    words = badge(now, language)
    same = before is None or ICONS[before] == ICONS[now]
    return words if same else f"{ICONS[str(before)]} → {words}"


def first_year(year: int, value: float, answer: str, unit: Unit, language: Language) -> str:
    """The city's own first year, and whether it is certainly ahead of it now: ↑ 2007: 51.0%."""
    words = measure(value, unit, language)
    if words != MISSING:
        words = f"{year}：{words}" if language == "zh" else f"{year}: {words}"
    return arrow(answer) + words


def task_words(row: dict[str, Any], language: Language) -> dict[str, str]:
    """A figure of a task in words, beside its peers and the nation; `row` as in `city_tasks`."""
    task, figure = TASKS[row["task"]], FIGURES[row["figure"]]
    name = f"{clause(task.clause, language)} {pick(task.name, language)}"
    return {
        "task": name if row["first"] else "",
        "figure": pick(figure.name, language),
        "value": _own(row, language),
        "peers": measure(row["peers"], figure.unit, language),
        "nation": measure(row["nation"], figure.unit, language),
        "state": _state(row, language),
    }


def _own(row: dict[str, Any], language: Language) -> str:
    """The city's figure; of what it has or has not, that and the month since when."""
    figure = FIGURES[row["figure"]]
    if row["has"] is None:
        return measure(row["value"], figure.unit, language)
    return established_since(figure, bool(row["has"]), row["since"] or None, language)


def _state(row: dict[str, Any], language: Language) -> str:
    """The verdict where there is a target, else the side of the peers' median."""
    if not row["counted"]:
        return text("city_profile.not_counted", language)
    if row["verdict"] == "no_target":
        side = row["side"]
        return text(f"city_profile.tasks_side.{side}", language) if side else MISSING
    figure = FIGURES[row["figure"]]
    return verdict_or_nothing(figure, row["verdict"], row["divided"], language)
