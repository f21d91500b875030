"""Commands that measure what the program promises: speed, and that nothing is lost."""
