"""The counts of the small demonstration."""

from tests.sentences.small_demonstration import counts

__all__ = ["counts"]
