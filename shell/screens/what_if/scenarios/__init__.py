"""Scenarios kept, compared, shared and adopted."""
