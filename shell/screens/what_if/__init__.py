"""What if another target or another rate: three tabs over one scenario."""
