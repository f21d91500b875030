"""The counting engine: an analytical database in this process, and how records come to it."""
