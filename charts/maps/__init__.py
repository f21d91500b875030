"""Cities on a plain ground, provinces as tiles."""
