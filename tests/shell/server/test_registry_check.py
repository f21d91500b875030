"""A definition that lacks something is named in one sentence, before anybody opens a page."""

from dataclasses import replace

import pytest

from metrics.definition import Clause, Indicator, Text
from metrics.registry import FIGURES, INDICATORS
from shell.server import start_checks
from shell.server.registry_check import definition_faults

PASS = INDICATORS["pass_rate"]


def faults(changed: Indicator) -> list[str]:
    """The faults of one changed target."""
    return definition_faults({changed.key: changed}, {changed.key: changed})


def test_the_definitions_lack_nothing() -> None:
    assert definition_faults(INDICATORS, FIGURES) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (replace(PASS, name=Text("合格率", " ")), "pass_rate has no wording of name in 'en'."),
        (
            replace(PASS, caveats=(Text("", "None."),)),
            "pass_rate has no wording of caveats in 'zh'.",
        ),
        (
            replace(PASS, clause=Clause("二", "培训合格率", "")),
            "pass_rate does not quote its clause in both languages.",
        ),
        (
            replace(PASS, sentence=None),
            "pass_rate has no sentence, which the pages of the six targets show.",
        ),
        (
            replace(PASS, counts="attendance"),
            "pass_rate reads the count table 'attendance', which is not declared.",
        ),
        (
            replace(PASS, numerator="attended - left"),
            "pass_rate reads 'left', which 'attended' does not count.",
        ),
        (
            replace(PASS, gates=("weather",)),  # type: ignore[arg-type]
            "pass_rate names the gate 'weather', which is not known.",
        ),
        (
            replace(PASS, by=("city", "incubator")),
            "pass_rate is split by incubator, but 'attended' is not counted so.",
        ),
        (
            replace(PASS, module="metrics/nowhere.py"),
            "pass_rate stands in 'metrics/nowhere.py', which is no file.",
        ),
        (
            replace(PASS, better="lower"),
            "pass_rate is not better when higher, so no target can be held against it yet.",
        ),
    ],
)
def test_what_is_missing_is_named(changed: Indicator, sentence: str) -> None:
    assert faults(changed) == [sentence]


def test_the_server_does_not_start_with_a_faulty_definition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(INDICATORS, "pass_rate", replace(PASS, amount=None))

    with pytest.raises(start_checks.StartRefused, match="pass_rate has no amount"):
        start_checks._check_registry()
