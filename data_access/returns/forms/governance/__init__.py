"""Forms of governance: organisations, local plans, duties, nil returns."""
