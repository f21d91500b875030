"""A snapshot for a meeting: asked of the records once more, compared with the last, sealed and signed."""
