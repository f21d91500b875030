"""Who can be rated, and of the others how many for which reason."""

import pandas as pd
import pytest

from i18n import LANGUAGES, Language
from metrics.appraisal.responsibility import WHY
from sentences.appraisal.reasons import rated, reason


def owners(*why: str) -> pd.DataFrame:
    return pd.DataFrame({"why": list(why)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_word(language: Language) -> None:
    words = [reason(why, language) for why in WHY]

    assert all(words)
    assert len(set(words)) == len(WHY)


def test_reasons_are_counted_the_most_frequent_first() -> None:
    departments = owners("", "", "no_figure", "no_target", "no_target")

    assert rated({"department": departments, "officer": owners("")}, "zh") == (
        "2个部门、1名责任人可以评定；3个部门不予评定（无目标值2个、本快照未统计1个）。"
    )


def test_where_everybody_is_rated_nothing_else_is_said() -> None:
    words = rated({"department": owners(""), "officer": owners("", "")}, "en")

    assert words == "1 department and 2 officers can be rated."
