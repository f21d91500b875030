"""Which forms a city keeps, what came of each, and which records a figure waits for."""
