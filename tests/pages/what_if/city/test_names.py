"""Nothing that leaves for a city's office names another city: neither results nor what is drawn."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language
from metrics.counts.entities import keys, names
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from shell.cache import readings
from shell.screens.what_if.levers.knobs import SETS
from tests.pages.what_if.city.conftest import OTHER, OWN, RAISED, Open, keep

Handed = list[tuple[str, Any]]
PRICED = ["volume", "pass_rate", "opening_rate", "jobs"]


@pytest.fixture
def others(counts: Counts) -> set[str]:
    """Codes and names of all cities but the own, as they might be written."""
    wording = names(counts, "city")
    full = counts.tables["cities"]
    told = set(keys(counts, "city")) | {
        name for text in wording.values() for name in vars(text).values()
    }
    told |= {*full["name_zh"], *full["name_en"]}
    own = {OWN, "广州", "广州市", "Guangzhou"}
    assert own < told
    assert len(told) > 3 * 99
    return told - own


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Handed:
    """All that was handed out to the viewer, each with the name of its function."""
    kept: Handed = []
    door = readings.allowed_part

    def watched(scope: Any, counts: Any, function: Any, keys: Any) -> Any:
        answer = door(scope, counts, function, keys)
        kept.append((f"{function.__module__}.{function.__qualname__}", answer))
        return answer

    monkeypatch.setattr(readings, "allowed_part", watched)
    return kept


def spelled(value: Any) -> Iterator[str]:
    """All words and numbers in a value, however deep."""
    if isinstance(value, pd.DataFrame):
        yield value.to_csv()
    elif isinstance(value, pa.Table):
        yield str(value.to_pydict())
    elif isinstance(value, pd.Series | np.ndarray):
        yield str(value.tolist())
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spelled(getattr(value, field.name))
    elif isinstance(value, dict):
        for pair in value.items():
            yield from spelled(pair)
    elif isinstance(value, list | tuple | set):
        for part in value:
            yield from spelled(part)
    elif hasattr(value, "to_json"):
        yield json.dumps(json.loads(value.to_json()), ensure_ascii=False)
    else:
        yield str(value)


def drawn(test: AppTest) -> str:
    """The messages to the browser, as text: of all elements and blocks, side and main part."""
    blobs = []
    for node in nodes(test._tree):
        proto = getattr(node, "proto", None)
        if proto is not None:
            blobs.append(proto.SerializeToString())
    written = b"\n".join(blobs).decode("utf-8", errors="replace")
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), written)


def nodes(node: Any) -> Iterator[Any]:
    """A node of the page and all below it."""
    yield node
    for child in getattr(node, "children", {}).values():
        yield from nodes(child)


def found_in(text: str, others: set[str]) -> list[str]:
    """The cities in a text; six digits within a longer number are no code."""
    codes = set(re.findall(r"(?<![\d.])\d{6}(?!\d)", text))
    return sorted(name for name in others if (name in codes if name.isdigit() else name in text))


def act(test: AppTest, tab: str) -> list[str]:
    """What is drawn as the tab opens, and after each thing that an officer may do there."""
    shown = [drawn(test)]

    def ran(done: Any) -> None:
        done.run()
        assert not test.exception
        shown.append(drawn(test))

    if tab == "targets":
        for key in INDICATORS:
            ran(test.segmented_control(key="indicator").set_value(key))
            ran(test.slider(key=f"what_if_slide_{key}").set_value(9.0))
        for key in INDICATORS:
            if key != "trained":
                ran(test.selectbox(key="fair_indicator").set_value(key))
        ran(test.button(key="what_if_adopt_fair").click())
    if tab == "levers":
        for key, levers in SETS.items():
            ran(test.segmented_control(key="lever_set").set_value(key))
            for lever in levers[:3]:
                ran(test.number_input(key=f"what_if_number_{lever}").set_value(99.0))
        ran(test.segmented_control(key="tornado").set_value("unsure"))
        ran(test.segmented_control(key="stage").set_value("opened"))
        ran(test.multiselect(key="what_if_priced").set_value(PRICED))
        for lever in PRICED:
            test.number_input(key=f"what_if_cost_{lever}").set_value(100.0)
        ran(test)
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", ["targets", "levers", "scenarios"])
def test_no_other_city_is_named_in_any_tab(
    open_page: Open, handed: Handed, others: set[str], tab: str, language: Language
) -> None:
    keep(Scenario(targets=(Target("pass_rate", 0.85),)), "全部")
    keep(Scenario(OTHER, (Target("pass_rate", 0.85, OTHER),)), "别处")
    keep(Scenario(OWN, (Target("pass_rate", 0.85, OTHER),)), "混合")
    keep(RAISED, "本市")
    test = open_page(lang=language, what_if_tab=tab, scenario=RAISED.text)

    assert not test.exception
    shown = act(test, tab)
    assert all(len(words) > 2_000 for words in shown)
    assert {"zh": "广州", "en": "Guangzhou"}[language] in shown[0]
    assert [found_in(words, others) for words in shown] == [[] for _ in shown]

    check(handed, others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_snapshot_names_no_other_city_either(
    open_page: Open, handed: Handed, others: set[str], language: Language
) -> None:
    keep(RAISED, "本市")
    test = open_page(lang=language, what_if_tab="scenarios", snapshot="1", scenario=RAISED.text)

    assert not test.exception
    assert found_in(drawn(test), others) == []
    asked = {name for name, _ in handed}
    assert {
        "metrics.what_if.targets.before_after.before_after",
        "shell.cache.readings._scenario_moved",
    } <= asked
    check(handed, others)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("figure", INDICATORS)
def test_no_definition_names_a_city(
    run_page: Any, handed: Handed, others: set[str], figure: str, language: Language
) -> None:
    test = run_page("definitions", {"lang": language, "indicator": figure})

    assert not test.exception
    assert found_in(drawn(test), others) == []
    check(handed, others)


def check(handed: Handed, others: set[str]) -> None:
    """Nothing that was handed out names another city."""
    told = [(name, found_in("\n".join(spelled(result)), others)) for name, result in handed]
    assert len({name for name, _ in handed}) > 5
    assert [(name, names_seen) for name, names_seen in told if names_seen] == []


def test_the_search_would_find_a_city(
    open_page: Callable[..., AppTest], others: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from shell.viewer import access

    monkeypatch.delenv(access.VARIABLE)
    access.current_scope.cache_clear()
    shown = drawn(open_page(lang="zh", what_if_tab="targets"))

    assert {"深圳", "北京"} <= set(found_in(shown, others))
