"""Who is here, what this viewer is shown, and what may leave for a city's own office."""
