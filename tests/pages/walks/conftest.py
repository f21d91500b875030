"""Opens a view and takes whatever it shows and gives away."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from shell.parts import export
from tests.pages.conftest import ROOT
from tests.pages.walks.drawn import Files
from tests.pages.walks.links import Link

Open = Callable[[str, Link], AppTest]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The files of the pages opened so far."""
    taken = Files("csv", "xlsx")
    monkeypatch.setattr(export.st, "download_button", taken)
    return taken


def open_view(page: str, link: Link) -> AppTest:
    """A page with what stands in its link, run once."""
    test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
    for name, value in link.items():
        test.query_params[name] = value
    test.switch_page(f"../pages/{page}.py")
    test.run()
    assert not test.exception, (page, link, [error.value for error in test.exception])
    return test
