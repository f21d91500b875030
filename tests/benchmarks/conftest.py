"""The benchmarks' tests share one small database, made as those of the benchmark sizes are."""

from pathlib import Path

import pytest

from benchmarks import data


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A benchmark database of a few thousand trainees."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "FOLDER", tmp_path_factory.mktemp("bench"))
        return data.prepared("smoke")
