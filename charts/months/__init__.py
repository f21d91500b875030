"""The month line."""
