"""Whatever stands in a link, the page stands: every name that any page reads, found in the code."""

import ast
import importlib
from pathlib import Path

import pytest

from sentences.escape import escape
from shell.around.page_head import LONGEST
from shell.session import unmet_requests
from tests.pages.test_unmet_requests import FRAME, ROWS, notices
from tests.pages.walks.conftest import open_view

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]
# Of each function that reads the link: which argument is the name.
READERS = {
    **dict.fromkeys(("initial_value", "current_value", "new_request", "give_up", "select"), 0),
    "segments": 0,
    **dict.fromkeys(("indicator_select", "league_select"), 1),
    **dict.fromkeys(("variant_select", "period_select"), 2),
    "city_select": 1,
}
# Where the name is an argument handed on, or none is given: the names that come of it.
DEFAULTS = {
    "indicator_select": "indicator",
    "variant_select": "variant",
    "period_select": "period",
    "league_select": "league",
    "city_select": "city",
}
HANDED_ON = {"curve", "scope", "split", "split2", "city", "tier", "group", "screen"}
BESIDE_A_SAVED_SCENARIO = {"adopt_year"}  # asked for in vain in the tests of scenarios
OF_ONES_OWN = {"start_area", "start_city"}  # of a programme that is no demonstration
BESIDE_A_BATCH = {"return_batch"}  # there only where something was brought in
VALUES = {
    "empty": "",
    "long": "9" * 10_000,
    "html": "<script>alert(1)</script><b>x</b>",
    "markdown": "**[x](http://a.b)** :red[y] $z$",
    "signs": "\u202e\x00'\";--",
}
IN_LANGUAGES = [
    *((VALUES[name], "zh") for name in ("empty", "html", "markdown")),
    *((VALUES[name], "en") for name in ("long", "html", "signs")),
]


def names_in(path: Path) -> set[str]:
    """The names that a module reads from the link, where they stand in it as words."""
    source = path.read_text(encoding="utf-8")
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    names = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called not in READERS:
            continue
        place = READERS[called]
        given = {word.arg: word.value for word in node.keywords}.get("name")
        given = node.args[place] if given is None and len(node.args) > place else given
        if given is None:
            names |= {DEFAULTS[called]} if called in DEFAULTS else set()
        elif isinstance(given, ast.Constant):
            names.add(str(given.value))
        elif isinstance(given, ast.Name | ast.Attribute):
            written = getattr(module, ast.unparse(given), None)
            names |= {written} if isinstance(written, str) else set()
    return names


def in_code() -> set[str]:
    """All names that any page reads from the link."""
    modules = [path for path in (ROOT / "shell").rglob("*.py") if path.name != "frame.py"]
    return HANDED_ON.union(*map(names_in, modules))


def test_every_name_that_a_page_reads_is_asked_for_in_vain() -> None:
    asked = {name for _, right, names in ROWS for name in (*names.split(), *right, *FRAME, "lang")}
    assert in_code() - asked == BESIDE_A_SAVED_SCENARIO | BESIDE_A_BATCH | OF_ONES_OWN


@pytest.mark.parametrize(("value", "language"), IN_LANGUAGES)
@pytest.mark.parametrize("page", dict.fromkeys(row[0] for row in ROWS))
def test_a_page_stands_whatever_its_link_holds(
    demo_url: str, page: str, value: str, language: str
) -> None:
    names = {name for row in ROWS if row[0] == page for name in row[2].split()}
    test = open_view(page, {**dict.fromkeys([*sorted(names), *FRAME], value), "lang": language})
    said = notices(test)

    assert test.header or test.title
    assert len(said) == len(test.session_state[unmet_requests.RUN])
    assert all(len(sentence) < LONGEST + 400 for sentence in said)
    for sentence in said:
        assert "<script" not in sentence.replace(escape(VALUES["html"]), "")
    if value:
        assert {"snapshot"} <= set(test.session_state[unmet_requests.RUN])


def test_of_a_name_that_stands_twice_the_last_is_taken_and_named(demo_url: str) -> None:
    test = open_view("city_profile", {"city": ["440100", "atlantis"], "lang": "zh"})  # type: ignore[dict-item]

    assert len(notices(test)) == 1
    assert "atlantis" in notices(test)[0]
    right = open_view("city_profile", {"city": ["atlantis", "440100"], "lang": "zh"})  # type: ignore[dict-item]
    assert notices(right) == []
    assert right.selectbox(key="city").value == "440100"
