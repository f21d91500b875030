"""Other targets: who would stand where."""
