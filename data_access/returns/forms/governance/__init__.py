"""Forms of governance: organisations, local plans, nil returns."""
