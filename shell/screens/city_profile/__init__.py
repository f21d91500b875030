"""One city on one page."""
