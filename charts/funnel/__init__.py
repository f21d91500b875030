"""The funnel plot with its limits and names."""
