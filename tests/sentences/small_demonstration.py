"""The counts that tests of sentences read: the small demonstration's, opened once."""

import pytest

from metrics.counts.snapshot import Counts
from tests.sentences.room_rendering import newest_counts
from tests.shell.demonstration import make


@pytest.fixture(scope="session")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Counts:
    """Counts of the newest snapshot of the small demonstration."""
    return newest_counts(make(tmp_path_factory.getbasetemp().parent))
