"""The words of the ranking of cities."""
