"""What must be verified before a verdict."""
