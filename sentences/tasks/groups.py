"""What a figure says group by group: which target groups lie surely above or below the nation."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import listing, percent
from metrics.board.group_rates import apart
from metrics.counts.entities import GROUP_NAMES
from metrics.definition import Indicator


def group_finding(
    rows: pd.DataFrame, language: Language, figure: Indicator, nation: float, city_name: str
) -> str:
    """The groups apart from the nation; `rows` as in `metrics.board.group_rates`."""
    groups = {side: _names(keys, language) for side, keys in apart(rows, nation).items()}
    return text(
        "task_groups.finding",
        language,
        where=city_name,
        name=pick(figure.name, language),
        nation=percent(nation, language),
        **groups,
    )


def _names(groups: list[str], language: Language) -> str:
    names = [pick(GROUP_NAMES[group], language) for group in groups]
    return listing(names, language) or text("task_groups.nobody", language)
