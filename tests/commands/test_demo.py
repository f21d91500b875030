"""Made-up records go to a new or empty folder only; what cannot be made is said in a sentence."""

from argparse import Namespace
from pathlib import Path

import pytest

from commands import CommandError, WrongArgument, demo
from data_access import demo as records


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")

    for place in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(WrongArgument, match="is not an empty folder; name a new one") as told:
            demo.make_empty(place)
        assert told.value.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_made_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(WrongArgument, match=r"^The folder .*inside cannot be made: .+[.]$"):
        demo.make_empty(tmp_path / "file" / "inside")


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    demo.make_empty(tmp_path / "one" / "two")
    assert list((tmp_path / "one" / "two").iterdir()) == []


def test_a_full_disk_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(records, "write", full)
    with pytest.raises(CommandError, match=r"could not be filled: No space left on device[.]$"):
        demo.main(Namespace(folder=tmp_path / "new", trainees=10, seed=1))
