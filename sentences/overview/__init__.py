"""The words of the leaders' page."""
