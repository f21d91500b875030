"""One phrase and one count for one thing: the five verdicts, wherever their numbers are said."""

import re
from pathlib import Path

from i18n.verdicts import VERDICTS
from sentences.verdict_badges import tally

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


def test_no_text_sums_up_what_is_likely_and_what_is_undecided() -> None:
    everything = "\n".join(file.read_text(encoding="utf-8") for file in TEXTS.glob("*.toml"))

    assert not re.findall(r".*(?:无法判定|尚无定论|个尚?不能判定).*", everything)
