"""A city's headline leads with the number of targets missed and with its place."""

import pytest

from i18n import LANGUAGES, Language, text
from metrics.city.finding import Finding
from metrics.city.findings import city_findings
from metrics.city.missed import MissedTarget, missed_targets
from metrics.city.statements import _level
from sentences.city_names import city_names
from sentences.city_profile import headline as module
from sentences.city_profile.findings import clause
from tests.shell.demonstration import make
from tests.shell.small_data import counts_of

SOME = ("130100", "430100", "530100", "650100")


@pytest.mark.parametrize(
    ("missed", "words"),
    [
        ((), "六项目标没有确实未达标的"),
        (
            (MissedTarget("opening_rate", 0.4, 60.0, 60), MissedTarget("pass_rate", 0.1, 9.0, 60)),
            "六项目标2项未达标，差距最大的半年内开业成功率在60个同类城市中列第60位",
        ),
        (
            (MissedTarget("opening_rate", 0.4, float("nan"), 60),),
            "六项目标1项未达标，差距最大的是半年内开业成功率",
        ),
    ],
)
def test_the_number_missed_and_the_rank_come_first(
    missed: tuple[MissedTarget, ...], words: str
) -> None:
    assert module._missed_words(missed, "zh") == words


def stand(rank: int, first: int, last: int, n: int) -> Finding | None:
    """The finding of a place with its interval; None where it is sure of nothing."""
    level = _level(first, last, n)
    facts = {"level": level, "n": n, "rank": rank, "rank_lower": first, "rank_upper": last}
    return (
        Finding("place", "pass_rate", "pass_rate", 1.0, None, tuple(facts.items()))
        if level
        else None
    )


@pytest.mark.parametrize("n", [4, 5, 9, 31])
def test_neither_end_of_a_league_is_said_to_be_in_a_half_of_it(n: int) -> None:
    for other in range(1, n + 1):
        last, first = stand(n, other, n, n), stand(1, 1, other, n)
        for finding, zh, en in ((last, "末位", "last of"), (first, "首", "first of")):
            if finding is not None:
                assert zh in clause(finding, "zh")
                assert "半区" not in clause(finding, "zh")
                assert en in clause(finding, "en")
                assert "half" not in clause(finding, "en").replace("half a year", "")


def test_a_place_between_the_ends_names_its_half() -> None:
    assert "第8位，确属下半区" in clause(stand(8, 6, 9, 9), "zh")  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_citys_headline_leads_with_its_targets_missed_the_widest_first(
    tmp_path_factory: pytest.TempPathFactory, language: Language
) -> None:
    counts = counts_of(make(tmp_path_factory.getbasetemp().parent))
    missing = {}
    for code in SOME:
        missed = missed_targets(counts, code)
        missing[code] = len(missed)
        words = module.headline(counts, language, code, city_findings(counts, code))
        name = city_names(counts, language)[code]
        led = text("city_profile.headline.all", language, city=name, parts="")
        assert words.startswith(led + module._missed_words(missed, language))
        assert [one.shortfall for one in missed] == sorted(
            (one.shortfall for one in missed), reverse=True
        )
    assert set(missing.values()) >= {0, 1}
