"""The words of one city on one page."""
