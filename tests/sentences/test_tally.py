"""One phrase and one count for one thing: the five verdicts, wherever their numbers are said."""

import re
from pathlib import Path

from i18n import LANGUAGES
from i18n.verdicts import ICONS, word
from metrics.readings.verdicts import LEFT, STATES, VERDICT_OF, VERDICTS
from sentences.verdict_badges import COLOURS, tally

TEXTS = Path(__file__).resolve().parents[2] / "i18n" / "texts"


def test_the_five_verdicts_stand_in_their_order_with_those_of_no_city() -> None:
    assert tally({"met": 44, "missed": 30, "likely_met": 6}, "zh") == (
        "达标 44 · 很可能达标 6 · 未定 0 · 很可能未达标 0 · 未达标 30"
    )


def test_what_withholds_a_verdict_is_said_only_where_it_occurs() -> None:
    words = tally(dict.fromkeys(VERDICTS, 1), "en")

    assert words.startswith("Met 1 · Likely met 1 · Undecided 1 · Likely missed 1 · Missed 1 · ")
    assert "Not reported 1" in words
    assert "Not reported" not in tally({"met": 1}, "en")


def test_a_yearly_number_in_a_running_year_is_counted_in_words_that_look_ahead() -> None:
    numbers = {"year_likely": 6, "year_open": 53, "year_not_expected": 11, "unreported": 2}

    assert tally(numbers, "zh") == (
        "已完成 0 · 预计完成 0 · 可望完成 6 · 尚难判断 53 · 难以完成 0 · 预计不能完成 11 · 未报 2"
    )
    assert "全年未完成 3" in tally(numbers | {"year_missed": 3}, "zh")


def test_every_state_has_a_shape_and_the_words_ahead_have_those_of_the_verdict_behind() -> None:
    assert tuple(ICONS) == (*STATES, LEFT)
    for state, verdict in VERDICT_OF.items():
        assert (ICONS[state], COLOURS[state]) == (ICONS[verdict], COLOURS[verdict])
    for language in LANGUAGES:
        assert len({word(state, language) for state in STATES}) == len(STATES)


def test_no_text_sums_up_what_is_likely_and_what_is_undecided() -> None:
    everything = "\n".join(file.read_text(encoding="utf-8") for file in TEXTS.glob("*.toml"))

    assert not re.findall(r".*(?:无法判定|尚无定论|尚?不能判定|很可能达标、).*", everything)
