"""What is said of how cohorts open and survive."""
