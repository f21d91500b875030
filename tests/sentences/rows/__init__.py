"""Arguments for sentences that are handed readings, one module per room of `sentences/`."""
