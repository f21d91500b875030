"""Closed and lost stand beside a rate, and what the lost leave open in the same breath."""

import pandas as pd
import pytest

from i18n import Language
from sentences.left_out import lost_words

ROW = {"closed": 100.0, "lost": 80.0, "denominator": 640.0, "target": 0.8, "verdict": "met"}


@pytest.mark.parametrize(
    ("changed", "language", "words"),
    [
        ({}, "en", "100 closed, 80 lost; at worst 71.9%, under target."),
        ({}, "zh", "关闭100户，失访80户；最低71.9%，低于目标。"),
        ({"verdict": "undecided"}, "zh", "关闭100户，失访80户。"),
        ({"lost": 10.0}, "en", "100 closed, 10 lost."),
        ({"closed": float("nan")}, "zh", ""),
    ],
)
def test_a_target_met_says_whether_the_lost_could_undo_it(
    changed: dict[str, object], language: Language, words: str
) -> None:
    assert lost_words(pd.Series({**ROW, **changed}), language).startswith(words)
