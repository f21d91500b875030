"""What is said of the ten tasks and their figures."""
