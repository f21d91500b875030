"""What is said of data that must be verified before a verdict."""
