"""An office with an empty database: begins, sends a workbook, sees its city move, takes it back, publishes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.engine import open_database
from data_access.returns.batches import bring_in
from data_access.returns.identity_key import identity_key
from data_access.returns.returned import Sender
from data_access.returns.understood import understand
from data_access.snapshots import all_snapshots
from tests.browser import office_walk as walk
from tests.browser.conftest import start_server
from tests.browser.visits import visit
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import sizes

VISITS = samples.visits(range(40), day="2008-12-20")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Path]]:
    """A server over an empty database, and the office's folder."""
    monkeypatch.setenv("STARTUP_DASHBOARD_IDENTITY_KEY", str(tmp_path / "identity.key"))
    server, url = start_server(tmp_path / "own.sqlite3")
    yield url, tmp_path
    server.terminate()
    server.wait()


def database(folder: Path) -> tuple[dict[str, int], list[str]]:
    """Rows by table, and the hashes of the snapshots, the newest first."""
    engine = open_database(str(folder / "own.sqlite3"))
    try:
        return sizes(engine), [info.content_hash for info in all_snapshots(engine)]
    finally:
        engine.dispose()


def neighbour_returns(folder: Path, template: Path) -> None:
    """Another city sends a class of other persons who all passed, so that there is a ranking."""
    everybody = walk.training(wrong=False, failed=0, birth="19750101")
    content = walk.fill(template, folder / "三.xlsx", everybody).read_bytes()
    received_on = date(2009, 1, 5)
    read = understand("三.xlsx", content, received_on)
    engine = open_database(str(folder / "own.sqlite3"))
    try:
        key, _ = identity_key(engine, folder / "identity.key")
        sender = Sender("340200", key, received_on)
        bring_in(engine, read.file, read.sheets, sender, "C902", date(2008, 12, 31))
    finally:
        engine.dispose()


def test_an_office_goes_from_nothing_to_a_published_snapshot(
    chromium: Any, office: tuple[str, Path]
) -> None:
    url, folder = office
    seen = visit(chromium, url)
    walk.begin(seen, lambda name: None)
    template = walk.download_template(seen, folder)
    assert "可拖到此处" in str(
        seen.page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=\"stFileUploaderDropzoneInstructions\"]'),"
            " '::after').content"
        )
    )
    walk.choose(seen, walk.fill(template, folder / "一.xlsx", walk.training(wrong=True)))
    assert "约定" in seen.words()
    assert "39" in seen.words()
    walk.choose(seen, walk.fill(template, folder / "二.xlsx", walk.training(wrong=False)))
    walk.bring_in(seen)
    assert (database(folder)[0]["enrolments"], database(folder)[0]["businesses"]) == (60, 40)
    neighbour_returns(folder, template)
    walk.count_anew(seen, 1)
    seen.open("city_ranking?lang=zh&indicator=pass_rate")
    assert "90.0%" in seen.words()
    assert "100.0%" in seen.words()

    seen.open(walk.PAGE)
    (folder / "回访.csv").write_bytes(VISITS)
    walk.choose(seen, folder / "回访.csv")
    walk.bring_in(seen)
    walk.count_anew(seen, 2)
    walk.undo_last(seen)
    walk.count_anew(seen, 3)
    rows, hashes = database(folder)
    assert "visits" not in rows
    assert hashes[0] == hashes[2] != hashes[1]

    walk.publish(seen, lambda name: None)
    other = visit(chromium, url).open("overview?lang=zh&snapshot=3")
    assert walk.MEETING in other.words()
    assert [*seen.errors, *other.errors, *seen.outside] == []
