"""Workbooks made for an office to fill in, which read back without a fault."""
