"""A city's month from open to locked, what batches do to it, and who is late."""
